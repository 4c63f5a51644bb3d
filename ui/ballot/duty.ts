// Sections 8 to 10: what a teller owes the record now, out of the machine of its ceremony or vote and its own secrets.
import { base64Of } from "../record/bytes";
import { Hedged, system, type Draws } from "./draws";
import { known, type State } from "./election/state";
import { boxKeysOf, complainersOf, statementFor } from "./election/tellers";
import { codeOf } from "./faults";
import { proveEqual } from "./proofs/equal";
import { complaintsOf, keyShare } from "./teller";
import { alphasOf } from "./tellers/decryption";
import { makeAnswer, makeCommit, makeDeal, readCommit, type TellerSecret } from "./tellers/messages";
import { wipe } from "./numbers";
import type { Point } from "./group";

// `does`: the act, `fields`: those beside ceremony and vote.
export type Duty = { does: string; fields: Record<string, string | number[]> };
// Why a teller sends nothing although it is its turn.
export type Hindrance = "box_key_taken" | "box_key_lost" | "share_wrong" | "floor";
export type Owed = { kind: "nothing" } | { kind: "duty"; duty: Duty } | { kind: "hindered"; why: Hindrance };

const nothing: Owed = { kind: "nothing" };
const owes = (does: string, fields: Duty["fields"]): Owed => ({ kind: "duty", duty: { does, fields } });
const message = (bytes: Uint8Array): Duty["fields"] => ({ message: base64Of(bytes) });

function answers({ ceremony }: State, i: number): boolean {
  const { answers, t } = known(ceremony);
  const complainers = complainersOf(known(ceremony), i).length;
  return !answers.has(i) && complainers > 0 && complainers < t;
}
// Below the floor there is nothing to open, and it is said.
function opens({ lock }: State, i: number): boolean {
  const { rows, parts, tooSmall } = known(lock);
  return !parts.has(i) && (tooSmall || rows.length > 0);
}

// A teller's proof draws hedged with its secret; the nonces of its boxes are the system's.
function dealt(state: State, secret: TellerSecret, i: number): Owed {
  const { D, commits } = known(state.ceremony);
  const to = new Map([...commits].filter(([j]) => j !== i).sort(([a], [b]) => a - b).map(([j, { ek }]) => [j, ek]));
  const hedged = new Hedged(known(secret.polynomial[0]), D, 0);
  const draws: Draws = { scalar: (context) => hedged.scalar(context), bytes: (length) => system.bytes(length) };
  const deal = makeDeal(secret, D, i, to, draws);
  hedged.end();
  return owes("teller.deal", message(deal));
}

function decrypted(state: State, secret: TellerSecret, i: number, context: Uint8Array, alphas: Point[], does: string, more: Duty["fields"]): Owed {
  const ceremony = known(state.ceremony);
  const x = keyShare(ceremony, secret, i);
  if (x === null) return { kind: "hindered", why: "share_wrong" };
  const part = proveEqual(x, statementFor(ceremony, i, context, alphas), (S) => new Hedged(x, S, 0));
  wipe(x);
  return owes(does, { ...more, ...message(part) });
}

// Who copied the key of a commitment on its way has it in the record first: this teller needs another key.
function atCommit(state: State, secret: TellerSecret, i: number): Owed {
  const ceremony = known(state.ceremony);
  const commit = makeCommit(secret, ceremony.D, i);
  const taken = codeOf(() => readCommit(commit, boxKeysOf(ceremony))) === "box_key";
  return taken ? { kind: "hindered", why: "box_key_taken" } : owes("teller.commit", message(commit));
}
function atVerdict(state: State, secret: TellerSecret, i: number): Owed {
  const against = complaintsOf(known(state.ceremony), secret, i);
  return against === null ? { kind: "hindered", why: "box_key_lost" } : owes("teller.verdict", { against });
}
const atAnswer = (state: State, secret: TellerSecret, i: number): Owed =>
  owes("teller.answer", message(makeAnswer(secret, complainersOf(known(state.ceremony), i))));
function atKey(state: State, secret: TellerSecret, i: number): Owed {
  const { context, alpha } = known(state.rehearsal).call;
  return decrypted(state, secret, i, context, [alpha], "teller.rehearsal", {});
}
function atLock(state: State, secret: TellerSecret, i: number): Owed {
  const { rows, context, tooSmall, digest } = known(state.lock);
  if (tooSmall) return { kind: "hindered", why: "floor" };
  return decrypted(state, secret, i, context, alphasOf(rows), "ballot.decrypt", { lock: base64Of(digest) });
}

// At each stage the act, whether it is teller i's to put, and what it then says.
type Turn = { does: string; isOwed: (state: State, i: number) => boolean; duty: (state: State, secret: TellerSecret, i: number) => Owed };
const turns: Partial<Record<State["stage"], Turn>> = {
  commit: { does: "teller.commit", isOwed: (state, i) => !known(state.ceremony).commits.has(i), duty: atCommit },
  deal: { does: "teller.deal", isOwed: (state, i) => !known(state.ceremony).deals.has(i), duty: dealt },
  verdict: { does: "teller.verdict", isOwed: (state, i) => !known(state.ceremony).verdicts.has(i), duty: atVerdict },
  answer: { does: "teller.answer", isOwed: answers, duty: atAnswer },
  key: { does: "teller.rehearsal", isOwed: ({ rehearsal }, i) => rehearsal?.factors.has(i) === false, duty: atKey },
  lock: { does: "ballot.decrypt", isOwed: opens, duty: atLock },
};

// The act that is teller i's to put now; no secret is needed to know it. `i`: from 1, 0 is no teller.
export function owedBy(state: State, i: number): string | null {
  if (i === 0 || state.awaiting !== null || state.ceremony === null || state.ceremony.excluded.has(i)) return null;
  const turn = turns[state.stage];
  return turn?.isOwed(state, i) === true ? turn.does : null;
}

export function dutyOf(state: State, secret: TellerSecret, i: number): Owed {
  return owedBy(state, i) === null ? nothing : known(turns[state.stage]).duty(state, secret, i);
}
