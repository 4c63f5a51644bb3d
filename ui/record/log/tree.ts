import { sha256 } from "@noble/hashes/sha2";
import { concat } from "../bytes";
import { node } from "../merkle";
import { width } from "./paths";

// The tree of RFC 6962 over leaves that come one after the other. All complete subtrees are kept, so that the root of
// every earlier size can be told: each act says which one its author's device had seen.
export class Tree {
  private readonly levels: Uint8Array[][] = [[]];
  private readonly roots = new Map<number, Uint8Array>();

  get size(): number {
    return this.levels[0]?.length ?? 0;
  }

  push(leaf: Uint8Array): void {
    let hash = leaf;
    for (let level = 0; ; level += 1) {
      const row = (this.levels[level] ??= []);
      row.push(hash);
      if (row.length % 2 === 1) return;
      hash = node(row[row.length - 2] ?? hash, hash);
    }
  }

  // Of the first `size` leaves: the complete subtrees from the right to the left.
  root(size: number): Uint8Array {
    const before = this.roots.get(size);
    if (before !== undefined) return before;
    const root = this.folded(size) ?? sha256(new Uint8Array());
    this.roots.set(size, root);
    return root;
  }
  private folded(size: number): Uint8Array | null {
    let right: Uint8Array | null = null;
    for (let level = 0, left = size; left > 0; level += 1, left = Math.floor(left / 2)) {
      if (left % 2 === 0) continue;
      const whole = this.levels[level]?.[left - 1];
      if (whole === undefined) throw new RangeError("size");
      right = right === null ? whole : node(whole, right);
    }
    return right;
  }

  // The bytes of a hash tile.
  tile(level: number, n: number, wide: number): Uint8Array {
    const row = this.levels[level * Math.log2(width)] ?? [];
    return concat(...row.slice(n * width, n * width + wide));
  }
}
