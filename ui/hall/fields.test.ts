import { expect, it } from "vitest";
import { fieldsOf, filled, givenIn } from "./fields";
import { asksSeat, withTerms } from "./terms";

it("knows what a person writes into an act, and takes a question mark for nothing", () => {
  const act = { do: "vote.open", question: "decision", title: "?" };
  expect(fieldsOf(act)).toEqual(["document", "title"]);
  expect([givenIn(act, "title"), givenIn(act, "document")]).toEqual(["", ""]);
  expect(filled(act, { title: "A bench", document: "" })).toEqual({ do: "vote.open", question: "decision", title: "A bench" });
  expect(fieldsOf({ do: "floor.end" })).toEqual([]);
});

it("names in a motion whom its author chose, and leaves the rest", () => {
  const act = { do: "motion.move", motion: "objection", terms: { seats: ["AFG"], item: 5 } };
  expect(asksSeat(act)).toBe(true);
  expect(withTerms(act, { seats: ["FRA"] })).toEqual({ ...act, terms: { seats: ["FRA"], item: 5 } });
  expect(withTerms({ do: "floor.end" }, { seats: ["FRA"] })).toEqual({ do: "floor.end" });
});
