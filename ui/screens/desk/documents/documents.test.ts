import { expect, it } from "vitest";
import { blocksOf } from "../../../parts/document/blocks";
import { text } from "../fixtures";
import { submission } from "./HandIn";
import { broughtTo, bytesOf, faultOf, labelled, wordsOf } from "./paragraphs";

const draft = "The Assembly,\n\nRecalling its resolution,\n\n1. Decides to meet;\n\n(a) in spring;\n\n2. Requests a report.";

it("hands in what is read back: the blocks of the bytes are the blocks that were shown", () => {
  const blocks = blocksOf(` \r\n${draft.replaceAll("\n", "\r\n")}\n\n\n \n`);
  expect(blocks).toHaveLength(5);
  expect(blocksOf(new TextDecoder().decode(bytesOf(blocks)))).toEqual(blocks);
  expect(wordsOf(blocks).endsWith("report.\n")).toBe(true);
  expect(wordsOf([])).toBe("");
});

it("proposes labels: preambular before the first number, then the numbers", () => {
  expect(labelled(blocksOf(draft))).toEqual([
    { label: "p1", operative: false }, { label: "p2", operative: false },
    { label: "1", operative: true }, { label: "1a", operative: true }, { label: "2", operative: true },
  ]);
  expect(labelled(["A bench.", "A lamp."]).map(({ label, operative }) => [label, operative])).toEqual([["1", true], ["2", true]]);
  // The same number twice makes no label twice.
  expect(labelled(["1. a", "1. b", "1. c"]).map(({ label }) => label)).toEqual(["1", "1bis", "1ter"]);
});

it("calls what an amendment brings after what it stands for", () => {
  const amended = text(4, { paragraphs: [{ label: "p1", operative: false }, { label: "1", operative: true }, { label: "1bis", operative: true }] });
  expect(broughtTo(amended, ["1"], ["x", "y"])).toEqual([{ label: "1ter", operative: true }, { label: "1quater", operative: true }]);
  expect(broughtTo(amended, ["p1"], ["x"])).toEqual([{ label: "p1bis", operative: false }]);
});

it("finds what is no label, and one that comes twice", () => {
  expect(faultOf("a b", ["a b"])).toBe("form");
  expect(faultOf("", [""])).toBe("form");
  expect(faultOf("1", ["1", "1"])).toBe("twice");
  expect(faultOf("1", ["1"], ["1"])).toBe("twice");
  expect(faultOf("1bis", ["1bis", "2"])).toBeNull();
});

it("says nothing that is empty", () => {
  const said = { question: "decision", document: " ", title: " A bench ", sponsors: [], seats: [], until: "" };
  expect(submission(said, [], "")).toEqual({ do: "text.submit", question: "decision", title: "A bench" });
  expect(submission({ ...said, sponsors: ["ann"] }, [{ label: "1", operative: true }], "ab", { amends: { text: 4, alteration: "add" } })).toEqual({
    do: "text.submit", question: "decision", title: "A bench", digest: "ab", sponsors: ["ann"], paragraphs: [{ label: "1", operative: true }],
    amends: { text: 4, alteration: "add" },
  });
});
