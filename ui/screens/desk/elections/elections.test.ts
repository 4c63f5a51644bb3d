import { expect, it } from "vitest";
import type { Election } from "../../../hall/contract";
import { addsUp, ballotSheet, standing } from "./ballots";

const votes = [{ candidate: "ann", votes: 3 }, { candidate: "bob", votes: 2 }];

it("makes a sheet when nothing is missing", () => {
  expect(ballotSheet({ valid: 5, blank: 0, invalid: null, votes })).toBeNull();
  expect(ballotSheet({ valid: 5, blank: 0, invalid: 1, votes: [...votes, { candidate: "", votes: 1 }] })).toBeNull();
  expect(ballotSheet({ valid: 5, blank: 0, invalid: 1, votes: [...votes, { candidate: "", votes: null }] })).toEqual({ valid: 5, blank: 0, invalid: 1, votes });
});

it("sees when votes and papers do not add up", () => {
  const sheet = { valid: 5, blank: 0, invalid: 0, votes };
  expect(addsUp(sheet, 1)).toBe(true);
  expect(addsUp({ ...sheet, valid: 6 }, 1)).toBe(false);
  expect(addsUp({ ...sheet, valid: 4 }, 1)).toBe(false);
  expect(addsUp({ ...sheet, valid: 4 }, 2)).toBe(true);
});

it("has as candidates those who are left", () => {
  const election = { candidates: [], nominated: ["ann", "bob"], elected: [{ candidate: "ann", by: "lot" }] } as unknown as Election;
  expect(standing(election)).toEqual(["bob"]);
  expect(standing({ ...election, candidates: ["cy"] })).toEqual(["cy"]);
});
