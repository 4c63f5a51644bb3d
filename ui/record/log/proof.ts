import { Fault } from "../faults";
import { node } from "../merkle";
import { hashTile } from "./files";
import { width } from "./paths";
import type { Reader } from "./reader";

// The proof that an entry is in a tree, from the tiles: the hashes from the leaf's sibling up (RFC 6962, section 2.1.1).
const hashBytes = 32;
const tileHeight = 8;

type Tiles = { read: Reader; size: number };

const fold = (hashes: Uint8Array[]): Uint8Array[] =>
  hashes.flatMap((hash, i) => (i % 2 === 1 ? [node(hashes[i - 1] ?? hash, hash)] : []));

// A complete subtree of 2^height leaves.
async function complete({ read, size }: Tiles, height: number, index: number): Promise<Uint8Array> {
  const level = Math.floor(height / tileHeight);
  const count = 2 ** (height % tileHeight);
  const from = index * count;
  const tile = await hashTile(read, level, Math.floor(from / width), size);
  let hashes: Uint8Array[] = Array.from({ length: count }, (_, i) => {
    const at = ((from % width) + i) * hashBytes;
    return tile.slice(at, at + hashBytes);
  });
  while (hashes.length > 1) hashes = fold(hashes);
  const [root] = hashes;
  if (root?.length !== hashBytes) throw new Fault("TILE");
  return root;
}

const largestBelow = (n: number): number => 2 ** (Math.ceil(Math.log2(n)) - 1);

async function subtree(tiles: Tiles, from: number, to: number): Promise<Uint8Array> {
  const length = to - from;
  const height = Math.log2(length);
  if (Number.isInteger(height)) return complete(tiles, height, from / length);
  const split = from + largestBelow(length);
  return node(await subtree(tiles, from, split), await subtree(tiles, split, to));
}

export async function proofOf(read: Reader, index: number, size: number): Promise<Uint8Array[]> {
  const tiles = { read, size };
  const proof: Uint8Array[] = [];
  for (let [from, to] = [0, size]; to - from > 1; ) {
    const split = from + largestBelow(to - from);
    if (index < split) {
      proof.unshift(await subtree(tiles, split, to));
      to = split;
    } else {
      proof.unshift(await subtree(tiles, from, split));
      from = split;
    }
  }
  return proof;
}
