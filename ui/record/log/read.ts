import { same } from "../bytes";
import { Fault } from "../faults";
import { leafHash } from "../merkle";
import { bundleOf, hashTile, narrowerBundle, type Bundle } from "./files";
import { bundlePath, tilesAt, width, widthOf } from "./paths";
import type { Reader } from "./reader";
import type { Tree } from "./tree";

// Steps 3 and 4 of an auditor: bundles from the first on, then the tiles of all levels and the root.
export type Walk = {
  read: Reader;
  size: number;
  tree: Tree;
  take: (entry: Uint8Array) => Promise<void>;
  heldBack: () => boolean; // after the entries so far: is a vote open that hides who voted what?
};

const hashBytes = 32;

// Tells from which entry on the record is held back, null if it is all there.
export async function walk(walking: Walk): Promise<number | null> {
  const { read, size } = walking;
  for (let n = 0; n < tilesAt(0, size); n += 1) {
    const bundle = await bundleOf(read, n, size);
    if (bundle !== null) await takeBundle(walking, n, bundle);
    else {
      await takeHeld(walking, n);
      return heldFrom(walking, n);
    }
  }
  return null;
}

async function takeBundle({ read, size, tree, take }: Walk, n: number, bundle: Bundle): Promise<void> {
  let tile: Uint8Array | null = null;
  for (const [i, entry] of bundle.entries.entries()) {
    await take(entry);
    tile ??= await hashTile(read, 0, n, size);
    const leaf = tile.slice(i * hashBytes, (i + 1) * hashBytes);
    if (!same(leaf, leafHash(entry))) throw new Fault("LEAF", n * width + i);
  }
  if (bundle.broken) throw new Fault("BUNDLE", tree.size, bundlePath(n, widthOf(0, n, size)));
}

async function takeHeld(walking: Walk, n: number): Promise<void> {
  const bundle = await narrowerBundle(walking.read, n, widthOf(0, n, walking.size));
  if (bundle !== null) await takeBundle(walking, n, bundle);
  if (!walking.heldBack()) throw new Fault("MISSING", walking.tree.size, bundlePath(n, widthOf(0, n, walking.size)));
}

// The hashes of what is held back come from the tiles of level 0; the root alone is checked with them.
async function heldFrom({ read, size, tree }: Walk, n: number): Promise<number> {
  const from = tree.size;
  for (let tile = n; tile < tilesAt(0, size); tile += 1) {
    const hashes = await hashTile(read, 0, tile, size);
    const known = Math.max(0, from - tile * width);
    for (let at = known * hashBytes; at < hashes.length; at += hashBytes) tree.push(hashes.slice(at, at + hashBytes));
  }
  return from;
}

export async function checkTiles(read: Reader, size: number, tree: Tree): Promise<void> {
  for (let level = 1; tilesAt(level, size) > 0; level += 1) {
    for (let n = 0; n < tilesAt(level, size); n += 1) {
      const bytes = await hashTile(read, level, n, size);
      if (!same(bytes, tree.tile(level, n, widthOf(level, n, size)))) throw new Fault("TILE", null, `${level}/${n}`);
    }
  }
}
