// Choosing without a branch: all ones or all zeros, of small whole numbers that are not negative.
export const whereSame = (a: number, b: number): number => ((a ^ b) - 1) >> 31;
export const whereLess = (a: number, b: number): number => (a - b) >> 31;

export function chosen(mask: number, yes: Uint8Array, no: Uint8Array): Uint8Array {
  return yes.map((byte, i) => (byte & mask) | ((no[i] ?? 0) & ~mask));
}
