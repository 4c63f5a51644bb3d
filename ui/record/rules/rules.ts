import { parse } from "smol-toml";
import { parseInequality, type Inequality } from "./inequality";

// What a verifier wants to know of docs/rules.md: offices, majorities, quorums, and what belongs to a question.
export type Judged = { name: string; result: string; any: Inequality[][] };
type Dated<T> = { now: T; earlier: { until: string; then: T }[] };
export type Partition = { groups: string[]; carries: Inequality[]; weights: ReadonlyMap<string, ReadonlyMap<string, bigint>> };
export type Question = { majority: string; quorum: string; weight: string; tie: string; method: string | null };
export type Rules = {
  roles: ReadonlyMap<string, string>;
  presence: { required: boolean; before: boolean };
  members: Dated<number | null>;
  classes: string[];
  partitions: ReadonlyMap<string, Partition>;
  majorities: ReadonlyMap<string, Dated<Judged[]>>;
  quorums: ReadonlyMap<string, Dated<Inequality[]>>;
  questions: ReadonlyMap<string, Question>;
  votes: ReadonlyMap<string, boolean>; // of each standing: does it leave the vote?
  secondPerson: boolean; // a correction takes two persons
};

type Table = { readonly [key: string]: unknown };

const isTable = (value: unknown): value is Table => typeof value === "object" && value !== null && !Array.isArray(value);
const tableIn = (table: Table, name: string): Table => {
  const value = table[name];
  return isTable(value) ? value : {};
};
const rowsIn = (table: Table, name: string): [string, Table][] =>
  Object.entries(tableIn(table, name)).flatMap(([id, row]) => (isTable(row) ? [[id, row] as [string, Table]] : []));
const listIn = (table: Table, name: string): unknown[] => {
  const value = table[name];
  return Array.isArray(value) ? value : [];
};
const textsIn = (table: Table, name: string): string[] => listIn(table, name).map(String);
const textIn = (table: Table, name: string, usual = ""): string => String(table[name] ?? usual);
const truthIn = (table: Table, name: string, usual: boolean): boolean => {
  const value = table[name];
  return typeof value === "boolean" ? value : usual;
};
const mapOf = <T>(rows: [string, Table][], read: (row: Table, id: string) => T): Map<string, T> =>
  new Map(rows.map(([id, row]) => [id, read(row, id)]));

// An inequality is a text, or a table that also has words for it.
const inequalityOf = (value: unknown): Inequality => parseInequality(isTable(value) ? textIn(value, "needs") : String(value));

function alternativesOf(row: Table): Inequality[][] {
  const any = listIn(row, "any");
  if (any.length > 0) return any.map((list) => (list as unknown[]).map(inequalityOf));
  const needs = listIn(row, "needs");
  return needs.length > 0 ? [needs.map(inequalityOf)] : [];
}

// The last outcome always holds: it has no alternatives.
function judgedOf(row: Table): Judged[] {
  const listed = listIn(row, "outcome").filter(isTable);
  if (listed.length === 0) {
    return [{ name: "passed", result: "passed", any: alternativesOf(row) }, { name: "failed", result: "failed", any: [] }];
  }
  return listed.map((one) => ({ name: textIn(one, "name"), result: textIn(one, "result"), any: alternativesOf(one) }));
}

function dated<T>(row: Table, read: (row: Table) => T): Dated<T> {
  const earlier = listIn(row, "earlier").filter(isTable);
  return { now: read(row), earlier: earlier.map((one) => ({ until: dayOf(one["until"]), then: read(one) })) };
}
// A day is a date of TOML or a text.
const dayOf = (value: unknown): string => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value));

export function on<T>({ now, earlier }: Dated<T>, day: string): T {
  const found = earlier.filter(({ until }) => day <= until).sort((a, b) => (a.until < b.until ? -1 : 1))[0];
  return found === undefined ? now : found.then;
}

function partitionOf(row: Table): Partition {
  const weights = rowsIn({ row }, "row").map(([weight, table]) =>
    [weight, new Map(Object.entries(table).map(([group, value]) => [group, BigInt(Number(value))]))] as const);
  return { groups: textsIn(row, "groups"), carries: listIn(row, "carries").map(inequalityOf), weights: new Map(weights) };
}

function questionsOf(whole: Table, quorums: string[]): Map<string, Question> {
  const usual = tableIn(whole, "usual");
  const quorum = textIn(usual, "quorum", quorums.length === 1 ? quorums[0] : "none");
  const read = (row: Table): Question => ({
    majority: textIn(row, "majority", textIn(usual, "majority")),
    quorum: textIn(row, "quorum", quorum),
    weight: textIn(row, "weight"),
    tie: textIn(row, "tie"),
    method: textsIn(row, "methods")[0] ?? textsIn(usual, "methods")[0] ?? null,
  });
  return new Map([...mapOf(rowsIn(whole, "question"), read), ...mapOf(rowsIn(whole, "motion"), read)]);
}

export function parseRules(text: string): Rules {
  const whole: Table = parse(text);
  const roster = tableIn(whole, "roster");
  const attendance = tableIn(whole, "attendance");
  const quorums = mapOf(rowsIn(whole, "quorum"), (row) => dated(row, (one) => listIn(one, "needs").map(inequalityOf)));
  if (!isTable(whole["body"])) throw new SyntaxError("no [body]");
  return {
    roles: mapOf(rowsIn(whole, "officer"), (row) => textIn(row, "role")),
    presence: { required: truthIn(attendance, "required", false), before: truthIn(attendance, "before_casting", false) },
    members: dated(roster, (row) => (row["members"] === undefined ? null : Number(row["members"]))),
    classes: Object.keys(tableIn(roster, "class")),
    partitions: mapOf(rowsIn(roster, "partition"), partitionOf),
    majorities: mapOf(rowsIn(whole, "majority"), (row) => dated(row, judgedOf)),
    quorums,
    questions: questionsOf(whole, [...quorums.keys()]),
    votes: mapOf(rowsIn(whole, "standing"), (row) => truthIn(row, "votes", false)),
    secondPerson: truthIn(tableIn(whole, "correction"), "second_person", true),
  };
}

const salt = /^plenary\/salt\/v1 [0-9a-f]{64}\n/;
// What a file about persons says begins behind its salt.
export const unsalted = (text: string): string => text.replace(salt, "");
