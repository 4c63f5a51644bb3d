import { concat } from "../../record/bytes";
import type { Draws } from "../draws";
import { decoded, Group, times, timesG, type Point } from "../group";
import { combination } from "../linear";
import { modulo, ofLittle, scalarBytes, wipe } from "../numbers";
import { chosen } from "../proofs/masks";
import { proveOneOf, type Ciphertext } from "../proofs/oneof";
import { proveSchnorr } from "../proofs/schnorr";
import type { Shape } from "./shape";
import { ballotHash, bitChallenge, bits, headOf, rangeChallenge, signatureChallenge, type Vote } from "./vote";

// Section 6: a ballot is made in two steps, since its signature is given only when it is cast. What depends on the
// choice is masked, not branched on.
export type Ballot = { body: Uint8Array; opening: Uint8Array };
type Encrypted = Ciphertext & { r: Uint8Array; bytes: Uint8Array };

const table = 8;
const prepared = new WeakSet<Point>();

// A key that is multiplied by many secrets is worth a table of its multiples.
function prepare(Y: Point): void {
  if (prepared.has(Y)) return;
  Y.precompute(table, false);
  prepared.add(Y);
}

const sumOf = ({ weights }: Shape, choice: Uint8Array): number =>
  weights.reduce((all, weight, slot) => all + (weight & -(choice[slot] ?? 0)), 0);

function legal({ slots, minimum, maximum }: Shape, choice: Uint8Array, sum: number): boolean {
  return choice.length === slots && choice.every((bit) => bit <= 1) && sum >= minimum && sum <= maximum;
}

function encrypt(r: Uint8Array, bit: number, Y: Point): Encrypted {
  const alpha = timesG(r);
  const blank = times(Y, r);
  const beta = chosen(-bit, blank.add(Group.BASE).toBytes(), blank.toBytes());
  return { alpha, beta: decoded(beta), r, bytes: concat(alpha.toBytes(), beta) };
}

function weighted({ weights }: Shape, slots: Encrypted[]): Ciphertext & { r: Uint8Array } {
  const each = (part: "alpha" | "beta"): Point => combination(slots.map((slot, i) => [BigInt(weights[i] ?? 0), slot[part]]));
  const r = slots.reduce((all, slot, i) => all + BigInt(weights[i] ?? 0) * ofLittle(slot.r), 0n);
  return { alpha: each("alpha"), beta: each("beta"), r: scalarBytes(modulo(r)) };
}

export function sealBallot(vote: Vote, K: Uint8Array, sequence: number, choice: Uint8Array, draws: Draws): Ballot {
  const { shape, Y, V } = vote;
  const sum = sumOf(shape, choice);
  if (!legal(shape, choice, sum)) throw new RangeError("no choice of this vote");
  prepare(Y);
  const randomness = Array.from(choice, () => draws.scalar(choice));
  const slots = randomness.map((r, i) => encrypt(r, choice[i] ?? 0, Y));
  const ciphertexts = concat(...slots.map((slot) => slot.bytes));
  const B = ballotHash(V, K, sequence, ciphertexts);
  const bitProofs = slots.map(({ r, alpha, beta }, i) =>
    proveOneOf({ r, branch: choice[i] ?? 0 }, bits, { alpha, beta, Y }, draws, B, bitChallenge(B, i)));
  const { r, ...whole } = weighted(shape, slots);
  const range = proveOneOf({ r, branch: sum - shape.minimum }, shape.sums, { ...whole, Y }, draws, B, rangeChallenge(B, shape));
  const opening = concat(...randomness.flatMap((one, i) => [Uint8Array.of(choice[i] ?? 0), one]));
  wipe(r, ...randomness);
  return { body: concat(headOf(vote.vote, K, sequence), ciphertexts, ...bitProofs, range), opening };
}

export const signBallot = ({ V }: Vote, secret: Uint8Array, K: Uint8Array, body: Uint8Array, draws: Draws): Uint8Array =>
  concat(body, proveSchnorr(secret, draws, body, signatureChallenge(V, K, body)));
