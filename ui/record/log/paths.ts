// C2SP tlog-tiles: where the tiles of a tree of a size are.
export const width = 256;

export function numbered(n: number): string {
  const last = String(n % 1000).padStart(3, "0");
  return n < 1000 ? last : `${numbered(Math.floor(n / 1000)).replace(/(\d{3})$/, "x$1")}/${last}`;
}

const partial = (path: string, wide: number): string => (wide === width ? path : `${path}.p/${wide}`);
export const tilePath = (level: number, n: number, wide: number): string => partial(`tile/${level}/${numbered(n)}`, wide);
export const bundlePath = (n: number, wide: number): string => partial(`tile/entries/${numbered(n)}`, wide);

// How many hashes or entries of tile n there are at that level of a tree of that size; 0: no such tile.
export function widthOf(level: number, n: number, size: number): number {
  const hashes = Math.floor(size / width ** level);
  return Math.max(0, Math.min(width, hashes - n * width));
}
export const tilesAt = (level: number, size: number): number => Math.ceil(Math.floor(size / width ** level) / width);
