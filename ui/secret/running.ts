// Every act is run on this device: what is shown and signed then is the record's own word, not the hall's. For workers
// only; a page does not load the ballot's arithmetic.
import { Election } from "../ballot/election/election";
import type { State } from "../ballot/election/state";
import { Fault } from "../ballot/faults";
import type { Acts } from "./acts";

// `act`: the first that does not hold.
export class BadAct extends Error {
  constructor(
    readonly code: string,
    readonly act: number,
  ) {
    super(code);
  }
}

export function run({ origin, acts, blobs }: Acts): State {
  const election = new Election(origin, new Map(Object.entries(blobs)));
  for (const [act, text] of acts.entries()) {
    try {
      election.take(text);
    } catch (error) {
      throw error instanceof Fault ? new BadAct(error.code, act) : error;
    }
  }
  return election.state;
}
