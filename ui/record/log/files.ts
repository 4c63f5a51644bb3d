import { Fault } from "../faults";
import { bundlePath, tilePath, width, widthOf } from "./paths";
import type { Reader } from "./reader";

// The files of a record as its head asks for them; where a partial one is gone, a longer one or the full one stands in.
const hash = 32;

async function firstOf(read: Reader, paths: string[]): Promise<Uint8Array | null> {
  for (const path of paths) {
    const bytes = await read(path);
    if (bytes !== null) return bytes;
  }
  return null;
}

const longer = (wide: number): number[] => Array.from({ length: width - wide }, (_, i) => wide + 1 + i);

// The full one is asked for before the ones between: a writer takes partial ones away only when it is there.
const standIns = (wide: number, near: number): number[] =>
  wide === width ? [width] : [wide, width, ...longer(wide).slice(0, near)];

const nearby = 4;

// The hashes of a tile, cut to those that the tree of that size has.
export async function hashTile(read: Reader, level: number, n: number, size: number): Promise<Uint8Array> {
  const wide = widthOf(level, n, size);
  const bytes = await firstOf(read, standIns(wide, nearby).map((one) => tilePath(level, n, one)));
  if (bytes === null) throw new Fault("MISSING", level === 0 ? n * width : null, tilePath(level, n, wide));
  if (bytes.length % hash !== 0 || bytes.length < wide * hash) throw new Fault("TILE", null, tilePath(level, n, wide));
  return bytes.slice(0, wide * hash);
}

// What a bundle holds. `broken`: it ends within an entry, or holds less or more than it should; told behind its entries.
export type Bundle = { entries: Uint8Array[]; broken: boolean };

export function unbundled(bytes: Uint8Array, wide: number, exact: boolean): Bundle {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at + 2 <= bytes.length && entries.length < wide) {
    const end = at + 2 + (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
    if (end > bytes.length) return { entries, broken: true };
    entries.push(bytes.slice(at + 2, end));
    at = end;
  }
  return { entries, broken: entries.length < wide || (exact && at !== bytes.length) };
}

export async function bundleOf(read: Reader, n: number, size: number): Promise<Bundle | null> {
  const wide = widthOf(0, n, size);
  const exact = await read(bundlePath(n, wide));
  if (exact !== null) return unbundled(exact, wide, true);
  const stand = await firstOf(read, standIns(wide, nearby).slice(1).map((one) => bundlePath(n, one)));
  return stand === null ? null : unbundled(stand, wide, false);
}

const atOnce = 16;

// The widest bundle that is narrower than the one asked for: entries may be held back until a lock.
export async function narrowerBundle(read: Reader, n: number, wide: number): Promise<Bundle | null> {
  for (let from = wide - 1; from > 0; from -= atOnce) {
    const widths = Array.from({ length: Math.min(atOnce, from) }, (_, i) => from - i);
    const all = await Promise.all(widths.map((one) => read(bundlePath(n, one))));
    const found = all.findIndex((bytes) => bytes !== null);
    if (found >= 0) return unbundled(all[found] ?? new Uint8Array(), widths[found] ?? 0, true);
  }
  return null;
}
