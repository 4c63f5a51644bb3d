// Incident F18: a hall that swaps what it hands out. The booth goes by the record's own acts, and what it seals is bound
// to them.
import { beforeAll, expect, it } from "vitest";
import { Election } from "../ballot/election/election";
import { Fault } from "../ballot/faults";
import { madeElection } from "../ballot/testing/making";
import type { Answer, Order } from "./booth";
import type { Acts } from "./acts";

const seedOf = (seat: number): Uint8Array => new Uint8Array(32).fill(seat + 1);
const made = madeElection({ seats: 4, tellers: 3, t: 2, options: ["yes", "no"], choice: () => [1, 0, 0], seed: seedOf });
const upTo = made.acts.findIndex((act) => act.includes('"do":"ballot.open"')) + 1;
const given: Acts = { origin: made.origin, acts: made.acts.slice(0, upTo), blobs: Object.fromEntries(made.blobs) };
const opening = given.acts.at(-1) ?? "";
const withOpening = (change: (text: string) => string): Acts => ({ ...given, acts: [...given.acts.slice(0, -1), change(opening)] });

let answer: Answer | null = null;
const worker = globalThis as unknown as { onmessage: ((event: { data: Order }) => void) | null; postMessage: (one: Answer) => void };
beforeAll(async () => {
  worker.onmessage = null;
  worker.postMessage = (one) => void (answer = one);
  await import("./booth_worker");
});
function ask(order: Order): Answer {
  answer = null;
  worker.onmessage?.({ data: order });
  if (answer === null) throw new Error("the booth did not answer");
  return answer;
}
const enter = (acts: Acts, seat = "seat.0000"): Answer => ask({ kind: "enter", acts, seat, seed: { issue: 1, seed: seedOf(0) }, highest: 0 });

it("lets a seat in whose key stands in the roll, and says who can open what", () => {
  expect(enter(given)).toMatchObject({ kind: "entered", paper: { vote: 2, options: ["yes", "no"], t: 2, listed: 4, group: 4, weight: 1, stage: "open" } });
});

it.each([
  ["a vote that nobody rehearsed", withOpening((text) => text.replace('"vote":2', '"vote":3')), "rehearsal"],
  ["another key of the tellers", withOpening((text) => text.replace(/"key":"../, '"key":"zz')), "key"],
  ["a roll that is not the one of the opening", { ...given, blobs: Object.fromEntries([...made.blobs].map(([hash, roll]) => [hash, roll.replace(" 1 ", " 9 ")])) }, "roll"],
  ["a roll that is withheld", { ...given, blobs: {} }, "roll"],
  ["an act of another hall", { ...given, origin: "other.example/club" }, "origin"],
])("does not let it in with %s", (_, acts, code) => {
  expect(enter(acts)).toMatchObject({ kind: "fault", code });
});

it("knows its own key and its own seat", () => {
  expect(enter(given, "seat.0001")).toMatchObject({ kind: "fault", code: "credential", act: null });
  expect(enter(given, "seat.0009")).toMatchObject({ kind: "fault", code: "seat", act: null });
});

it("seals for the opening that it was shown: with its options in another order the record refuses the ballot", () => {
  const swapped = withOpening((text) => text.replace('"yes","no"', '"no","yes"'));
  expect(enter(swapped)).toMatchObject({ kind: "entered", paper: { options: ["no", "yes"] } });
  ask({ kind: "seal", choice: [1, 0, 0] });
  const cast = ask({ kind: "cast" });
  const election = new Election(made.origin, made.blobs);
  for (const act of given.acts) election.take(act);
  const put = (ballot: string): void =>
    election.take(JSON.stringify({ by: "seat.0000", do: "ballot.cast", vote: 2, ballot, n: 99, seen: [0, "A".repeat(43) + "="], body: made.origin }));
  expect(() => put((cast as Answer & { kind: "ballot" }).ballot)).toThrow(expect.objectContaining<Partial<Fault>>({ code: "signature" }));
  enter(given);
  ask({ kind: "seal", choice: [1, 0, 0] });
  put((ask({ kind: "cast" }) as Answer & { kind: "ballot" }).ballot);
  expect(election.state.ballots?.last.size).toBe(1);
});

it("forgets what was opened: a checked ballot is not cast", () => {
  enter(given);
  ask({ kind: "seal", choice: [0, 1, 0] });
  expect(ask({ kind: "check" }).kind).toBe("opening");
  expect(ask({ kind: "cast" }).kind).toBe("fault");
});
