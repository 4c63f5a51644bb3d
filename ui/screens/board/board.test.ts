import { describe, expect, it } from "vitest";
import type { Body, Count, Snapshot, Timed, Vote } from "../../hall/contract";
import { groupsOf, marksIn } from "./groups";
import { leftUntil } from "./left";
import { besides, shownVote } from "./matter";
import { pressedBy, testedSo } from "./pressed";
import { wifiCode } from "./wifi";

const seat = (id: string, classes: string[], weight = 1): Body["seats"][number] => ({ id, name: id, short: id, classes, weight });
const body = { seats: [seat("a", ["p"]), seat("b", ["p", "q"]), seat("c", []), seat("d", ["q"], 3)], classes: [{ id: "p", says: "P" }, { id: "q", says: "Q" }, { id: "r", says: "R" }] } as unknown as Body;

describe("totals by group", () => {
  const groups = groupsOf(body, "yn.a", "rest", "all");
  const sums = (id: string): number[] | undefined => groups.find((one) => one.id === id)?.shares.filter(({ mark }) => ["yes", "no", "abstain", "none"].includes(mark)).map(({ count }) => count);

  it("count each class by weight, those in none, and all together; an empty class is no row", () => {
    expect(groups.map(({ id }) => id)).toEqual(["p", "q", "", "*"]);
    expect([sums("p"), sums("q"), sums(""), sums("*")]).toEqual([[1, 1, 0, 0], [0, 1, 3, 0], [0, 0, 0, 1], [1, 1, 3, 1]]);
  });
  it("have a column for each mark that occurs, and for those who have not voted", () => {
    expect(marksIn(groups)).toEqual(["yes", "no", "abstain", "none"]);
    expect(marksIn(groupsOf(body, "vvv-", "rest", "all"))).toEqual(["voted", "none"]);
  });
});

describe("a test vote", () => {
  const shown = (lamps: string, tested: Count["tested"] = null) => ({ vote: { test: "yna-" } as Vote, count: { tested } as Count, lamps });
  it("knows right, wrong and missing from what is seen", () => {
    expect(testedSo(body, shown("yy.-"))).toEqual({ right: 1, wrong: ["b"], missing: ["c"] });
    expect(["right", "wrong", "missing", "hidden"]).toEqual([pressedBy("y", "y"), pressedBy("y", "n"), pressedBy("y", "."), pressedBy("y", "v")]);
  });
  it("says nothing of what is hidden, and what the hall found rather than what it saw", () => {
    expect(testedSo(body, shown("vv.-"))).toBeNull();
    expect(testedSo(body, shown("vvv-", { right: 3, wrong: [], missing: [] }))).toEqual({ right: 3, wrong: [], missing: [] });
  });
});

describe("what the board is about", () => {
  const vote = (id: number, more: Partial<Vote> = {}): Vote => ({ id, opened_at: "2022-10-12T15:00:00.000Z", test: null, closes: null, ...more }) as Vote;
  const count = (state: Count["state"] = "voting"): Count => ({ state }) as Count;
  const timed = (id: number, closes: string, state: Count["state"] = "voting"): Timed => ({ announcement: id, closes, vote: vote(id, { closes }), count: count(state), lamps: `${id}` }) as Timed;
  const sitting = { opened_at: "2022-10-12T14:00:00.000Z" } as Snapshot["sitting"];
  const now = (more: Partial<Snapshot>): Snapshot => ({ vote: null, count: null, lamps: "", sitting, timed: [], ...more }) as Snapshot;
  const shownId = (snapshot: Snapshot, wanted = 0): number | undefined => shownVote(snapshot, wanted)?.vote.id;

  it("is the vote of the meeting that is open, not that of an earlier one", () => {
    expect(shownId(now({ vote: vote(5), count: count() }))).toBe(5);
    expect(shownId(now({ vote: vote(5, { opened_at: "2022-10-10T15:00:00.000Z" }), count: count() }))).toBeUndefined();
    expect(shownId(now({ vote: vote(5), count: count(), sitting: null }))).toBeUndefined();
  });
  it("is a test also without a meeting", () => {
    expect(shownId(now({ vote: vote(5, { test: "y" }), count: count(), sitting: null }))).toBe(5);
  });
  it("is a vote over some days where it is asked for, or where nobody meets; the others run beside", () => {
    const all = [timed(7, "2022-10-20"), timed(8, "2022-10-15"), timed(9, "2022-10-14", "locked")];
    expect(shownId(now({ timed: all, vote: vote(5), count: count() }))).toBe(5);
    expect(shownId(now({ timed: all, vote: vote(5), count: count() }), 7)).toBe(7);
    expect(shownId(now({ timed: all, sitting: null }))).toBe(8);
    expect(shownVote(now({ timed: all, sitting: null }), 0)?.lamps).toBe("8");
    expect(besides(now({ timed: all }), shownVote(now({ timed: all, sitting: null }), 0)).map((one) => one.announcement)).toEqual([7, 9]);
  });
});

it("tells how long it is until then", () => {
  const after = (ms: number): string => leftUntil(new Date(ms).toISOString(), 0);
  expect([0, -5_000, 59_100, 60_000, 3_600_000, 90_061_000, 2 * 86_400_000].map(after))
    .toEqual(["0:00", "0:00", "1:00", "1:00", "1:00:00", "1 day 1:01:01", "2 days 0:00:00"]);
});

it("writes the code of a Wi-Fi so that no sign of a name ends it", () => {
  expect(wifiCode("Hall", "")).toBe("WIFI:T:nopass;S:Hall;;");
  expect(wifiCode('a;b:c\\"', "x,y")).toBe('WIFI:T:WPA;S:a\\;b\\:c\\\\\\";P:x\\,y;;');
});
