import { expect, it } from "vitest";
import { fit, fitIn } from "./fit";

const holds = (count: number, longest: number): number => {
  const { columns, rows, pages } = fit(count, longest);
  return columns * rows * pages;
};

it("keeps the fixed grid of 193 names", () => {
  expect(fit(193, 9.75)).toMatchObject({ columns: 7, rows: 28, pages: 1 });
  expect(fit(193, 9.75).name).toBeCloseTo(20.8, 1);
});

it("gives a council three columns of five", () => {
  expect(fit(15, 9.4)).toMatchObject({ columns: 3, rows: 5, name: 44, pages: 1 });
});

it("turns pages where not all fit", () => {
  expect(fit(400, 9.4)).toMatchObject({ columns: 7, rows: 28, pages: 3 });
  expect(fit(193, 30).pages).toBeGreaterThan(1);
});

it("has a place for each name", () => {
  for (let count = 1; count < 1000; count += 7)
    for (const longest of [2, 6, 9.4, 14, 25]) expect(holds(count, longest)).toBeGreaterThanOrEqual(count);
});

it("leaves a line below the names free, but has closer rows rather than more pages", () => {
  expect(fitIn(15, 9.4, 640, 50)).toEqual(fit(15, 9.4, 590));
  expect(fitIn(193, 9.75, 640, 40)).toEqual(fit(193, 9.75));
});
