import { ed25519 } from "@noble/curves/ed25519";
import { bytesToNumberLE } from "@noble/curves/utils";
import { sha512 } from "@noble/hashes/sha2";
import { concat, same } from "./bytes";

// docs/record.md, "Signatures": one accept set for every verifier. The library's own check multiplies the cofactor in
// and takes keys and signatures that a record refuses, so the four conditions are asked here one by one.
const { Point } = ed25519;
const order = Point.Fn.ORDER;

function keyPoint(key: Uint8Array): InstanceType<typeof Point> | null {
  const point = Point.fromBytes(key, false);
  return point.is0() || !point.isTorsionFree() ? null : point;
}

function holds(signature: Uint8Array, message: Uint8Array, key: Uint8Array): boolean {
  const a = keyPoint(key);
  const [r, s] = [signature.slice(0, 32), bytesToNumberLE(signature.slice(32))];
  if (a === null || signature.length !== 64 || s >= order || Point.fromBytes(r, false).isSmallOrder()) return false;
  const k = bytesToNumberLE(sha512(concat(r, key, message))) % order;
  return same(Point.BASE.multiplyUnsafe(s).subtract(a.multiplyUnsafe(k)).toBytes(), r);
}

export function verified(signature: Uint8Array, message: Uint8Array, key: Uint8Array): boolean {
  try {
    return holds(signature, message, key);
  } catch {
    // What is no point of the curve, or not canonical, throws.
    return false;
  }
}
