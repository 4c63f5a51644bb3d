import { concat } from "../../record/bytes";
import type { Slot } from "../ballots/read";
import type { Point } from "../group";
import { combination, type Equation, type Term } from "../linear";
import { u32 } from "../numbers";
import { hash } from "../transcript";
import { lagrange } from "./polynomial";

// Section 9: what is decrypted follows from the record.
export type Counted = { line: number; seat: string; group: number; weight: number; tracker: Uint8Array; slots: Slot[] };
export type Row = { group: number; weight: number; slots: Slot[] };

export const lockDigest = (V: Uint8Array, lock: Uint8Array, counted: Counted[]): Uint8Array =>
  hash("lock", V, lock, concat(...counted.flatMap(({ line, tracker }) => [u32(line), tracker])));

export const countsContext = (V: Uint8Array, digest: Uint8Array): Uint8Array => hash("tally/counts", V, digest);

// Per class with a counted ballot, per slot: the ciphertexts, each as often as its seat weighs.
export function aggregates(counted: Counted[], classes: number, slots: number): Row[] {
  const groups = Array.from({ length: classes }, (_, group) => counted.filter((one) => one.group === group));
  return groups.flatMap((members, group): Row[] => {
    if (members.length === 0) return [];
    const added = (slot: number, part: keyof Slot): Point => {
      const terms = members.flatMap((one): Term[] => {
        const ciphertext = one.slots[slot];
        return ciphertext === undefined ? [] : [[BigInt(one.weight), ciphertext[part]]];
      });
      return combination(terms);
    };
    const sums = Array.from({ length: slots }, (_, slot) => ({ alpha: added(slot, "alpha"), beta: added(slot, "beta") }));
    return [{ group, weight: members.reduce((all, one) => all + one.weight, 0), slots: sums }];
  });
}

export const alphasOf = (rows: Row[]): Point[] => rows.flatMap((row) => row.slots.map(({ alpha }) => alpha));
export const betasOf = (rows: Row[]): Point[] => rows.flatMap((row) => row.slots.map(({ beta }) => beta));

// The t parts of the lowest indices, which are those that combine.
export function lowest(parts: ReadonlyMap<number, Point[]>, t: number): [number, Point[]][] {
  return [...parts].sort(([a], [b]) => a - b).slice(0, t);
}

// M = β − Σ λ_j·F_j, of every ciphertext of the list, as a sum.
export function plaintexts(betas: Point[], parts: [number, Point[]][]): Term[][] {
  const lambda = lagrange(parts.map(([j]) => j));
  return betas.map((beta, k) => [[1n, beta], ...parts.flatMap(([, factors], i): Term[] => {
    const factor = factors[k];
    return factor === undefined ? [] : [[-(lambda[i] ?? 0n), factor]];
  })]);
}

// That these plaintexts are so many times G.
export const countEquations = (terms: Term[][], counts: number[]): Equation[] =>
  terms.map((one, k) => ({ g: -BigInt(counts[k] ?? 0), y: 0n, terms: one }));

// Is it a sum of ballots that a row of this weight may have?
export function legalRow(counts: number[], weight: number, minimum: number, maximum: number): boolean {
  const abstained = counts.at(-1) ?? 0;
  const sum = counts.slice(0, -1).reduce((all, one) => all + one, 0) + maximum * abstained;
  return counts.every((one) => one <= weight) && sum >= minimum * weight && sum <= maximum * weight;
}
