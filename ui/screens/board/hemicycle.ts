// A half circle of equal dots in concentric arcs, the inner arc half as wide as the outer one, which has the radius 2.
import { type Mark } from "../../parts/lamps";

export type Place = { x: number; y: number };
export type Arcs = { places: Place[]; size: number };

const inner = 1;
const outer = 2;
const filled = 0.82; // of the distance between two dots

const radiiOf = (rows: number): number[] =>
  rows === 1 ? [(inner + outer) / 2] : Array.from({ length: rows }, (_, i) => inner + ((outer - inner) * i) / (rows - 1));
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

// How far apart dots stand along the arcs, and the arcs from each other, with so many arcs.
function gaps(count: number, rows: number): { along: number; between: number } {
  return { along: (Math.PI * sum(radiiOf(rows))) / Math.max(1, count - rows), between: rows === 1 ? outer - inner : (outer - inner) / (rows - 1) };
}

// The number of arcs with which dots stand as far apart along an arc as across.
function rowsFor(count: number): number {
  const most = Math.max(1, Math.floor(count / 2));
  let best = 1;
  const unlike = (rows: number): number => {
    const { along, between } = gaps(count, rows);
    return Math.abs(Math.log(along / between));
  };
  for (let rows = 2; rows <= most; rows += 1) if (unlike(rows) < unlike(best)) best = rows;
  return best;
}

// As many dots on each arc as its length asks for, by the largest remainder.
export function shared(count: number, radii: readonly number[]): number[] {
  const rest = Math.max(0, count - radii.length);
  const wanted = radii.map((radius) => (rest * radius) / sum(radii));
  const out = wanted.map((share) => 1 + Math.floor(share));
  const byRemainder = wanted.map((share, i) => ({ i, remainder: share % 1 })).sort((a, b) => b.remainder - a.remainder || b.i - a.i);
  for (const { i } of byRemainder.slice(0, count - sum(out))) out[i]! += 1;
  return out;
}

// From the left end to the right one, by angle; of two on one line the outer one first.
export function arcsOf(count: number): Arcs {
  if (count === 0) return { places: [], size: 1 };
  const rows = rowsFor(count);
  const radii = radiiOf(rows);
  const polar = shared(count, radii).flatMap((dots, row) =>
    Array.from({ length: dots }, (_, i) => ({ radius: radii[row]!, angle: dots === 1 ? Math.PI / 2 : Math.PI * (1 - i / (dots - 1)) })));
  polar.sort((a, b) => b.angle - a.angle || b.radius - a.radius);
  const { along, between } = gaps(count, rows);
  const places = polar.map(({ radius, angle }) => ({ x: radius * Math.cos(angle), y: -radius * Math.sin(angle) }));
  return { places, size: filled * Math.min(along, between, 1) };
}

// Left to right in every language, as the totals stand.
export const order: readonly Mark[] = ["yes", "no", "abstain", "other", "voted", "none"];
export const byChoice = (a: { mark: Mark }, b: { mark: Mark }): number => order.indexOf(a.mark) - order.indexOf(b.mark);
