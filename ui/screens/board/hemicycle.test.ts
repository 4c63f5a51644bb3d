import { describe, expect, it } from "vitest";
import { arcsOf, byChoice, shared } from "./hemicycle";

const radius = ({ x, y }: { x: number; y: number }): number => Math.hypot(x, y);

describe.each([2, 9, 15, 24, 50, 193, 705, 2_000])("a hemicycle of %i", (count) => {
  const { places, size } = arcsOf(count);

  it("has a dot for each, between the radii 1 and 2, in the upper half", () => {
    expect(places).toHaveLength(count);
    for (const place of places) {
      expect(radius(place)).toBeGreaterThan(1 - 1e-9);
      expect(radius(place)).toBeLessThan(2 + 1e-9);
      expect(place.y).toBeLessThan(1e-9);
    }
    if (count < 15) return;
    expect(Math.min(...places.map(radius))).toBeCloseTo(1, 9);
    expect(Math.max(...places.map(radius))).toBeCloseTo(2, 9);
  });

  it("has no two dots that touch", () => {
    let near = Infinity;
    for (const [i, a] of places.entries()) for (const b of places.slice(i + 1, i + 200)) near = Math.min(near, Math.hypot(a.x - b.x, a.y - b.y));
    expect(near).toBeGreaterThan(size);
  });

  it("goes from the left end to the right one", () => {
    const angles = places.map(({ x, y }) => Math.atan2(-y, x));
    expect(angles.every((angle, i) => i === 0 || angle <= angles[i - 1]! + 1e-9)).toBe(true);
  });
});

it("gives each arc its share, and all of it", () => {
  expect(shared(193, [1, 1.5, 2]).reduce((a, b) => a + b)).toBe(193);
  expect(shared(2, [1.5])).toEqual([2]);
  expect(arcsOf(0).places).toEqual([]);
  expect(arcsOf(1).places).toHaveLength(1);
});

it("groups by choice in the order of the totals", () => {
  const marks = (["none", "abstain", "voted", "yes", "no"] as const).map((mark) => ({ mark }));
  expect([...marks].sort(byChoice).map(({ mark }) => mark)).toEqual(["yes", "no", "abstain", "voted", "none"]);
});
