import { hexOf } from "../../record/bytes";
import { Fault, type Code } from "../faults";
import { Election } from "./election";
import { Earlier, Pending } from "./pending";
import { known, start, type State } from "./state";

// A vote's transcript and what anybody makes of it. The verdict is compared as a JSON value.
export type Transcript = { origin: string; acts: string[]; blobs: ReadonlyMap<string, string> };
export type Verdict =
  | {
    ok: true; outcome: "counted"; counts: number[][]; ballots: number; lock: string;
    excluded: Record<string, string>; blamed: number[]; trackers: [string, string][];
  }
  | { ok: true; outcome: "void"; excluded: Record<string, string>; blamed: number[] }
  | { ok: false; code: Code; act: number };

type Refused = { ok: false; code: Code; act: number };
const refused = (code: Code, act: number): Refused => ({ ok: false, code, act });

const excludedOf = ({ ceremony }: State): Record<string, string> => Object.fromEntries(known(ceremony).excluded);

function verdictOf(state: State, acts: number): Verdict {
  const blamed = state.lock?.blamed ?? [];
  if (state.stage === "void") return { ok: true, outcome: "void", excluded: excludedOf(state), blamed };
  if (state.stage !== "result") return refused("incomplete", acts);
  const { counted, digest } = known(state.lock);
  return {
    ok: true, outcome: "counted", counts: known(state.counts), ballots: counted.length, lock: hexOf(digest),
    excluded: excludedOf(state), blamed, trackers: counted.map(({ seat, tracker }) => [seat, hexOf(tracker)]),
  };
}

// From the first act on, or from a state that the acts before `from` led to.
export function verifyTranscript({ origin, acts, blobs }: Transcript, from = 0, state: State = start()): Verdict {
  const pending = new Pending();
  const election = new Election(origin, blobs, pending.settle, state);
  try {
    for (pending.act = from; pending.act < acts.length; pending.act += 1) takeOne(election, acts[pending.act] ?? "", pending);
    pending.flush();
  } catch (error) {
    if (error instanceof Earlier) return refused(error.code, error.act);
    throw error;
  }
  return verdictOf(election.state, acts.length);
}

function takeOne(election: Election, text: string, pending: Pending): void {
  try {
    election.take(text);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    pending.flush();
    throw new Earlier(error.code, pending.act);
  }
}
