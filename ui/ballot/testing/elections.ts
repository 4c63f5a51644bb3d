import { sha256 } from "@noble/hashes/sha2";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { hexOf } from "../../record/bytes";
import { Election } from "../election/election";
import { copied, start, type State } from "../election/state";
import { verifyTranscript, type Transcript, type Verdict } from "../election/verify";
import { codeOf } from "../faults";
import { asText, compare, type Result } from "./cases";

// elections.json, mutations.json: whole transcripts, and what was changed in them.
type Blobs = Record<string, string | null>;
export type Base = { name: string; origin: string; acts: string[]; blobs: Record<string, string>; expect: Verdict };
type Edit = { at: number; drop: number; put: string[] };
type Mutation = {
  base: string; note: string; edits: Edit[]; origin?: string; blobs?: Blobs; blobs_json?: Record<string, string>; expect: Verdict;
};

export const transcriptOf = ({ origin, acts, blobs }: Pick<Base, "origin" | "acts" | "blobs">): Transcript =>
  ({ origin, acts, blobs: new Map(Object.entries(blobs)) });

export function* elections({ elections: all }: { elections: Base[] }): Generator<Result> {
  for (const one of all) {
    yield compare(one.name, () => verifyTranscript(transcriptOf(one)), one.expect);
    const alone = new Election(one.origin, transcriptOf(one).blobs);
    yield compare(`${one.name}, act by act`, () => one.acts.map((text) => codeOf(() => alone.take(text))), one.acts.map(() => "ok"));
    yield compare(`${one.name}, cut short`, () => verifyTranscript({ ...transcriptOf(one), acts: one.acts.slice(0, -1) }),
      { ok: false, code: "incomplete", act: one.acts.length - 1 });
  }
}

// A mark of everything in a state.
export function markOf(state: State): string {
  const plain = (one: unknown): unknown => {
    if (one instanceof Map) return { map: [...one].map(([key, value]) => [key, plain(value)]) };
    if (one instanceof Set) return { set: [...one] };
    if (Array.isArray(one)) return one.map(plain);
    if (one instanceof Uint8Array || typeof one !== "object" || one === null) return one;
    if (Object.getPrototypeOf(one) !== Object.prototype) return hexOf((one as { toBytes: () => Uint8Array }).toBytes());
    return Object.fromEntries(Object.entries(one).map(([key, value]) => [key, plain(value)]));
  };
  return hexOf(sha256(new TextEncoder().encode(asText(plain(state)))));
}

// The states of a base before each of its acts.
class Replay {
  private readonly states: State[] = [];
  private readonly marks = new Map<number, string>();
  constructor(readonly base: Base) {
    const election = new Election(base.origin, transcriptOf(base).blobs);
    for (const text of base.acts) {
      this.states.push(copied(election.state));
      election.take(text);
    }
    this.states.push(election.state);
  }

  before = (act: number): State => copied(this.states[act] ?? start());
  mark(act: number): string {
    const mark = this.marks.get(act) ?? markOf(this.states[act] ?? start());
    this.marks.set(act, mark);
    return mark;
  }
}

function edited(acts: string[], edits: Edit[]): string[] {
  const out = [...acts];
  for (const { at, drop, put } of [...edits].sort((a, b) => b.at - a.at)) out.splice(at, drop, ...put);
  return out;
}

function blobsOf({ blobs }: Base, { blobs: changed = {}, blobs_json: texts = {} }: Mutation): ReadonlyMap<string, string> {
  const all: Blobs = { ...blobs, ...changed };
  for (const [name, json] of Object.entries(texts)) {
    const value: unknown = JSON.parse(json);
    if (typeof value === "string") all[name] = value;
  }
  return new Map(Object.entries(all).flatMap(([name, text]) => (text === null ? [] : [[name, text]])));
}

// The first act whose treatment differs: of an edit, or, where the origin or a blob of the base is another, from the start.
function firstChange(base: Base, { edits, origin, blobs = {} }: Mutation): number {
  const everywhere = origin !== undefined || Object.keys(blobs).some((name) => name in base.blobs);
  return everywhere ? 0 : Math.min(...edits.map(({ at }) => at));
}

// Sent to the live base, the act is refused and changes nothing: then the base's verdict comes out as before.
function live(replay: Replay, mutation: Mutation, at: number, text: string): unknown {
  const { expect } = mutation;
  const election = new Election(mutation.origin ?? replay.base.origin, blobsOf(replay.base, mutation), undefined, replay.before(at));
  const code = codeOf(() => election.take(text));
  return { code, changed: !expect.ok && markOf(election.state) !== replay.mark(at) };
}

export function* mutations({ cases }: { cases: Mutation[] }, bases: Base[]): Generator<Result> {
  const replays = new Map<string, Replay>();
  for (const [i, mutation] of cases.entries()) {
    const { base: name, note, edits, origin, expect } = mutation;
    const base = bases.find((one) => one.name === name);
    if (base === undefined) throw new RangeError(name);
    const replay = replays.get(name) ?? new Replay(base);
    replays.set(name, replay);
    const first = firstChange(base, mutation);
    const transcript = { origin: origin ?? base.origin, acts: edited(base.acts, edits), blobs: blobsOf(base, mutation) };
    yield compare(`${i}, ${name}: ${note}`, () => verifyTranscript(transcript, first, replay.before(first)), expect);
    const put = edits[0]?.put[0];
    if (expect.ok || expect.act !== edits[0]?.at || put === undefined) continue;
    yield compare(`${i}, ${name}: ${note}, live`, () => live(replay, mutation, first, put), { code: expect.code, changed: false });
  }
}

export const basesBeside = (path: string): Base[] =>
  (JSON.parse(readFileSync(join(dirname(path), "elections.json"), "utf8")) as { elections: Base[] }).elections;
