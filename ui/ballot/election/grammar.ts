import { ofBase64, utf8 } from "../../record/bytes";
import { hasLoneSurrogate, parseLines, type Json, type JsonObject } from "../../record/entries/json";
import { demand, Fault } from "../faults";

// Section 10: what an act looks like. What else could be wrong with it is asked later, by its row of the table there.
export const acts = {
  "credential.register": "issue int, message b64",
  "teller.setup": "ceremony int, tellers names, t int, override text",
  "teller.consent": "ceremony int, to b64",
  "teller.commit": "ceremony int, message b64",
  "teller.round": "ceremony int, round int",
  "teller.deal": "ceremony int, message b64",
  "teller.verdict": "ceremony int, against ints",
  "teller.answer": "ceremony int, message b64",
  "teller.key": "ceremony int, qualified ints, key b64, shares b64",
  "teller.rehearse": "ceremony int, vote int",
  "teller.rehearsal": "ceremony int, vote int, message b64",
  "ballot.open":
    "vote int, ceremony int, key b64, question b64, options texts, minimum int, maximum int, classes names, roll b64, floor int, override text",
  "ballot.consent": "vote int, to b64",
  "ballot.cast": "vote int, ballot b64",
  "ballot.challenge": "vote int, sealed b64, opening b64",
  "ballot.lock": "vote int",
  "ballot.decrypt": "vote int, lock b64, message b64",
  "ballot.result": "vote int, lock b64, ballots int, counts rows",
  "ballot.void": "vote int, reason text",
} as const;

export type ActName = keyof typeof acts;

const mostBytes = 60_000;
const mostText = 200;

const isInt = (json: Json): json is number => typeof json === "number" && json >= 0;
const isList = <T extends Json>(json: Json, holds: (one: Json) => one is T): json is T[] => Array.isArray(json) && json.every(holds);
const distinct = (all: string[]): boolean => new Set(all).size === all.length;

export const isName = (text: Json): text is string => typeof text === "string" && /^[!-~]{1,64}$/.test(text);
const isText = (json: Json): json is string =>
  typeof json === "string" && !/[\u0000-\u001f]/.test(json) && utf8(json).length <= mostText;
const isFullText = (json: Json): json is string => isText(json) && json !== "";
const isInts = (json: Json): json is number[] => isList(json, isInt);

function bytesOf(json: Json): Uint8Array | null {
  if (typeof json !== "string") return null;
  try {
    return ofBase64(json);
  } catch {
    return null;
  }
}

// A value of its type, or nothing.
const types: Readonly<Record<string, (json: Json) => Value | null>> = {
  int: (json) => (isInt(json) ? json : null),
  b64: bytesOf,
  text: (json) => (isText(json) ? json : null),
  names: (json) => (isList(json, isName) && distinct(json) ? json : null),
  texts: (json) => (isList(json, isFullText) && distinct(json) ? json : null),
  ints: (json) => (isInts(json) ? json : null),
  rows: (json) => (isList(json, isInts) ? json : null),
};
type Value = number | string | Uint8Array | string[] | number[] | number[][];

export class Act {
  constructor(
    readonly text: string,
    readonly by: string,
    readonly name: ActName,
    readonly body: string,
    private readonly fields: ReadonlyMap<string, Value>,
  ) {}

  int = (name: string): number => this.fields.get(name) as number;
  bytes = (name: string): Uint8Array => this.fields.get(name) as Uint8Array;
  said = (name: string): string => this.fields.get(name) as string;
  texts = (name: string): string[] => this.fields.get(name) as string[];
  ints = (name: string): number[] => this.fields.get(name) as number[];
  rows = (name: string): number[][] => this.fields.get(name) as number[][];
}

const envelope = ["by", "do", "n", "seen", "body"];
const fieldsOf = (name: ActName): [string, string][] =>
  acts[name].split(", ").map((field) => field.split(" ") as [string, string]);

export function objectOf(text: string): JsonObject {
  demand(!hasLoneSurrogate(text) && utf8(text).length <= mostBytes, "grammar");
  try {
    const json = parseLines(text);
    if (json instanceof Map) return json;
  } catch {
    // No JSON, or not of the strict kind.
  }
  throw new Fault("grammar");
}

function isHead(json: Json): boolean {
  if (!Array.isArray(json) || json.length !== 2) return false;
  const [size = "", root = ""] = json;
  return isInt(size) && bytesOf(root)?.length === 32;
}

export function parseAct(text: string): Act {
  const json = objectOf(text);
  const [by = "", name = "", n = "", seen = "", body = 0] = envelope.map((key) => json.get(key));
  demand(isName(by) && isInt(n) && isHead(seen) && typeof body === "string", "grammar");
  demand(typeof name === "string" && Object.hasOwn(acts, name), "grammar");
  const own = fieldsOf(name as ActName);
  demand(json.size === envelope.length + own.length, "grammar");
  const fields = own.map(([key, type]): [string, Value] => {
    const value = types[type]?.(json.get(key) ?? false) ?? null;
    if (value === null) throw new Fault("grammar");
    return [key, value];
  });
  return new Act(text, by, name as ActName, body, new Map(fields));
}
