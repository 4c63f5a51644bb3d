import { describe, expect, it } from "vitest";
import type { Offer, Snapshot, Text, Timed, Vote } from "../../hall/contract";
import { mattersIn, textOf, type Matter } from "./matters";
import { layoutOf } from "./quiet";
import { askedOf } from "./Testing";

const vote = (id: number, more: Partial<Vote> = {}): Vote => ({ id, document: "", title: "", choices: ["yes", "no", "abstain"], motion: false, on: null, test: null, ...more }) as Vote;
const matter = (id: number, more: Partial<Vote> = {}): Matter => ({ vote: vote(id, more), count: null, lamps: "" });
const timed = (id: number | null): Timed => ({ announcement: 1, vote: id === null ? null : vote(id), count: null, lamps: "" }) as Timed;
const cast = (id: number, seat: string, choice: string): Offer => ({ act: { do: "vote.cast", vote: id, seat, choice } }) as unknown as Offer;

it("the vote of the room goes first, then those beside it that are open, none twice", () => {
  const now = { vote: vote(5), count: null, lamps: "", timed: [timed(null), timed(7), timed(5)] } as unknown as Snapshot;
  expect(mattersIn(now).map((one) => one.vote.id)).toEqual([5, 7]);
  expect(mattersIn({ ...now, vote: null }).map((one) => one.vote.id)).toEqual([7, 5]);
});

it("a vote on a motion is on no text, whatever number the motion has", () => {
  const texts = [{ id: 3 }] as Text[];
  expect([textOf(matter(9, { on: 3 }), texts)?.id, textOf(matter(9, { on: 3, motion: true }), texts), textOf(matter(9, { on: 4 }), texts)]).toEqual([3, null, null]);
});

describe("the keys rest", () => {
  const before = layoutOf([matter(5), matter(7)], [cast(5, "m1", "yes"), cast(5, "m1", "no")]);
  it("when a question comes, goes or changes, and when a card comes", () => {
    const others = [
      layoutOf([matter(7)], [cast(5, "m1", "yes")]), layoutOf([matter(5, { title: "Other" }), matter(7)], [cast(5, "m1", "yes")]),
      layoutOf([matter(5), matter(7)], [cast(5, "m1", "yes"), cast(5, "m2", "yes")]),
    ];
    expect(others.includes(before)).toBe(false);
  });
  it("not when other things come into order", () => {
    expect(layoutOf([matter(5), matter(7)], [cast(5, "m1", "no"), { act: { do: "motion.move" } } as unknown as Offer])).toBe(before);
  });
});

it("a test asks a seat for its letter, and for nothing where two words share one", () => {
  const test = vote(5, { test: "yn-x" });
  expect([0, 1, 2, 3, 9].map((at) => askedOf(test, at))).toEqual(["yes", "no", null, null, null]);
  const words = vote(5, { test: "xx", choices: ["ann", "bob"] });
  expect([askedOf(words, 0), askedOf({ ...words, choices: ["ann", "yes"] }, 0)]).toEqual([null, "ann"]);
});
