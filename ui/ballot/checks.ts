import type { Registration } from "./credentials";
import { codeOf, demand, type Code } from "./faults";
import { Group, type Point } from "./group";
import { allHold, holds, type Equation } from "./linear";

// Equations and the code that stands for them, in the order in which they are to be checked.
export type Claim = { code: Code; equations: Equation[] };

// The single check decides: every equation by itself.
export function check(claims: Claim[], Y: Point = Group.ZERO): void {
  for (const { code, equations } of claims) demand(equations.every((one) => holds(one, Y)), code);
}

export const possession = ({ equation }: Registration): Claim[] => [{ code: "possession", equations: [equation] }];

const batchHolds = (items: Claim[][], Y: Point): boolean =>
  allHold(items.flatMap((claims) => claims.flatMap((one) => one.equations)), Y);

// A batch is a faster way to the same verdict. One that failed is halved down to lone items, and what is found there is
// told with its code, by index. That an item passes alone after its batch failed cannot be.
export function faultsIn(items: Claim[][], Y: Point, from = 0, found = new Map<number, Code>()): Map<number, Code> {
  if (items.length === 0 || batchHolds(items, Y)) return found;
  if (items.length > 1) {
    const half = items.length >> 1;
    faultsIn(items.slice(0, half), Y, from, found);
    return faultsIn(items.slice(half), Y, from + half, found);
  }
  const code = codeOf(() => check(items[0] ?? [], Y));
  if (code === "ok") throw new Error("a batch of one fails where its single check passes");
  return found.set(from, code);
}

// One item at once: the batch of it finds whether all is well, the single check which code it has.
export function settleAlone(claims: Claim[], Y: Point): void {
  for (const code of faultsIn([claims], Y).values()) demand(false, code);
}
