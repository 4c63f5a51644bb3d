import { expect, it } from "vitest";
import type { ActBody, Offer, Snapshot } from "../../hall/contract";
import { grouped, known, primaryOf } from "./choosing";

const offer = (act: ActBody, in_order = true): Offer => ({ act, label: act.do, in_order, cite: "", why: "" });
const now = (state: string | null, suspended = false): Snapshot =>
  ({ sitting: { suspended }, count: state === null ? null : { state }, texts: [], motions: [{ id: 9, says: "to adjourn" }] }) as unknown as Snapshot;
const lastCall = offer({ do: "vote.last_call", vote: 1 });

it("gives last call before it locks", () => {
  const offers = [offer({ do: "vote.lock", vote: 1 }), lastCall];
  expect(primaryOf(offers, now("voting"))).toBe(lastCall);
});

it("takes nothing that is not in order", () => {
  const lock = offer({ do: "vote.lock", vote: 1 });
  expect(primaryOf([{ ...lastCall, in_order: false }, lock], now("voting"))).toBe(lock);
  expect(primaryOf([{ ...lastCall, in_order: false }], now("voting"))).toBeNull();
});

it("puts to the vote only what lies before the meeting", () => {
  const worded = offer({ do: "vote.open", question: "ordinary", title: "?" });
  const motion = offer({ do: "vote.open", motion: 9, title: "?" });
  expect(primaryOf([worded], now(null))).toBeNull();
  expect(primaryOf([worded, motion], now("declared"))).toBe(motion);
  expect(known(motion.act, now(null))).toEqual({ title: "to adjourn" });
});

it("resumes a meeting that is suspended", () => {
  const resume = offer({ do: "sitting.resume" });
  expect(primaryOf([offer({ do: "floor.end" }), resume], now("declared", true))).toBe(resume);
});

it("loses no offer", () => {
  const offers = ["vote.lock", "motion.move", "floor.give", "sitting.close", "agenda.list", "key.invite"].map((one) => offer({ do: one }));
  expect(grouped(offers).flatMap((group) => group.offers)).toHaveLength(offers.length);
});
