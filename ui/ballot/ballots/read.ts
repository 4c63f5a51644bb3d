import type { Claim } from "../checks";
import { demand } from "../faults";
import { PointCursor, pointOf, type Point } from "../group";
import type { Equation, Term } from "../linear";
import { Cursor } from "../numbers";
import { oneOfEquations, readOneOf, type OneOf } from "../proofs/oneof";
import { readSchnorr, schnorrEquation, type Schnorr } from "../proofs/schnorr";
import { ballotHash, bitChallenge, bits, rangeChallenge, signatureChallenge, type Vote } from "./vote";

// The bytes of a body and what they say. The head is read before anything is decoded.
export type Head = { version: number; vote: bigint; K: Uint8Array; sequence: number; alphas: Uint8Array[]; ciphertexts: Uint8Array };
export type Slot = { alpha: Point; beta: Point };
export type Sealed = { slots: Slot[]; bitProofs: OneOf[]; range: OneOf; signature: Schnorr | null };

const headBytes = 45;

export function readHead(body: Uint8Array, slots: number): Head {
  const cursor = new Cursor(body);
  const head = { version: cursor.u8(), vote: cursor.u64(), K: cursor.take(32), sequence: cursor.u32() };
  const ciphertexts = cursor.take(64 * slots);
  const alphas = Array.from({ length: slots }, (_, i) => ciphertexts.subarray(64 * i, 64 * i + 32));
  return { ...head, alphas, ciphertexts };
}

// In byte order; the signature stands behind the body of a ballot that is cast, and of no other.
export function readSealed(bytes: Uint8Array, { shape }: Vote): Sealed {
  const cursor = new PointCursor(bytes.subarray(headBytes));
  const each = Array.from({ length: shape.slots });
  return {
    slots: each.map(() => ({ alpha: cursor.point(), beta: cursor.point() })),
    bitProofs: each.map(() => readOneOf(cursor, bits.length)),
    range: readOneOf(cursor, shape.sums.length),
    signature: bytes.length === shape.ballotBytes ? readSchnorr(cursor) : null,
  };
}

const one = (point: Point): Term[] => [[1n, point]];

function rangeEquations({ slots, range }: Sealed, { shape }: Vote, B: Uint8Array): Equation[] {
  const weighted = (part: keyof Slot): Term[] => slots.map((slot, i) => [BigInt(shape.weights[i] ?? 0), slot[part]]);
  const statement = { alpha: weighted("alpha"), beta: weighted("beta"), values: shape.sums };
  return oneOfEquations(range, statement, rangeChallenge(B, shape));
}

export function claimsOf(vote: Vote, head: Head, body: Uint8Array, sealed: Sealed): Claim[] {
  const B = ballotHash(vote.V, head.K, head.sequence, head.ciphertexts);
  const bitEquations = sealed.slots.flatMap(({ alpha, beta }, slot) => {
    const proof = sealed.bitProofs[slot];
    return proof === undefined ? [] : oneOfEquations(proof, { alpha: one(alpha), beta: one(beta), values: bits }, bitChallenge(B, slot));
  });
  const claims: Claim[] = [{ code: "bit", equations: bitEquations }, { code: "range", equations: rangeEquations(sealed, vote, B) }];
  if (sealed.signature === null) return claims;
  const signature = schnorrEquation(sealed.signature, pointOf(head.K), signatureChallenge(vote.V, head.K, body));
  return [{ code: "signature", equations: [signature] }, ...claims];
}

// What a check shows: per slot the bit and the randomness, and that the ciphertexts are made of them.
export type Opened = { choice: number[]; claim: Claim };

export function readOpening(opening: Uint8Array, slots: Slot[]): Opened {
  demand(opening.length === 33 * slots.length, "length");
  const cursor = new Cursor(opening);
  const choice: number[] = [];
  const equations = slots.flatMap(({ alpha, beta }): Equation[] => {
    const v = cursor.u8();
    demand(v <= 1, "opening");
    choice.push(v);
    const r = cursor.scalar();
    return [{ g: r, y: 0n, terms: [[-1n, alpha]] }, { g: BigInt(v), y: r, terms: [[-1n, beta]] }];
  });
  return { choice, claim: { code: "opening", equations } };
}
