import { concat } from "../../record/bytes";
import type { Draws } from "../draws";
import { Group, publicly, times, timesG, type Point, type PointCursor } from "../group";
import type { Equation, Term } from "../linear";
import { modulo, ofLittle, scalarBytes, wipe } from "../numbers";
import { chosen, whereLess, whereSame } from "./masks";
import { response, type Challenge } from "./schnorr";

// Section 4, one-of-several. A ciphertext is given to the verifier as a sum, so that its points stay those of the ballot.
export type OneOf = { pairs: [Point, Point][]; commitments: Uint8Array; c: bigint[]; z: bigint[] };
export type Statement = { alpha: Term[]; beta: Term[]; values: number[] };

export const oneOfBytes = (branches: number): number => 128 * branches - 32;

export function readOneOf(message: PointCursor, branches: number): OneOf {
  const commitments = message.peek(64 * branches);
  const pairs = Array.from({ length: branches }, (): [Point, Point] => [message.point(), message.point()]);
  return { pairs, commitments, c: message.scalars(branches - 1), z: message.scalars(branches) };
}

export function oneOfEquations(proof: OneOf, { alpha, beta, values }: Statement, challenge: Challenge): Equation[] {
  const last = modulo(challenge(proof.commitments) - proof.c.reduce((all, one) => all + one, 0n));
  return proof.pairs.flatMap(([A, B], j): Equation[] => {
    const [c, z, v] = [proof.c[j] ?? last, proof.z[j] ?? 0n, BigInt(values[j] ?? 0)];
    const minus = (terms: Term[]): Term[] => terms.map(([n, point]) => [-c * n, point]);
    return [
      { g: z, y: 0n, terms: [[-1n, A], ...minus(alpha)] },
      { g: c * v, y: z, terms: [[-1n, B], ...minus(beta)] },
    ];
  });
}

export type Secret = { r: Uint8Array; branch: number };
export type Ciphertext = { alpha: Point; beta: Point };
type Pair = { c: Uint8Array; z: Uint8Array };

function drawPairs(count: number, draws: Draws, context: Uint8Array): Pair[] {
  return Array.from({ length: count }, () => ({ c: draws.scalar(context), z: draws.scalar(context) }));
}

// Branch j takes pair j or, behind the true one, j − 1; the true one takes any, which is then not used.
function pairFor(pairs: Pair[], j: number, branch: number): Pair {
  const [before, behind] = [pairs[Math.min(j, pairs.length - 1)], pairs[Math.max(j - 1, 0)]];
  if (before === undefined || behind === undefined) throw new RangeError("pairs");
  const mask = whereLess(branch, j);
  return { c: chosen(mask, behind.c, before.c), z: chosen(mask, behind.z, before.z) };
}

// A_j = z·G − c·α, B_j = z·Y − c·(β − v·G)
function simulated({ c, z }: Pair, value: number, { alpha, beta }: Ciphertext, Y: Point): [Uint8Array, Uint8Array] {
  const shifted = beta.subtract(publicly(Group.BASE, BigInt(value)));
  const A = timesG(z).subtract(times(alpha, c));
  const B = times(Y, z).subtract(times(shifted, c));
  return [A.toBytes(), B.toBytes()];
}

// The statement is what everybody knows; which branch is true decides no step here, only a mask.
export function proveOneOf(
  { r, branch }: Secret, values: number[], known: Ciphertext & { Y: Point }, draws: Draws, context: Uint8Array, challenge: Challenge,
): Uint8Array {
  const w = draws.scalar(context);
  const pairs = drawPairs(values.length - 1, draws, context);
  const real = [timesG(w).toBytes(), times(known.Y, w).toBytes()];
  const branches = values.map((value, j) => {
    if (pairs.length === 0) return { pair: null, mask: -1, commitments: concat(...real) };
    const [pair, mask] = [pairFor(pairs, j, branch), whereSame(j, branch)];
    return { pair, mask, commitments: chosen(mask, concat(...real), concat(...simulated(pair, value, known, known.Y))) };
  });
  const commitments = concat(...branches.map((one) => one.commitments));
  const rest = pairs.reduce((left, { c }) => left - ofLittle(c), challenge(commitments));
  const own: Pair = { c: scalarBytes(modulo(rest)), z: scalarBytes(response(w, modulo(rest), r)) };
  const answers = branches.map(({ pair, mask }) => ({
    c: chosen(mask, own.c, pair?.c ?? own.c), z: chosen(mask, own.z, pair?.z ?? own.z),
  }));
  wipe(w, own.c, own.z, ...pairs.flatMap(({ c, z }) => [c, z]), ...branches.flatMap(({ pair }) => (pair === null ? [] : [pair.c, pair.z])));
  return concat(commitments, ...answers.slice(0, -1).map(({ c }) => c), ...answers.map(({ z }) => z));
}
