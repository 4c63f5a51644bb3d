import { beforeEach, expect, it, vi } from "vitest";
import type { ActBody, Offer } from "../../hall/contract";
import { club, meeting, text, vote } from "../desk/fixtures";
import { about } from "./choosing";
import { changed, methodsOf } from "./details";
import { actFor, keepFor, keptFor, moved, openedBy, type Prepared } from "./prepared";
import { findingsFor, majoritiesOf } from "./RuleOn";
import { lockNaming, type Turned } from "./ShutOut";
import { pressedOf } from "./TestVote";

const offer = (act: ActBody, in_order = true): Offer => ({ act, label: act.do, in_order, cite: "", why: "" });
const bench: Prepared = { id: "1", question: "decision", title: "A bench", document: "", opened: false };

it("tells two offers of the same words apart by what they are about", () => {
  const now = meeting({ texts: [text(4)], motions: [{ id: 9, question: "adjourn", says: "to adjourn", by: "ann", text: "", waits: "second" }] });
  const says = (act: ActBody): string => about(act, now, club);
  expect(says({ do: "floor.ask", speech: "reply" })).toBe("reply");
  expect(says({ do: "floor.ask", speech: "explanation", on: 4 })).toBe("explanation of vote L.4 Text 4");
  expect(says({ do: "text.sponsor", text: 4 })).toBe("L.4 Text 4");
  expect(says({ do: "motion.second", motion: 9 })).toBe("to adjourn");
  expect(says({ do: "election.open", kind: "many", places: 1 })).toBe("election to several places");
  expect(says({ do: "vote.open", question: "statutes", title: "?" })).toBe("change of the statutes");
  expect(says({ do: "sitting.close" })).toBe("");
});

it("offers the methods of a question, those over some days apart", () => {
  expect(methodsOf(club, "decision", false).map(({ id }) => id)).toEqual(["device", "hands"]);
  expect(methodsOf(club, "decision", true).map(({ id }) => id)).toEqual(["days"]);
  expect(methodsOf(club, "unknown", false)).toEqual([]);
  expect(changed({ do: "vote.open", method: "hands", title: "x" }, { method: undefined })).toEqual({ do: "vote.open", title: "x" });
});

it("rules on a text only what can be said of it", () => {
  const texts = [text(4), text(5, { amends: 4 }), text(6, { amends: 4 }), text(7, { amends: 5, stage: "withdrawn" })];
  expect(findingsFor(texts[0]!, texts, [])).toEqual(["order_of_texts", "not_put"]);
  expect(findingsFor(texts[1]!, texts, [])).toEqual(["not_put", "new_proposal"]);
  // Which majority applies is found only where a question leaves it open; then also of no text.
  expect(majoritiesOf(club).map(({ id }) => id)).toEqual(["simple", "large"]);
  expect(findingsFor(null, texts, majoritiesOf(club))).toEqual(["majority"]);
  expect(findingsFor(texts[1]!, texts, majoritiesOf(club))).toEqual(["not_put", "new_proposal", "majority"]);
  expect([findingsFor(null, texts, []), majoritiesOf({ ...club, questions: club.questions.slice(0, 1) })]).toEqual([[], []]);
});

it("locks only when the list of those turned away was seen, and names each once", () => {
  const lock = { do: "vote.lock", vote: 20 };
  const list = [{ seat: "ann", why: "", at: "", times: 1 }, { seat: "bob", why: "", at: "", times: 2 }, { seat: "ann", why: "other", at: "", times: 1 }];
  const turned = (more: Partial<Turned>): Turned => ({ list: [], seen: false, see: () => undefined, ...more });
  expect(lockNaming(turned({}))(lock)).toEqual(lock);
  expect(lockNaming(turned({ list }))(lock)).toBeNull();
  expect(lockNaming(turned({ list, seen: true }))(lock)).toEqual({ ...lock, shut_out: ["ann", "bob"] });
  expect(lockNaming(turned({ list }))({ do: "vote.last_call", vote: 20 })).toEqual({ do: "vote.last_call", vote: 20 });
});

it("judges a press of a test vote against what was asked", () => {
  expect([pressedOf("y", "y"), pressedOf("y", "n"), pressedOf("y", "."), pressedOf("y", "v"), pressedOf("-", "-")]).toEqual(["right", "wrong", "missing", null, null]);
});

const stored = new Map<string, string>();
beforeEach(() => {
  stored.clear();
  vi.stubGlobal("localStorage", { getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, value: string) => void stored.set(key, value) });
});

it("keeps the prepared votes on the device, and nothing that is none", () => {
  keepFor("club", [bench]);
  expect(keptFor("club")).toEqual([bench]);
  expect(keptFor("other")).toEqual([]);
  stored.set("prepared/club", '[{"id":1},{"id":"2","question":"decision","title":"x","document":"","opened":false}]');
  expect(keptFor("club").map(({ id }) => id)).toEqual(["2"]);
  stored.set("prepared/club", "{");
  expect(keptFor("club")).toEqual([]);
});

it("opens a prepared vote only when one of its kind is in order, and ticks it off when it was opened", () => {
  const open = offer({ do: "vote.open", question: "decision", title: "?" });
  expect(actFor(bench, [open])).toEqual({ do: "vote.open", question: "decision", title: "A bench" });
  expect(actFor(bench, [{ ...open, in_order: false }])).toBeNull();
  expect(actFor(bench, [offer({ do: "vote.open", question: "decision", text: 4, title: "?" })])).toBeNull();
  const list = [bench, { ...bench, id: "2" }];
  expect(openedBy(list, vote()).map(({ opened }) => opened)).toEqual([true, false]);
  expect(openedBy(list, vote({ title: "other" }))).toBe(list);
  expect(moved([1, 2, 3], 1, -1)).toEqual([2, 1, 3]);
  expect(moved([1, 2, 3], 0, -1)).toEqual([1, 2, 3]);
});
