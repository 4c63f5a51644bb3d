import { weights } from "./draws";
import { Group, publicly, type Point } from "./group";
import { modulo, order } from "./numbers";

// Section 4: what a verifier checks is linear, g·G + y·Y + Σ n·P = O. Everything here is public and in variable time.
export type Term = readonly [bigint, Point];
export type Equation = { g: bigint; y: bigint; terms: Term[] };

// Above, the library's buckets are faster than tables of each point.
const mostWithTables = 120;

// Signed odd digits, few and far between: from the lowest bit on, 0 or odd between −15 and 15.
function digitsOf(scalar: bigint): number[] {
  const digits: number[] = [];
  for (let n = scalar; n > 0n; n >>= 1n) {
    const low = Number(n & 31n);
    const digit = (low & 1) === 0 ? 0 : low > 16 ? low - 32 : low;
    digits.push(digit);
    n -= BigInt(digit);
  }
  return digits;
}

// 1, 3, … 15 times a point.
function oddMultiples(point: Point): Point[] {
  const [twice, out] = [point.double(), [point]];
  for (let at = point; out.length < 8; out.push(at)) at = at.add(twice);
  return out;
}

// All terms share the doublings.
function withTables(terms: Term[]): Point {
  const each = terms.map(([n, point]) => ({ digits: digitsOf(n), odd: oddMultiples(point) }));
  let all = Group.ZERO;
  for (let bit = Math.max(0, ...each.map(({ digits }) => digits.length)) - 1; bit >= 0; bit -= 1) {
    all = all.double();
    for (const { digits, odd } of each) {
      const digit = digits[bit] ?? 0;
      const multiple = odd[(Math.abs(digit) - 1) / 2];
      if (multiple !== undefined) all = digit > 0 ? all.add(multiple) : all.subtract(multiple);
    }
  }
  return all;
}

// n·P, or −n·−P where that is shorter: a commitment's number is minus a weight, which has half the length of a scalar.
function shorter([n, point]: Term): Term {
  const least = modulo(n);
  return 2n * least > order ? [order - least, point.negate()] : [least, point];
}

export function combination(terms: Term[]): Point {
  const used = terms.map(shorter).filter(([n]) => n !== 0n);
  if (used.length <= mostWithTables) return withTables(used);
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
