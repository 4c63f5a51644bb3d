// Sections 8 to 10: what a teller owes the record now, out of the machine of its ceremony or vote and its own secrets.
import { base64Of } from "../record/bytes";
import { Hedged, system, type Draws } from "./draws";
import { known, type State } from "./election/state";
import { complainersOf, statementFor } from "./election/tellers";
import { proveEqual } from "./proofs/equal";
import { complaintsOf, keyShare } from "./teller";
import { alphasOf } from "./tellers/decryption";
import { makeAnswer, makeCommit, makeDeal, type TellerSecret } from "./tellers/messages";
import { wipe } from "./numbers";
import type { Point } from "./group";

// `does`: the act, `fields`: those beside ceremony and vote.
export type Duty = { does: string; fields: Record<string, string | number[]> };
// Why a teller sends nothing although it is its turn.
export type Hindrance = "box_key_lost" | "share_wrong" | "floor";
export type Owed = { kind: "nothing" } | { kind: "duty"; duty: Duty } | { kind: "hindered"; why: Hindrance };

const nothing: Owed = { kind: "nothing" };
const owes = (does: string, fields: Duty["fields"]): Owed => ({ kind: "duty", duty: { does, fields } });
const message = (bytes: Uint8Array): Duty["fields"] => ({ message: base64Of(bytes) });

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

const atCommit = (state: State, secret: TellerSecret, i: number): Owed => {
  const { D, commits } = known(state.ceremony);
  return commits.has(i) ? nothing : owes("teller.commit", message(makeCommit(secret, D, i)));
};
const atDeal = (state: State, secret: TellerSecret, i: number): Owed => (known(state.ceremony).deals.has(i) ? nothing : dealt(state, secret, i));
function atVerdict(state: State, secret: TellerSecret, i: number): Owed {
  const ceremony = known(state.ceremony);
  if (ceremony.verdicts.has(i)) return nothing;
  const against = complaintsOf(ceremony, secret, i);
  return against === null ? { kind: "hindered", why: "box_key_lost" } : owes("teller.verdict", { against });
}
function atAnswer(state: State, secret: TellerSecret, i: number): Owed {
  const ceremony = known(state.ceremony);
  const complainers = complainersOf(ceremony, i);
  if (ceremony.answers.has(i) || complainers.length === 0 || complainers.length >= ceremony.t) return nothing;
  return owes("teller.answer", message(makeAnswer(secret, complainers)));
}
function atKey(state: State, secret: TellerSecret, i: number): Owed {
  const { rehearsal } = state;
  if (rehearsal === null || rehearsal.factors.has(i)) return nothing;
  const { context, alpha } = rehearsal.call;
  return decrypted(state, secret, i, context, [alpha], "teller.rehearsal", {});
}
function atLock(state: State, secret: TellerSecret, i: number): Owed {
  const { rows, context, parts, tooSmall, digest } = known(state.lock);
  if (tooSmall) return { kind: "hindered", why: "floor" };
  if (parts.has(i) || rows.length === 0) return nothing;
  return decrypted(state, secret, i, context, alphasOf(rows), "ballot.decrypt", { lock: base64Of(digest) });
}

const turns: Partial<Record<State["stage"], (state: State, secret: TellerSecret, i: number) => Owed>> = {
  commit: atCommit, deal: atDeal, verdict: atVerdict, answer: atAnswer, key: atKey, lock: atLock,
};

// `i`: the teller's index, from 1.
export function dutyOf(state: State, secret: TellerSecret, i: number): Owed {
  if (state.awaiting !== null || state.ceremony === null || state.ceremony.excluded.has(i)) return nothing;
  return turns[state.stage]?.(state, secret, i) ?? nothing;
}
