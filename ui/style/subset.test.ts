import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { faceOf } from "./subset";

it("keeps of the Latin face what its rule names", () => {
  const { text, variationAxes } = faceOf(readFileSync(new URL("./fonts.css", import.meta.url), "utf8"));
  expect(variationAxes).toEqual({ wght: { min: 400, max: 700 }, wdth: { min: 85, max: 100 } });
  expect([..."AzÿŒœ€−"].every((sign) => text.includes(sign))).toBe(true);
  expect([..."ŁжمA"].filter((sign) => text.includes(sign))).toEqual(["A"]);
});

it("stops the build where the rule is gone", () => {
  expect(() => faceOf("@font-face { font-family: x; }")).toThrow("made/plex-sans-latin.woff2");
});
