import { concat } from "../../record/bytes";
import type { Draws } from "../draws";
import { PointCursor, timesG, type Point } from "../group";
import type { Equation } from "../linear";
import { modulo, ofLittle, scalarBytes, wipe } from "../numbers";

// Section 4. The challenge covers the statement and the commitment, whose bytes it is given.
export type Challenge = (commitments: Uint8Array) => bigint;
export type Schnorr = { R: Point; commitment: Uint8Array; z: bigint };

export const schnorrBytes = 64;

// w + c·x
export const response = (w: Uint8Array, c: bigint, x: Uint8Array): bigint => modulo(ofLittle(w) + c * ofLittle(x));

export function proveSchnorr(x: Uint8Array, draws: Draws, context: Uint8Array, challenge: Challenge): Uint8Array {
  const w = draws.scalar(context);
  const commitment = timesG(w).toBytes();
  const z = scalarBytes(response(w, challenge(commitment), x));
  wipe(w);
  return concat(commitment, z);
}

export function readSchnorr(message: PointCursor): Schnorr {
  const commitment = message.peek(32);
  return { R: message.point(), commitment, z: message.scalar() };
}

export function schnorrEquation({ R, commitment, z }: Schnorr, X: Point, challenge: Challenge): Equation {
  return { g: z, y: 0n, terms: [[-1n, R], [-challenge(commitment), X]] };
}
