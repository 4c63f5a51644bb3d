import { weights } from "./draws";
import { Group, publicly, type Point } from "./group";
import { modulo } from "./numbers";

// Section 4: what a verifier checks is linear, g·G + y·Y + Σ n·P = O. Everything here is public and in variable time.
export type Term = readonly [bigint, Point];
export type Equation = { g: bigint; y: bigint; terms: Term[] };

const fewest = 12; // below, the library's multi-scalar multiplication is slower than doubling and adding side by side

function together(terms: Term[]): Point {
  const scalars = terms.map(([n]) => n.toString(2).padStart(253, "0"));
  let all = Group.ZERO;
  for (let bit = 0; bit < 253; bit += 1) {
    all = all.double();
    scalars.forEach((digits, i) => {
      if (digits[bit] === "1") all = all.add(terms[i]?.[1] ?? Group.ZERO);
    });
  }
  return all;
}

export function combination(terms: Term[]): Point {
  const used = terms.map(([n, point]): Term => [modulo(n), point]).filter(([n]) => n !== 0n);
  if (used.length < fewest) return together(used);
  return Group.msm(used.map(([, point]) => point), used.map(([n]) => n));
}

function left({ g, y, terms }: Equation, Y: Point): Point {
  return combination(y === 0n ? terms : [...terms, [y, Y]]).add(publicly(Group.BASE, modulo(g)));
}

// The comparison is one of ristretto elements.
export const holds = (equation: Equation, Y: Point): boolean => left(equation, Y).is0();

// Each equation with a weight of its own. A point that stands in several is multiplied once.
export function allHold(equations: Equation[], Y: Point): boolean {
  const own = weights(equations.length);
  const merged = new Map<Point, bigint>();
  let [g, y] = [0n, 0n];
  equations.forEach((equation, i) => {
    const weight = own[i] ?? 0n;
    g += weight * equation.g;
    y += weight * equation.y;
    for (const [n, point] of equation.terms) merged.set(point, (merged.get(point) ?? 0n) + weight * n);
  });
  return holds({ g, y: modulo(y), terms: [...merged].map(([point, n]) => [n, point]) }, Y);
}
