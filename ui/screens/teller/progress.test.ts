import { expect, it } from "vitest";
import type { Ceremony, Secret, SecretBallot } from "../../hall/contract";
import { piecesOf, progressOf } from "./progress";

const ceremony = (more: Partial<Ceremony> = {}): Ceremony => ({
  number: 2, tellers: ["a", "b", "c"].map((seat) => ({ seat, state: "in_the_key" })), t: 2, enough: 2, stage: "key",
  awaits: false, until: "2026-11-29T19:00:00.000Z", failed: false, rehearsed: [], ...more,
});
const ballot = (stage: SecretBallot["stage"], more: Partial<SecretBallot> = {}): SecretBallot => ({
  number: 1, ceremony: 2, vote: 9, election: null, stage, awaits: false, options: [], minimum: 1, maximum: 1, t: 2, listed: 5, voted: 4,
  parts: [{ teller: "a", state: "wrong" }, { teller: "b", state: "awaited" }, { teller: "c", state: "right" }], floor_forbids: false, until: null, lamps: "", ...more,
});
const rehearsal = (ready: boolean) => [{ vote: 2, answered: ["b"], ready }];
const at = (now: Ceremony, newest: SecretBallot | null): number => progressOf({ registered: "", ceremony: now, ballot: newest } satisfies Secret, now).at;
const pieces = (now: Ceremony, newest: SecretBallot | null): string | null => {
  const found = piecesOf(now, progressOf({ registered: "", ceremony: now, ballot: newest }, now));
  return found === null ? null : `${found.pieces.map(({ seat, state }) => `${seat} ${state}`).join(", ")}; ${found.needed}`;
};

it("goes from the keys over the rehearsal, the ballots and the count to the result", () => {
  expect(at(ceremony({ stage: "verdict" }), null)).toBe(0);
  expect(at(ceremony(), null)).toBe(1);
  expect(at(ceremony({ rehearsed: rehearsal(false) }), null)).toBe(1);
  expect(at(ceremony({ rehearsed: rehearsal(true) }), null)).toBe(2);
  expect(at(ceremony(), ballot("open"))).toBe(2);
  expect(at(ceremony(), ballot("locked"))).toBe(3);
  expect(at(ceremony(), ballot("void"))).toBe(3);
  expect(at(ceremony(), ballot("counted"))).toBe(5);
});

it("begins again with the rehearsal of the next ballot, but not while one is held", () => {
  expect(at(ceremony({ rehearsed: rehearsal(false) }), ballot("counted"))).toBe(1);
  expect(at(ceremony({ rehearsed: rehearsal(true) }), ballot("void"))).toBe(2);
  expect(at(ceremony({ rehearsed: rehearsal(false) }), ballot("open"))).toBe(2);
  expect(at(ceremony({ rehearsed: rehearsal(false) }), ballot("locked"))).toBe(3);
});

it("takes no account of a ballot of tellers before these", () => {
  expect(at(ceremony(), ballot("locked", { ceremony: 1 }))).toBe(1);
  expect(at(ceremony({ stage: "commit" }), ballot("locked", { ceremony: 1 }))).toBe(0);
});

it("says who has done what is asked, and how many are needed", () => {
  const tellers = [{ seat: "a", state: "left_out" }, { seat: "b", state: "awaited" }, { seat: "c", state: "sent" }] as const;
  expect(pieces(ceremony({ stage: "deal", tellers: [...tellers] }), null)).toBe("c in, b awaited, a out; 2");
  expect(pieces(ceremony(), null)).toBeNull();
  expect(pieces(ceremony({ rehearsed: rehearsal(false) }), null)).toBe("b in, a awaited, c awaited; 2");
  expect(pieces(ceremony(), ballot("open"))).toBeNull();
  expect(pieces(ceremony(), ballot("locked"))).toBe("c in, b awaited, a out; 2");
  expect(pieces(ceremony(), ballot("counted"))).toBe("c in, b awaited, a out; 2");
  expect(pieces(ceremony(), ballot("void"))).toBeNull();
});
