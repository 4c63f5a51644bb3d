import { concat } from "../record/bytes";
import { nothing, type Draws } from "./draws";
import { demand } from "./faults";
import { PointCursor, timesG, type Point } from "./group";
import type { Equation } from "./linear";
import { scalarBytes, u32 } from "./numbers";
import { proveSchnorr, readSchnorr, schnorrBytes, schnorrEquation, type Challenge } from "./proofs/schnorr";
import { scalarOf } from "./transcript";

// Section 5: a seat's secret follows from its device's seed, its key K is registered with a proof of possession.
export type Seat = { origin: string; seat: string; issue: number };

export const seedBytes = 32;
const registrationBytes = 32 + schnorrBytes;

export function secretOf(seed: Uint8Array, { origin, seat, issue }: Seat): Uint8Array {
  const n = scalarOf("credential", seed, origin, seat, u32(issue));
  if (n === 0n) throw new RangeError("this seed gives no secret: a new one");
  return scalarBytes(n);
}

const possession = ({ origin, seat, issue }: Seat, K: Uint8Array): Challenge => (R) =>
  scalarOf("credential/possession", origin, seat, u32(issue), K, R);

export function registration(secret: Uint8Array, who: Seat, draws: Draws): Uint8Array {
  const K = timesG(secret).toBytes();
  return concat(K, proveSchnorr(secret, draws, nothing, possession(who, K)));
}

export type Registration = { K: Uint8Array; key: Point; equation: Equation };

// The equation is left to whoever asks: alone, or with many others.
export function readRegistration(bytes: Uint8Array, who: Seat): Registration {
  demand(bytes.length === registrationBytes, "length");
  const message = new PointCursor(bytes);
  const key = message.point();
  const K = bytes.slice(0, 32);
  return { K, key, equation: schnorrEquation(readSchnorr(message), key, possession(who, K)) };
}
