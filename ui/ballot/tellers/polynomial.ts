import { Group, publicly, sum, type Point } from "../group";
import { combination } from "../linear";
import { modulo, ofLittle, order, scalarBytes } from "../numbers";

const powers = (j: number, count: number): bigint[] => {
  const out: bigint[] = [];
  for (let k = 0, power = 1n; k < count; k += 1, power = modulo(power * BigInt(j))) out.push(power);
  return out;
};

// f(j), of secret coefficients; j is the index of a teller and no secret.
export function valueAt(polynomial: Uint8Array[], j: number): Uint8Array {
  const all = powers(j, polynomial.length);
  return scalarBytes(modulo(polynomial.reduce((value, a, k) => value + ofLittle(a) * (all[k] ?? 0n), 0n)));
}

// f(j)·G, of the commitments that everybody knows.
export function imageAt(A: Point[], j: number): Point {
  const all = powers(j, A.length);
  return combination(A.map((point, k) => [all[k] ?? 0n, point]));
}

export const isImage = (share: bigint, A: Point[], j: number): boolean => publicly(Group.BASE, share).equals(imageAt(A, j));

function inverse(n: bigint): bigint {
  let [r0, r1, s0, s1] = [order, modulo(n), 0n, 1n];
  while (r1 !== 0n) {
    const q = r0 / r1;
    [r0, r1, s0, s1] = [r1, r0 - q * r1, s1, s0 - q * s1];
  }
  return modulo(s0);
}

// λ_j of the tellers that answer, in their order.
export function lagrange(set: number[]): bigint[] {
  return set.map((j) => {
    const others = set.filter((k) => k !== j);
    const above = others.reduce((all, k) => modulo(all * BigInt(k)), 1n);
    const below = others.reduce((all, k) => modulo(all * BigInt(k - j)), 1n);
    return modulo(above * inverse(below));
  });
}

// The k-th coefficients of all, added.
export const added = (all: Point[][]): Point[] => (all[0] ?? []).map((_, k) => sum(all.flatMap((A) => A[k] ?? [])));
