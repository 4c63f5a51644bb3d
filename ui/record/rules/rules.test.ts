import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Fields } from "../entries/fields";
import { evolve } from "../evolve/evolve";
import { begin, type Vote } from "../evolve/state";
import { Differs, recount } from "./judge";
import { parseInequality } from "./inequality";
import { inOffice, parseRoster } from "./roster";
import { on, parseRules, unsalted } from "./rules";

const bodies = new URL("../../../scenarios/bodies/", import.meta.url);
const law = (body: string) => ({
  rules: parseRules(readFileSync(new URL(`${body}/rules.toml`, bodies), "utf8")),
  roster: parseRoster(readFileSync(new URL(`${body}/roster.csv`, bodies), "utf8")),
});

// A vote by names with these ballots, locked.
function voted(fields: Fields, ballots: Record<string, string>): Vote {
  const state = begin();
  const usual = { vote: 1, at: "2022-01-01T00:00:00.000Z", day: "2022-01-01", counting: "names", showing: "live", choices: ["yes", "no", "abstain"] };
  evolve(state, { name: "vote_opened", fields: { ...usual, ...fields } });
  for (const [seat, choice] of Object.entries(ballots)) {
    evolve(state, { name: "cast", fields: { vote: 1, seat, by: seat, choice, position: 2 } });
  }
  evolve(state, { name: "vote_locked", fields: { vote: 1 } });
  return state.votes.get(1)!;
}
const line = (need: number, left: number, right: number, holds: boolean, more: object = {}): Fields =>
  ({ outcome: 0, alternative: 0, need, left, right, holds, group: 0, ...more });

describe("inequalities", () => {
  it("are read as the page writes them", () => {
    expect(parseInequality("4 yes by value >= 3 (yes + no) by value")).toMatchObject({
      relation: ">=", left: [{ factor: 4n, by: "value" }], right: [{ factor: 3n, by: "value", what: { kind: "sum", terms: [{}, {}] } }],
    });
    expect(parseInequality("each of houses: 2 yes > entitled")).toMatchObject({ each: "houses" });
    expect(parseInequality("carried cantons by halves > 4")).toMatchObject({ left: [{ by: "halves", what: { kind: "carried", partition: "cantons" } }] });
    expect(parseInequality("members - yes <= 1")).toMatchObject({ left: [{ factor: 1n }, { factor: -1n }], right: [{ factor: 1n, what: null }] });
  });
  it.each(["yes", "yes >", "> no", "yes > no no", "yes => no", "(yes > no", "each of: yes > no", "yes % no"])("are refused otherwise: %s", (text) => {
    expect(() => parseInequality(text)).toThrow(SyntaxError);
  });
});

describe("rules and rosters", () => {
  it("say what held on a day", () => {
    const rules = parseRules('[body]\nname="a"\n[majority.m]\nneeds=["yes >= 9"]\n[[majority.m.earlier]]\nuntil=1965-12-31\nneeds=["yes >= 7"]\n');
    const of = (day: string): unknown => on(rules.majorities.get("m")!, day)[0]?.any[0]?.[0]?.right[0]?.factor;
    expect([of("1965-12-31"), of("1966-01-01")]).toEqual([7n, 9n]);
  });
  it("have terms from a day to the day on which they no longer hold", () => {
    const roster = parseRoster('# made up\nseat,from,until,name\na,2000-01-01,2001-01-01,"Abel, ""A"""\nb,,,Berg\n');
    expect([...inOffice(roster, "2000-12-31").keys()]).toEqual(["a", "b"]);
    expect([...inOffice(roster, "2001-01-01").keys()]).toEqual(["b"]);
  });
  it("begin behind their salt", () => {
    expect(unsalted(`plenary/salt/v1 ${"0".repeat(64)}\nseat\n`)).toBe("seat\n");
    expect(unsalted("plenary/salt/v1 00\nseat\n")).toBe("plenary/salt/v1 00\nseat\n");
  });
});

describe("an outcome", () => {
  const { rules, roster } = law("owners");
  const ballots = { ann: "yes", bob: "no", cat: "yes", dan: "no" };
  const vote = voted({ question: "scheme", majority: "scheme" }, ballots);
  const outcome: Fields = {
    majority: "scheme", outcome: "failed", result: "failed", ending: "by_majority", tally: [2, 2, 0], not_voting: 2, entitled: 6, passing: 0,
    requirements: [line(0, 2, 2, false), line(1, 2400, 2700, false)],
  };

  it("is counted again from the ballots, by heads and by weight", () => {
    expect(recount(rules, roster, vote, outcome)).toBe("recomputed");
  });
  it.each([
    ["the tally", { tally: [3, 2, 0] }], ["who is silent", { not_voting: 1 }], ["the result", { result: "passed" }],
    ["the requirement's numbers", { requirements: [line(0, 2, 2, false), line(1, 2401, 2700, false)] }],
    ["whether it holds", { requirements: [line(0, 2, 2, true), line(1, 2400, 2700, false)] }],
    ["a requirement that is left out", { requirements: [line(0, 2, 2, false)] }], ["another majority", { majority: "shares" }],
  ])("differs in %s", (_, change) => {
    expect(() => recount(rules, roster, vote, { ...outcome, ...change })).toThrow(Differs);
  });
  it("is open, and nothing is claimed, where the rules speak of something that is not known here", () => {
    const stated = voted({ question: "merger", majority: "outstanding" }, ballots);
    const told = { majority: "outstanding", outcome: "failed", result: "failed", ending: "by_majority", tally: [600, 300, 0], not_voting: 100, entitled: 1000 };
    expect(recount(rules, roster, stated, told)).toBe("open");
  });
  it("takes the last ballot of a seat, and no ballot twice", () => {
    const again = voted({ question: "scheme", majority: "scheme" }, { ...ballots });
    again.ballots.set("bob", { choice: "yes", by: "bob", position: 9 });
    const changed = { ...outcome, outcome: "passed", result: "passed", tally: [3, 1, 0], requirements: [line(0, 3, 1, true), line(1, 3200, 2700, true)] };
    expect(recount(rules, roster, again, changed)).toBe("recomputed");
  });
  it("looks at each group where the rules say each of", () => {
    const houses = law("two-houses");
    const whole = voted({ question: "ordinary", majority: "both" }, { c1: "yes" });
    const of = [...inOffice(houses.roster, "2022-01-01").values()];
    const first = of.filter((term) => term.classes.includes("contracted")).length;
    const told = {
      majority: "both", outcome: "failed", result: "failed", ending: "by_majority", tally: [1, 0, 0], not_voting: of.length - 1, entitled: of.length,
      requirements: [line(0, 2, first, false, { group: 1 })],
    };
    expect(recount(houses.rules, houses.roster, whole, told)).toBe("recomputed");
  });
});
