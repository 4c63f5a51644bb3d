import type { Fields, Wide } from "../entries/fields";
import type { Vote } from "../evolve/state";
import { tallyOf } from "../evolve/votes";
import { countsOf, rollOf, type Counts, type Roll, type Where } from "./counts";
import { holds, type Inequality, type Term } from "./inequality";
import type { Roster } from "./roster";
import { on, type Judged, type Rules } from "./rules";

// The arithmetic of an outcome again, from the ballots and the rules. `open`: something in it is not modelled here, and
// nothing is claimed about this vote. A difference throws.
export type Recount = "recomputed" | "open";

export class Differs extends Error {}
class Unmodelled extends Error {}

function agree(condition: boolean, what: string): void {
  if (!condition) throw new Differs(what);
}
function known(value: bigint | null | undefined): bigint {
  if (value === null || value === undefined) throw new Unmodelled();
  return value;
}

type Line = { outcome: number; alternative: number; need: number; left: bigint; right: bigint; holds: boolean; group: number };
type Judging = { rules: Rules; counts: Counts };

function sum(judging: Judging, terms: Term[], where: Where): bigint {
  return terms.reduce((total, term) => total + term.factor * value(judging, term, where), 0n);
}
function value(judging: Judging, { what, of, by }: Term, outer: Where): bigint {
  const where = { of: of ?? outer.of, by: by ?? outer.by, group: outer.group };
  if (what === null) return 1n;
  if (what.kind === "sum") return sum(judging, what.terms, where);
  return what.kind === "count" ? known(judging.counts(what.name, where)) : carried(judging, what.partition, where.by);
}

const nowhere: Where = { of: null, by: null, group: null };

// Groups of a partition that carried it, each by its own weight.
function carried(judging: Judging, name: string, by: string | null): bigint {
  const partition = judging.rules.partitions.get(name);
  if (partition === undefined) throw new Unmodelled();
  return partition.groups.reduce((total, group) => {
    const all = partition.carries.every((need) => sides(judging, need, { ...nowhere, group }).holds);
    return all ? total + (by === null ? 1n : known(partition.weights.get(by)?.get(group))) : total;
  }, 0n);
}

type Sides = { left: bigint; right: bigint; holds: boolean; group: number };

function sides(judging: Judging, { left, relation, right }: Inequality, where: Where): Sides {
  const [l, r] = [sum(judging, left, where), sum(judging, right, where)];
  const group = where.group === null ? 0 : judging.rules.classes.indexOf(where.group) + 1;
  return { left: l, right: r, holds: holds[relation](l, r), group };
}

// Of an "each of" the first group in which it does not hold is told, else the last.
function judged(judging: Judging, need: Inequality): Sides {
  if (need.each === null) return sides(judging, need, nowhere);
  const all = (judging.rules.partitions.get(need.each)?.groups ?? []).map((group) => sides(judging, need, { ...nowhere, group }));
  const told = all.find((one) => !one.holds) ?? all.at(-1);
  if (told === undefined) throw new Unmodelled();
  return told;
}

function decided(judging: Judging, outcomes: Judged[]): { lines: Line[]; at: number } {
  const lines: Line[] = [];
  for (const [outcome, { any }] of outcomes.entries()) {
    const alternatives = any.map((needs, alternative) => {
      const own = needs.map((one, need) => ({ outcome, alternative, need, ...judged(judging, one) }));
      lines.push(...own);
      return own.every((one) => one.holds);
    });
    if (any.length === 0 || alternatives.includes(true)) return { lines, at: outcome };
  }
  throw new Unmodelled();
}

const spelled = (line: Line): string => [line.outcome, line.alternative, line.need, line.left, line.right, line.holds, line.group].join(" ");
const stated = (outcome: Fields): string[] => ((outcome["requirements"] as Fields[] | undefined) ?? []).map((one) => spelled(one as unknown as Line));

function agreeLines(outcome: Fields, lines: Line[]): void {
  const told = stated(outcome);
  agree(told.length === lines.length, "how many requirements");
  lines.forEach((line, i) => agree(told[i] === spelled(line), `requirement ${i}: ${told[i]}, here ${spelled(line)}`));
}

const resultOf = { by_majority: null, tied: "undecided", tied_casting: "undecided", tied_again: "failed", tied_lost: "failed" } as const;

function agreeResult(outcome: Fields, held: Judged): void {
  const ending = String(outcome["ending"]) as keyof typeof resultOf;
  const result = resultOf[ending] ?? held.result;
  agree(outcome["outcome"] === held.name && outcome["result"] === result, `${outcome["result"]}, here ${result}`);
  agree(ending === "by_majority" || held.result === "failed", "tied, though decided");
}

function byQuorum(judging: Judging, rules: Rules, vote: Vote, outcome: Fields): void {
  const quorum = rules.quorums.get(rules.questions.get(vote.question)?.quorum ?? "");
  if (quorum === undefined) throw new Unmodelled();
  const lines = on(quorum, vote.day).map((one, need) => ({ outcome: 0, alternative: 0, need, ...judged(judging, one) }));
  agreeLines(outcome, lines);
  agree(lines.some((line) => !line.holds) && outcome["result"] === "lapsed", "a quorum was there");
}

// The figures that are told beside the tally, by the weight that the question is counted by.
function agreeFigures(outcome: Fields, roll: Roll, vote: Vote, counts: Counts, by: string | null): void {
  const where = { ...nowhere, by };
  const weighs = (seat: string): bigint => known(by === null ? 1n : roll.seats.get(seat)?.weights.get(by));
  const tally = vote.counting === "names" ? tallyOf(vote, weighs) : vote.choices.map((one) => known(counts(one, where)));
  const told = (name: string): bigint => BigInt(outcome[name] as Wide);
  const same = (name: string, here: bigint): void => agree(told(name) === here, `${name} ${told(name)}, here ${here}`);
  agree(String(outcome["tally"] ?? "") === tally.map(String).join(","), `tally ${String(outcome["tally"])}, here ${tally.join(",")}`);
  same("entitled", known(counts("entitled", where)));
  same("not_voting", known(counts("absent", where)));
  if (outcome["present"] !== undefined && roll.taken) same("present", known(counts("present", nowhere)));
}

// Equally divided: as many yes as no, at least one.
function agreeTie(outcome: Fields, vote: Vote): void {
  if (!String(outcome["ending"]).startsWith("tied")) return;
  const tally = (outcome["tally"] as Wide[] | undefined) ?? [];
  const [yes, no] = ["yes", "no"].map((choice) => tally[vote.choices.indexOf(choice)] ?? 0);
  agree(yes === no && yes !== 0, "no tie");
}

function agreeOutcome(judging: Judging, vote: Vote, outcome: Fields): void {
  if (outcome["ending"] === "no_quorum") {
    byQuorum(judging, judging.rules, vote, outcome);
    return;
  }
  const majority = judging.rules.majorities.get(vote.majority);
  const outcomes = majority === undefined ? [] : on(majority, vote.day);
  const { lines, at } = decided(judging, outcomes);
  agreeLines(outcome, lines);
  agreeResult(outcome, outcomes[at] ?? { name: "", result: "", any: [] });
  agreeTie(outcome, vote);
}

export function recount(rules: Rules, roster: Roster, vote: Vote, outcome: Fields): Recount {
  const roll = rollOf(rules, roster, vote);
  const plain = countsOf(rules, roll, vote);
  const counts = countsOf(rules, roll, vote, String(outcome["casting_vote"] ?? ""));
  agree(outcome["majority"] === vote.majority, "another majority");
  try {
    agreeFigures(outcome, roll, vote, plain, rules.questions.get(vote.question)?.weight || null);
    agreeOutcome({ rules, counts }, vote, outcome);
    return "recomputed";
  } catch (error) {
    if (error instanceof Unmodelled) return "open";
    throw error;
  }
}
