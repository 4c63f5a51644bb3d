// The Latin face with no more signs, weights and widths than its rule in fonts.css names: 35 kB in place of 65. It is
// made from the npm package whenever vite comes to fonts.css, before the rule's file is looked for.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import subset from "subset-font";
import type { Plugin } from "vite";

const whole = "@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wdth-normal.woff2";
const made = "made/plex-sans-latin.woff2";
const keepFeatures = ["kern", "mark", "mkmk", "ccmp", "locl", "liga"];

type Face = { text: string; variationAxes: Record<"wght" | "wdth", { min: number; max: number }> };

// "U+0152-0153" and "U+20AC": the signs from the first to the last.
function signsOf(range: string): string {
  const [from = 0, to = from] = range.trim().slice(2).split("-").map((hex) => parseInt(hex, 16));
  return Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join("");
}

export function faceOf(css: string): Face {
  const rule = css.split("@font-face").find((each) => each.includes(made));
  const named = (what: string): string => {
    const value = new RegExp(`${what}: ([^;]+);`).exec(rule ?? "")?.[1];
    if (value === undefined) throw new Error(`fonts.css names no ${what} for ${made}`);
    return value;
  };
  const span = (what: string): { min: number; max: number } => {
    const [min = NaN, max = min] = named(what).split(" ").map(parseFloat);
    return { min, max };
  };
  return {
    text: named("unicode-range").split(",").map(signsOf).join(""),
    variationAxes: { wght: span("font-weight"), wdth: span("font-stretch") },
  };
}

export function faces(): Plugin {
  return {
    name: "faces",
    enforce: "pre",
    async transform(css, id) {
      if (!id.endsWith("/style/fonts.css")) return;
      const { text, variationAxes } = faceOf(css);
      const font = readFileSync(createRequire(id).resolve(whole));
      const path = join(dirname(id), made);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, await subset(font, text, { targetFormat: "woff2", variationAxes, keepFeatures, noHinting: true }));
    },
  };
}
