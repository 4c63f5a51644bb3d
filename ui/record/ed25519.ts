import { ed25519 } from "@noble/curves/ed25519";
import { bytesToNumberLE } from "@noble/curves/utils";
import { sha512 } from "@noble/hashes/sha2";
import { concat, same } from "./bytes";

// docs/record.md, "Signatures": one accept set for every verifier. The library's own check multiplies the cofactor in
// and takes keys and signatures that a record refuses, so the four conditions are asked here one by one.
const { Point } = ed25519;
const order = Point.Fn.ORDER;
export type KeyPoint = InstanceType<typeof Point>;

// What is no point of the curve, or not canonical, throws in the library.
function decoded(key: Uint8Array): KeyPoint | null {
  try {
    return Point.fromBytes(key, false);
  } catch {
    return null;
  }
}

// Condition 1. A key is asked for it several times in a row when it enters, so the last answer is remembered.
let last: { key: Uint8Array; point: KeyPoint | null } | null = null;
export function keyPoint(key: Uint8Array): KeyPoint | null {
  if (last !== null && same(last.key, key)) return last.point;
  const point = decoded(key);
  last = { key: key.slice(), point: point === null || point.is0() || !point.isTorsionFree() ? null : point };
  return last.point;
}

// Conditions 2 to 4. R is not decoded: what is the encoding of a point that was computed here is canonical, and that
// point is asked whether it is of small order.
export function verifiedUnder(point: KeyPoint, signature: Uint8Array, message: Uint8Array, key: Uint8Array): boolean {
  const [r, s] = [signature.slice(0, 32), bytesToNumberLE(signature.slice(32))];
  if (signature.length !== 64 || s >= order) return false;
  const k = bytesToNumberLE(sha512(concat(r, key, message))) % order;
  const nonce = Point.BASE.multiplyUnsafe(s).subtract(often(point).multiplyUnsafe(k));
  return same(nonce.toBytes(), r) && !nonce.isSmallOrder();
}

// A key that signs much, an officer's, is worth a table of its multiples.
const uses = new WeakMap<KeyPoint, number>();
const worthIt = 6;
const tableWidth = 6;
function often(point: KeyPoint): KeyPoint {
  const count = (uses.get(point) ?? 0) + 1;
  uses.set(point, count);
  return count === worthIt ? point.precompute(tableWidth, false) : point;
}

export function verified(signature: Uint8Array, message: Uint8Array, key: Uint8Array): boolean {
  const point = keyPoint(key);
  return point !== null && verifiedUnder(point, signature, message, key);
}

// As above, but of a key that fails condition 1 alone: whose fault it is, is then told apart.
export function signedAtAll(signature: Uint8Array, message: Uint8Array, key: Uint8Array): boolean {
  const point = decoded(key);
  return point !== null && verifiedUnder(point, signature, message, key);
}
