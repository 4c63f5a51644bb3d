import type { CountLine, Vote } from "../evolve/state";
import { inOffice, type Roster, type TermOfSeat } from "./roster";
import { on, type Rules } from "./rules";

// How many: of one class, one group, by one weight. null: this verifier cannot say, and claims nothing about it.
export type Where = { of: string | null; group: string | null; by: string | null };
export type Counts = (name: string, where: Where) => bigint | null;

// Who could vote in a vote and who was there, from the roster and the events.
export type Roll = {
  seats: Map<string, TermOfSeat>;
  entitled: Set<string>;
  noted: Set<string>;
  present: Set<string>;
  taken: boolean;
};

function hasVote(rules: Rules, vote: Vote, seat: string, term: TermOfSeat): boolean {
  const kept = term.standing === "" || rules.votes.get(term.standing) === true || vote.freed.has(`${seat} ${term.standing}`);
  const inClass = vote.ofClass === "" || term.classes.includes(vote.ofClass);
  return kept && inClass && !vote.silenced.has(seat) && !vote.concerned.includes(seat);
}

export function rollOf(rules: Rules, roster: Roster, vote: Vote): Roll {
  const seats = inOffice(roster, vote.day);
  const entitled = new Set([...seats].filter(([seat, term]) => hasVote(rules, vote, seat, term)).map(([seat]) => seat));
  const noted = new Set([...vote.present].filter((seat) => seats.has(seat)));
  const voters = [...vote.ballots.keys()];
  const stands = (seat: string): boolean => {
    const holder = vote.proxies.get(seat);
    return noted.has(seat) || (holder !== undefined && noted.has(holder));
  };
  const here = vote.closes !== "" ? voters : [...seats.keys()].filter(stands).concat(rules.presence.before ? [] : voters);
  return { seats, entitled, noted, present: new Set(here), taken: vote.taken || vote.closes !== "" };
}

const weight = (term: TermOfSeat | undefined, by: string | null): bigint | null =>
  by === null ? 1n : (term?.weights.get(by) ?? null);

function sum(roll: Roll, seats: Iterable<string>, { of, group, by }: Where): bigint | null {
  let total = 0n;
  for (const seat of seats) {
    const term = roll.seats.get(seat);
    if (term === undefined || [of, group].some((one) => one !== null && !term.classes.includes(one))) continue;
    const one = weight(term, by);
    if (one === null) return null;
    total += one;
  }
  return total;
}

function figure(rules: Rules, roll: Roll, vote: Vote, name: string, where: Where): bigint | null {
  const plain = where.of === null && where.group === null && where.by === null;
  const statutory = on(rules.members, vote.day);
  switch (name) {
    case "members": return plain && statutory !== null ? BigInt(statutory) : sum(roll, roll.seats.keys(), where);
    case "filled": return sum(roll, roll.seats.keys(), where);
    case "entitled": return sum(roll, roll.entitled, where);
    case "present": return roll.taken ? sum(roll, roll.present, where) : null;
    case "in_person": return roll.taken ? sum(roll, roll.noted, where) : null;
    default: return plain && vote.figures.has(name) ? BigInt(vote.figures.get(name) ?? 0) : null;
  }
}

// By names: from the ballots. By tellers: from the lines that they agreed on, as far as these go.
export function countsOf(rules: Rules, roll: Roll, vote: Vote, casting = ""): Counts {
  const given = vote.counting === "names"
    ? (name: string, where: Where) => sum(roll, [...vote.ballots].filter(([, one]) => one.choice === name).map(([seat]) => seat), where)
    : (name: string, where: Where) => counted(vote.counted ?? [], name, where);
  // The casting vote is one more for its choice, of no class and no weight.
  const choice = (name: string, where: Where): bigint | null => {
    const count = given(name, where);
    if (name !== casting || count === null) return count;
    return where.of === null && where.group === null && where.by === null ? count + 1n : null;
  };
  const absent = (where: Where): bigint | null => {
    if (vote.counting === "names") return sum(roll, [...roll.entitled].filter((seat) => !vote.ballots.has(seat)), where);
    const parts = vote.choices.map((one) => given(one, where));
    const all = sum(roll, roll.entitled, where);
    return all === null || parts.includes(null) ? null : parts.reduce<bigint>((left, part) => left - (part ?? 0n), all);
  };
  return (name, where) => {
    if (vote.choices.includes(name) || ["yes", "no", "abstain", "blank", "invalid"].includes(name)) return choice(name, where);
    return name === "absent" ? absent(where) : figure(rules, roll, vote, name, where);
  };
}

function counted(lines: CountLine[], name: string, { of, group, by }: Where): bigint | null {
  if (of !== null && group !== null && of !== group) return null;
  const wanted = of ?? group ?? "";
  const line = lines.find((one) => one.choice === name && one.of === wanted && one.by === (by ?? ""));
  return line === undefined ? null : BigInt(line.number);
}
