import { afterEach, expect, it } from "vitest";
import { choose } from "../../messages";
import { leftSays, warningAt } from "./left";

afterEach(() => choose("en"));

it.each([
  [0, "0 seconds"],
  [900, "1 second"],
  [59_001, "1 minute 0 seconds"],
  [125_000, "2 minutes 5 seconds"],
  [3_600_000, "1 hour"],
  [3_725_000, "1 hour 2 minutes"],
  [2 * 86_400_000 + 4 * 3_600_000 + 59_000, "2 days 4 hours"],
  [3 * 86_400_000 + 59_000, "3 days"],
  [-5_000, "0 seconds"],
])("%i ms are %s", (ms, says) => {
  expect(leftSays(ms)).toBe(says);
});

it("is said in the classes of the language", async () => {
  await choose("ar");
  expect([1, 2, 3, 11].map((n) => leftSays(n * 86_400_000))).toEqual(["يوم واحد", "يومان", "3 أيام", "11 يومًا"]);
});

it("warns at thirty and at ten seconds, and says that the time is over", () => {
  expect([31_000, 30_000, 10_001, 10_000, 1, 0, -1].map(warningAt)).toEqual(["none", "30", "30", "10", "10", "over", "over"]);
});
