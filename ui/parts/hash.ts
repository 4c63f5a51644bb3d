import { hexOf, ofBase64 } from "../record/bytes";

// The first four bytes, in groups of four digits: enough for a hall to compare by eye, not a proof.
export function shortHash(base64: string): string {
  return hexOf(ofBase64(base64).slice(0, 4)).replace(/(.{4})(?=.)/g, "$1 ");
}

export const groups = (base64: string): string => hexOf(ofBase64(base64)).replace(/(.{4})(?=.)/g, "$1 ");
