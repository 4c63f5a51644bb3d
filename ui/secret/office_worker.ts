import { base64Of } from "../record/bytes";
import { dutyOf } from "../ballot/duty";
import { fresh, system } from "../ballot/draws";
import { Election } from "../ballot/election/election";
import { known, type State } from "../ballot/election/state";
import { Fault } from "../ballot/faults";
import { deriveNow, KeyFileFault, newKeyFile, openTeller, parseKeyFile, passphraseBytes, tellerBytes, writeKeyFile } from "../ballot/keyfile";
import { wipe } from "../ballot/numbers";
import { drawTeller, type TellerSecret } from "../ballot/tellers/messages";
import type { Acts } from "./booth";
import type { Answer, Order, Told } from "./office";

let secret: TellerSecret | null = null;

class Refused extends Error {
  constructor(readonly answer: Answer) {
    super("refused");
  }
}

// Every act is run here: nothing is signed that does not follow from the record's own words.
function run({ origin, acts, blobs }: Acts): State {
  const election = new Election(origin, new Map(Object.entries(blobs)));
  for (const [act, text] of acts.entries()) {
    try {
      election.take(text);
    } catch (error) {
      if (error instanceof Fault) throw new Refused({ kind: "fault", code: error.code, act });
      throw error;
    }
  }
  return election.state;
}

const indexIn = (state: State, teller: string): number => (state.ceremony?.tellers.indexOf(teller) ?? -1) + 1;

const done: Partial<Record<State["stage"], (state: State, i: number) => boolean>> = {
  commit: (state, i) => known(state.ceremony).commits.has(i),
  deal: (state, i) => known(state.ceremony).deals.has(i),
  verdict: (state, i) => known(state.ceremony).verdicts.has(i),
  key: (state, i) => state.rehearsal === null || state.rehearsal.factors.has(i),
  lock: (state, i) => known(state.lock).parts.has(i) || known(state.lock).rows.length === 0,
};
const acts: Partial<Record<State["stage"], string>> = {
  commit: "teller.commit", deal: "teller.deal", verdict: "teller.verdict", answer: "teller.answer", key: "teller.rehearsal", lock: "ballot.decrypt",
};

function owedBy(state: State, i: number): string | null {
  const { ceremony, stage } = state;
  if (i === 0 || ceremony === null || state.awaiting !== null || ceremony.excluded.has(i)) return null;
  if (stage === "answer") {
    const accused = [...ceremony.verdicts.values()].some((against) => against.includes(i));
    return accused && !ceremony.answers.has(i) ? "teller.answer" : null;
  }
  return done[stage]?.(state, i) === false ? (acts[stage] ?? null) : null;
}

function toldOf(state: State, teller: string): Told {
  const index = indexIn(state, teller);
  const { lock, ballots } = state;
  return {
    index, stage: state.stage, owes: owedBy(state, index), hindered: lock?.tooSmall === true ? "floor" : null,
    counted: lock?.counted.length ?? null, listed: ballots?.roll.length ?? null, lock: lock === null ? null : base64Of(lock.digest),
  };
}

function make({ acts: given, teller, passphrase }: Order & { kind: "make" }): Answer {
  const state = run(given);
  const { D, t } = known(state.ceremony);
  secret = drawTeller(t, system);
  const file = newKeyFile("teller", fresh);
  const key = deriveNow(passphraseBytes(passphrase), file);
  const payload = tellerBytes({ ...secret, D, i: indexIn(state, teller) });
  const text = writeKeyFile(file, key, payload);
  wipe(key);
  wipe(payload);
  return { kind: "file", file: text };
}

function open({ acts: given, file, passphrase }: Order & { kind: "open" }): Answer {
  const { D } = known(run(given).ceremony);
  const parsed = parseKeyFile(file, "teller");
  const key = deriveNow(passphraseBytes(passphrase), parsed);
  const { dk, polynomial } = openTeller(parsed, key, D);
  wipe(key);
  secret = { dk, polynomial };
  return { kind: "opened" };
}

function owe({ acts: given, teller }: Order & { kind: "owe" }): Answer {
  const state = run(given);
  if (secret === null) return { kind: "fault", code: "share", act: null };
  const owed = dutyOf(state, secret, indexIn(state, teller));
  if (owed.kind === "duty") return { kind: "act", ...owed.duty };
  return owed.kind === "hindered" ? { kind: "hindered", why: owed.why } : { kind: "nothing" };
}

function answerTo(order: Order): Answer {
  switch (order.kind) {
    case "look": return { kind: "told", told: toldOf(run(order.acts), order.teller) };
    case "make": return make(order);
    case "open": return open(order);
    case "owe": return owe(order);
  }
}

onmessage = ({ data }: MessageEvent<Order>): void => {
  try {
    postMessage(answerTo(data));
  } catch (error) {
    const answer: Answer = error instanceof Refused ? error.answer : { kind: "fault", code: error instanceof KeyFileFault ? error.message : error instanceof Fault ? error.code : "worker", act: null };
    postMessage(answer);
  }
};
