import { sha256 } from "@noble/hashes/sha2";
import { concat, same } from "./bytes";

// The tree of RFC 6962, section 2.1.
const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

export const leafHash = (entry: Uint8Array): Uint8Array => sha256(concat(leafPrefix, entry));
export const node = (left: Uint8Array, right: Uint8Array): Uint8Array => sha256(concat(nodePrefix, left, right));

// Positions have up to 53 bits here, so they are halved, not shifted: a shift would cut them to 32.
const odd = (n: number): boolean => n % 2 === 1;
const half = (n: number): number => Math.floor(n / 2);

// RFC 9162, section 2.1.3.2: the proof runs from the leaf's sibling up.
export function included(leaf: Uint8Array, index: number, size: number, proof: Uint8Array[], root: Uint8Array): boolean {
  if (index < 0 || index >= size) return false;
  let position = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    hash = odd(position) || position === last ? node(sibling, hash) : node(hash, sibling);
    // At the right edge the levels that have no sibling are passed over.
    while (position === last && !odd(position) && position !== 0) {
      position = half(position);
      last = half(last);
    }
    position = half(position);
    last = half(last);
  }
  return last === 0 && same(hash, root);
}
