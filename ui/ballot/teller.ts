import { known, type Ceremony } from "./election/state";
import { complainersOf } from "./election/tellers";
import { timesG } from "./group";
import { modulo, ofLittle, scalarBytes, wipe } from "./numbers";
import { openShare, type TellerSecret } from "./tellers/messages";
import { valueAt } from "./tellers/polynomial";

// Section 8, what teller j makes of the record with its own secret.

function shareFrom(ceremony: Ceremony, { dk }: TellerSecret, i: number, j: number): Uint8Array | null {
  const { A, boxes } = known(ceremony.deals.get(i));
  return openShare(dk, known(ceremony.commits.get(i)).ek, known(boxes.get(j)), A, j);
}

// Whose share to j is bad. Of t or more it says nothing: then j has lost its own box key, and sends no verdict.
export function complaintsOf(ceremony: Ceremony, secret: TellerSecret, j: number): number[] | null {
  const against = [...ceremony.deals.keys()].sort((a, b) => a - b).filter((i) => {
    const share = i === j ? null : shareFrom(ceremony, secret, i, j);
    if (share !== null) wipe(share);
    return i !== j && share === null;
  });
  return against.length < ceremony.t ? against : null;
}

// x_j, of the shares of all that are in the key: j's own, the dealt ones, and those that answers made public. Nothing
// where it does not fit X_j: then the teller says so, and does not rehearse.
export function keyShare(ceremony: Ceremony, secret: TellerSecret, j: number): Uint8Array | null {
  const { qualified, X } = known(ceremony.key);
  let sum = 0n;
  for (const i of qualified) {
    const answered = complainersOf(ceremony, i).includes(j) ? ceremony.answers.get(i)?.get(j) : undefined;
    const share = i === j ? valueAt(secret.polynomial, j) : (answered?.slice() ?? shareFrom(ceremony, secret, i, j));
    if (share === null) return null;
    sum += ofLittle(share);
    wipe(share);
  }
  const x = scalarBytes(modulo(sum));
  return timesG(x).equals(known(X.get(j))) ? x : null;
}
