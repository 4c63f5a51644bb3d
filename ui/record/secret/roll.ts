import type { Line } from "../../ballot/election/roll";
import type { Vote } from "../evolve/state";
import { rollOf } from "../rules/counts";
import type { Inequality, Term } from "../rules/inequality";
import type { Roster, TermOfSeat } from "../rules/roster";
import { on, type Rules } from "../rules/rules";

// The roll lists exactly those who may vote, with the class and the weight that the majority asks about. What a
// majority asks about is read here where it is plain: one partition or none, one weight or none. null: not decided here.
type Asked = { classes: string[] | null; weight: string | null };

// By which weight each count in a sum is taken; null: by heads.
const weightsIn = (terms: Term[], outer: string | null): (string | null)[] => terms.flatMap(({ what, by }) => {
  if (what?.kind === "sum") return weightsIn(what.terms, by ?? outer);
  return what === null ? [] : [by ?? outer];
});
const isDivided = (terms: Term[]): boolean =>
  terms.some(({ what, of }) => of !== null || what?.kind === "carried" || (what?.kind === "sum" && isDivided(what.terms)));

export function askedBy(rules: Rules, vote: Vote): Asked | null {
  const majority = rules.majorities.get(vote.majority);
  const needs: Inequality[] = majority === undefined ? [] : on(majority, vote.day).flatMap(({ any }) => any.flat());
  const partitions = new Set(needs.flatMap(({ each }) => each ?? []));
  const own = rules.questions.get(vote.question)?.weight || null;
  const weights = new Set([own, ...needs.flatMap(({ left, right }) => weightsIn([...left, ...right], null))]);
  if (needs.length === 0 || partitions.size > 1 || weights.size > 1) return null;
  if (needs.some(({ left, right }) => isDivided([...left, ...right]))) return null;
  const [partition] = partitions;
  return { classes: partition === undefined ? null : (rules.partitions.get(partition)?.groups ?? null), weight: own };
}

// Does a line say of its seat what the roster says?
function says(line: Line, name: string, term: TermOfSeat | undefined, { classes, weight }: Asked): boolean {
  const weighs = weight === null ? 1n : term?.weights.get(weight);
  return (classes === null || term?.classes.includes(name) === true) && weighs === BigInt(line.weight);
}

// `had`: who had a credential when the rehearsal was called; nobody else may be missing.
export function listsTheEntitled(rules: Rules, roster: Roster, vote: Vote, roll: { lines: Line[]; classes: string[] }, had: ReadonlyMap<string, string>): boolean {
  const { seats, entitled } = rollOf(rules, roster, vote);
  const listed = new Set(roll.lines.map(({ seat }) => seat));
  if ([...listed].some((seat) => !entitled.has(seat)) || [...entitled].some((seat) => had.has(seat) && !listed.has(seat))) return false;
  const asked = askedBy(rules, vote);
  if (asked === null) return true;
  if ((asked.classes ?? roll.classes.slice(0, 1)).join() !== roll.classes.join()) return false;
  return roll.lines.every((line) => says(line, roll.classes[line.group] ?? "", seats.get(line.seat), asked));
}
