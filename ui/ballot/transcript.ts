import { sha256, sha512 } from "@noble/hashes/sha2";
import { concat, utf8 } from "../record/bytes";
import { reduced, u32 } from "./numbers";

// Section 3: one construction for everything that is hashed.
export type Field = Uint8Array | string;

const bytesOf = (field: Field): Uint8Array => (typeof field === "string" ? utf8(field) : field);

export function preimage(label: string, ...fields: Field[]): Uint8Array {
  const parts = ["plenary/secret-ballot/1", label, ...fields].map(bytesOf);
  return concat(...parts.flatMap((part) => [u32(part.length), part]));
}

// The preimage may hold a secret, so it is overwritten.
export function hash(label: string, ...fields: Field[]): Uint8Array {
  const whole = preimage(label, ...fields);
  const digest = sha512(whole);
  whole.fill(0);
  return digest;
}

export const scalarOf = (label: string, ...fields: Field[]): bigint => reduced(hash(label, ...fields));

// Of an opening, a set-up, a call or a lock: its exact bytes.
export const actHash = (text: string): Uint8Array => sha256(utf8(text));
