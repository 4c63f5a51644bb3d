import { expect, it } from "vitest";
import type { Body, Count, Vote } from "../hall/contract";
import { shortHash } from "./hash";
import { markOf, presenceOf } from "./lamps";
import { markAt, neededSays } from "./Majority";
import { hiddenBecause, stateOf } from "./modes";
import { sortedNames } from "./names";
import { sentence } from "./sentence";
import { minutes } from "./ticking";
import { totalsOf } from "./totals";

const count: Count = {
  state: "voting", tally: [{ choice: "yes", count: 92 }, { choice: "no", count: 5 }, { choice: "abstain", count: 24 }],
  voted: 121, not_voting: 72, entitled: 193, present: 183, lines: [], needed: 65, final: false, outcome: null, tested: null, proposed: null,
};
const vote = { mode: "recorded", showing: "live", majority_says: "two thirds of members present and voting" } as Vote;
const body = { choices: [{ id: "blank", says: "blank" }], seats: [] as Body["seats"] } as Body;

it("keeps the order of the totals, which add up to those entitled", () => {
  const { shares, rolls } = totalsOf(body, vote, count);
  expect(shares.map((share) => share.mark)).toEqual(["yes", "no", "abstain", "none"]);
  expect(shares.reduce((sum, share) => sum + share.count, 0)).toBe(count.entitled);
  expect(rolls.map((roll) => roll.count)).toEqual([183, 193]);
});

it("calls a body's own choice as the body does", () => {
  const { shares } = totalsOf(body, vote, { ...count, tally: [{ choice: "blank", count: 1 }] });
  expect(shares[0]).toMatchObject({ mark: "other", says: "blank" });
});

it("shows no part of a count that is hidden", () => {
  const hidden = { ...count, tally: null };
  expect(totalsOf(body, vote, hidden).shares.map((share) => [share.mark, share.count])).toEqual([["voted", 121], ["none", 72]]);
  expect(totalsOf(body, { mode: "hands" }, hidden).shares).toEqual([]);
  expect(markAt(hidden)).toBeNull();
  expect(neededSays(vote, hidden)).not.toMatch(/65/);
  expect(hiddenBecause({ ...vote, mode: "secret" })).toBe("hidden.secret");
  expect(hiddenBecause({ ...vote, showing: "totals" })).toBe("hidden.totals");
});

it("sets the mark where so many yes would be enough", () => {
  expect(markAt(count)?.["--at"]).toMatch(/^33\.67/);
  expect(neededSays(vote, count)).toBe("\u2068Two thirds of members present and voting\u2069: 65 needed");
});

it("reads the letters of the hall", () => {
  expect([..."yna.v-x?"].map(markOf)).toEqual(["yes", "no", "abstain", "none", "voted", "out", "other", "other"]);
  expect([..."1p0-"].map(presenceOf)).toEqual(["here", "proxy", "away", "out"]);
});

it("has a word for each state", () => {
  const states: Count["state"][] = ["voting", "last_call", "locked", "tied", "declared", "annulled"];
  expect(states.map((state) => stateOf({ ...count, state }))).toEqual(["voting", "last_call", "locked", "locked", "result", "result"]);
  expect(stateOf(null)).toBe("notopen");
});

it("sorts by the full name and shows the fixed short form", () => {
  const names = ["Zimbabwe", "Saint Vincent and the Grenadines", "Samoa", "Côte d'Ivoire", "Croatia", "Number 10", "Number 2"];
  const sorted = sortedNames({ ...body, seats: names.map((name, at) => ({ id: String(at), name, short: name.slice(0, 5), classes: [], weight: 1 })) });
  expect(sorted.map((one) => one.name)).toEqual(["Côte d'Ivoire", "Croatia", "Number 2", "Number 10", "Saint Vincent and the Grenadines", "Samoa", "Zimbabwe"]);
  expect(sorted[4]).toMatchObject({ at: 1, shown: "Saint" });
});

it("writes times, hashes and beginnings of sentences", () => {
  expect(minutes(155_400)).toBe("2:35");
  expect(minutes(-1)).toBe("0:00");
  expect(shortHash("nEHnstXk/0aDZ6oQbWvJHgv6ZzBHBQb0xQ+5LLsTTtE=")).toBe("9c41 e7b2");
  expect(sentence("rule 83")).toBe("Rule 83");
  expect(sentence("")).toBe("");
});
