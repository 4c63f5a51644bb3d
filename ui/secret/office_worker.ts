import { dutyOf, owedBy } from "../ballot/duty";
import { fresh, system } from "../ballot/draws";
import { known, type State } from "../ballot/election/state";
import { Fault } from "../ballot/faults";
import { deriveNow, KeyFileFault, newKeyFile, openTeller, parseKeyFile, passphraseBytes, tellerBytes, writeKeyFile } from "../ballot/keyfile";
import { wipe } from "../ballot/numbers";
import { drawTeller, makeCommit, type TellerSecret } from "../ballot/tellers/messages";
import { concat, same } from "../record/bytes";
import type { Answer, Order, Told } from "./office";
import { BadAct, run } from "./running";

let secret: TellerSecret | null = null;

const indexIn = (state: State, teller: string): number => (state.ceremony?.tellers.indexOf(teller) ?? -1) + 1;

function toldOf(state: State, teller: string): Told {
  return { owes: owedBy(state, indexIn(state, teller)), counted: state.lock?.counted.length ?? null, listed: state.ballots?.roll.length ?? null };
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

function inspect({ file }: Order & { kind: "inspect" }): Answer {
  parseKeyFile(file, "teller");
  return { kind: "share" };
}

function open({ acts: given, teller, file, passphrase }: Order & { kind: "open" }): Answer {
  const state = run(given);
  const { D, commits } = known(state.ceremony);
  const parsed = parseKeyFile(file, "teller");
  const key = deriveNow(passphraseBytes(passphrase), parsed);
  const { dk, polynomial, i } = openTeller(parsed, key, D);
  wipe(key);
  if (i !== indexIn(state, teller)) throw new KeyFileFault("damage");
  const own = { dk, polynomial };
  const commit = commits.get(i);
  if (commit !== undefined && !same(makeCommit(own, D, i), concat(commit.ek, commit.commitment))) return { kind: "fault", code: "other_share", act: null };
  secret = own;
  return { kind: "opened", fits: commit !== undefined };
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
    case "inspect": return inspect(order);
    case "make": return make(order);
    case "open": return open(order);
    case "owe": return owe(order);
  }
}

function faultOf(error: unknown): Answer {
  if (error instanceof BadAct) return { kind: "fault", code: error.code, act: error.act };
  const code = error instanceof KeyFileFault ? error.message : error instanceof Fault ? error.code : "worker";
  return { kind: "fault", code, act: null };
}

onmessage = ({ data }: MessageEvent<Order>): void => {
  try {
    postMessage(answerTo(data));
  } catch (error) {
    postMessage(faultOf(error));
  }
};
