import { sha256 } from "@noble/hashes/sha2";

// By its tracker a seat finds its ballot in the record, and by the short one eyes compare two screens.
export const trackerOf = (body: Uint8Array): Uint8Array => sha256(body);

const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford's base 32
const groups = 6;
const perGroup = 4;
const bitsPerGroup = 5 * perGroup;

export function shortTracker(tracker: Uint8Array): string {
  const digits = [...tracker].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const group = (from: number): string => Array.from({ length: perGroup }, (_, i) =>
    letters[Number.parseInt(digits.slice(from + 5 * i, from + 5 * i + 5), 2)]).join("");
  return Array.from({ length: groups }, (_, i) => group(i * bitsPerGroup)).join("-");
}
