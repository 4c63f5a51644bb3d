import { ristretto255 } from "@noble/curves/ed25519";
import { concat, ofBase64 } from "../record/bytes";
import { demand, Fault } from "./faults";
import { Cursor, ofLittle, u32 } from "./numbers";
import { hash } from "./transcript";

// Section 2. The library's decoding is that of RFC 9496: it refuses what is not canonical, bit 255 with it.
export const Group = ristretto255.Point;
export type Point = InstanceType<typeof Group>;

export function decoded(bytes: Uint8Array): Point {
  try {
    return Group.fromBytes(bytes);
  } catch {
    throw new Fault("point");
  }
}

export function pointOf(bytes: Uint8Array): Point {
  const point = decoded(bytes);
  demand(bytes.some((byte) => byte !== 0), "identity");
  return point;
}

export class PointCursor extends Cursor {
  point = (): Point => pointOf(this.take(32));
  pointOrO = (): Point => decoded(this.take(32));
  points = (count: number): Point[] => Array.from({ length: count }, this.point);
}

// For secrets: in constant time as far as the library's algorithm is. Zero is no scalar to it, and the product is O.
export function times(point: Point, secret: Uint8Array): Point {
  const n = ofLittle(secret);
  return n === 0n ? Group.ZERO : point.multiply(n);
}
export const timesG = (secret: Uint8Array): Point => times(Group.BASE, secret);

// For what everybody knows: in variable time.
export const publicly = (point: Point, n: bigint): Point => point.multiplyUnsafe(n);

export const sum = (points: Point[]): Point => points.reduce((all, one) => all.add(one), Group.ZERO);
export const pointsBytes = (points: Point[]): Uint8Array => concat(...points.map((point) => point.toBytes()));

export const generator = (i: number): Point => Group.hashToCurve(hash("generator", u32(i)));

export function base64Field(text: string): Uint8Array {
  try {
    return ofBase64(text);
  } catch {
    throw new Fault("grammar");
  }
}
