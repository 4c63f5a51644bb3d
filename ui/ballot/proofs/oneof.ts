import { concat } from "../../record/bytes";
import type { Draws } from "../draws";
import { publicly, times, timesG, type Point, type PointCursor } from "../group";
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

// What a pair of draws gives where its branch is not the true one: A = z·G − c·α, and B = z·Y − c·(β − v·G) for any value.
type Simulated = { A: Uint8Array; base: Point; perValue: Point };

function simulate({ c, z }: Pair, { alpha, beta, Y }: Ciphertext & { Y: Point }): Simulated {
  const A = timesG(z).subtract(times(alpha, c)).toBytes();
  return { A, base: times(Y, z).subtract(times(beta, c)), perValue: timesG(c) };
}

const commitmentsFor = ({ A, base, perValue }: Simulated, value: number): Uint8Array =>
  concat(A, base.add(publicly(perValue, BigInt(value))).toBytes());

type OfPair<T> = { before: T; behind: T };

// Branch j takes pair j or, behind the true one, j − 1; the true one takes any, which is then not used.
function around<T>(all: T[], j: number): OfPair<T> {
  const [before, behind] = [all[Math.min(j, all.length - 1)], all[Math.max(j - 1, 0)]];
  if (before === undefined || behind === undefined) throw new RangeError("pairs");
  return { before, behind };
}

// The statement is what everybody knows; which branch is true decides no step here, only a mask.
export function proveOneOf(
  { r, branch }: Secret, values: number[], known: Ciphertext & { Y: Point }, draws: Draws, context: Uint8Array, challenge: Challenge,
): Uint8Array {
  const w = draws.scalar(context);
  const pairs = drawPairs(values.length - 1, draws, context);
  const real = concat(timesG(w).toBytes(), times(known.Y, w).toBytes());
  const simulated = pairs.map((pair) => simulate(pair, known));
  const commitments = concat(...values.map((value, j) => {
    if (pairs.length === 0) return real;
    const { before, behind } = around(simulated, j);
    const other = chosen(whereLess(branch, j), commitmentsFor(behind, value), commitmentsFor(before, value));
    return chosen(whereSame(j, branch), real, other);
  }));
  const c = modulo(pairs.reduce((left, pair) => left - ofLittle(pair.c), challenge(commitments)));
  const own: Pair = { c: scalarBytes(c), z: scalarBytes(response(w, c, r)) };
  const answers = values.map((_, j): Pair => {
    if (pairs.length === 0) return own;
    const [{ before, behind }, after, here] = [around(pairs, j), whereLess(branch, j), whereSame(j, branch)];
    const answer = (part: keyof Pair): Uint8Array => chosen(here, own[part], chosen(after, behind[part], before[part]));
    return { c: answer("c"), z: answer("z") };
  });
  const proof = concat(commitments, ...answers.slice(0, -1).map((one) => one.c), ...answers.map((one) => one.z));
  wipe(w, ...[own, ...pairs, ...answers].flatMap((one) => [one.c, one.z]));
  return proof;
}
