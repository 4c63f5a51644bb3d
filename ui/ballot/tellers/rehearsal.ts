import { publicly, Group, type Point } from "../group";
import { hash, scalarOf } from "../transcript";
import { Cursor } from "../numbers";
import { lagrange } from "./polynomial";
import { combination } from "../linear";

// Section 8, the rehearsal: a ciphertext whose plaintext everybody knows, so that it is no oracle.
export type Call = { alpha: Point; beta: Point; plaintext: number; context: Uint8Array };

export function callOf(D: Uint8Array, Y: Point, call: Uint8Array): Call {
  const fields = [D, Y.toBytes(), call];
  const r = scalarOf("teller/rehearsal/randomness", ...fields);
  const plaintext = new Cursor(hash("teller/rehearsal/plaintext", ...fields)).u16();
  const alpha = publicly(Group.BASE, r);
  const beta = publicly(Y, r).add(publicly(Group.BASE, BigInt(plaintext)));
  return { alpha, beta, plaintext, context: hash("teller/rehearsal", ...fields) };
}

// Do these factors, of exactly t tellers, decrypt the call?
export function decryptsRight({ beta, plaintext }: Call, factors: ReadonlyMap<number, Point>): boolean {
  const lambda = lagrange([...factors.keys()]);
  const blinding = combination([...factors.values()].map((factor, i) => [lambda[i] ?? 0n, factor]));
  return beta.subtract(blinding).equals(publicly(Group.BASE, BigInt(plaintext)));
}
