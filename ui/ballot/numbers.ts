import { ed25519 } from "@noble/curves/ed25519";
import { demand } from "./faults";

// Whole numbers as bytes. The library goes by way of hexadecimal texts, which cannot be overwritten; these do not.
export const order = ed25519.Point.Fn.ORDER;
export const modulo = (n: bigint): bigint => {
  const rest = n % order;
  return rest < 0n ? rest + order : rest;
};

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

// Little-endian, of a multiple of eight bytes.
export function ofLittle(bytes: Uint8Array): bigint {
  const words = view(bytes);
  let n = 0n;
  for (let at = bytes.length - 8; at >= 0; at -= 8) n = (n << 64n) | words.getBigUint64(at, true);
  return n;
}

export function scalarBytes(n: bigint): Uint8Array {
  const bytes = new Uint8Array(32);
  const words = view(bytes);
  for (let at = 0, rest = n; at < 32; at += 8, rest >>= 64n) words.setBigUint64(at, rest & 0xffff_ffff_ffff_ffffn, true);
  return bytes;
}

export const reduced = (bytes: Uint8Array): bigint => ofLittle(bytes) % order;

// Big-endian numbers of fixed width.
export function u16(n: number): Uint8Array {
  return Uint8Array.of(n >> 8, n & 255);
}
export function u32(n: number): Uint8Array {
  const bytes = new Uint8Array(4);
  view(bytes).setUint32(0, n);
  return bytes;
}
export function u64(n: number): Uint8Array {
  const bytes = new Uint8Array(8);
  view(bytes).setBigUint64(0, BigInt(n));
  return bytes;
}

export function scalarIn(bytes: Uint8Array): bigint {
  demand(bytes.length === 32, "scalar");
  const n = ofLittle(bytes);
  demand(n < order, "scalar");
  return n;
}

// Reads a binary message field by field. Its length was asked before.
export class Cursor {
  private at = 0;
  constructor(private readonly bytes: Uint8Array) {}

  take(length: number): Uint8Array {
    if (this.at + length > this.bytes.length) throw new RangeError("behind the end of a message");
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
  peek(length: number): Uint8Array {
    return this.bytes.slice(this.at, this.at + length);
  }
  u8 = (): number => this.take(1)[0] ?? 0;
  u16 = (): number => view(this.take(2)).getUint16(0);
  u32 = (): number => view(this.take(4)).getUint32(0);
  u64 = (): bigint => view(this.take(8)).getBigUint64(0);

  scalar = (): bigint => scalarIn(this.take(32));
  scalars = (count: number): bigint[] => Array.from({ length: count }, () => this.scalar());
}

export function wipe(...secrets: Uint8Array[]): void {
  for (const secret of secrets) secret.fill(0);
}
