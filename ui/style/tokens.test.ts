// The colours as they stand in tokens.css: contrast by the WCAG formula, distance of the vote colours by CIE76 in every
// vision, dichromats simulated after Machado, Oliveira and Fernandes 2009 at severity 1.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

type Triple = [number, number, number];
type Palette = Record<string, string>;

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

function palette(selector: string): Palette {
  const from = css.indexOf(selector + " {");
  const block = css.slice(from, css.indexOf("\n}", from));
  return Object.fromEntries([...block.matchAll(/(--[a-z0-9-]+): (#[0-9a-f]{6});/g)].map((m) => [m[1]!, m[2]!]));
}

const light = palette("\n:root");
const dark = palette(':root:is([data-theme="board"], [data-theme="dark"])');

function linear(hex: string): Triple {
  return [1, 3, 5].map((at) => {
    const c = parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as Triple;
}

function contrast(a: string, b: string): number {
  const [x, y] = [a, b].map((hex) => {
    const [r, g, bl] = linear(hex);
    return 0.2126 * r + 0.7152 * g + 0.0722 * bl + 0.05;
  }) as [number, number];
  return Math.max(x, y) / Math.min(x, y);
}

const apply = (m: Triple[], v: Triple): Triple =>
  m.map((row) => row[0] * v[0] + row[1] * v[1] + row[2] * v[2]) as Triple;

const visions: Record<string, Triple[]> = {
  normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protan: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deutan: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritan: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

const toXyz: Triple[] = [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.072175], [0.0193339, 0.119192, 0.9503041]];
const white: Triple = [0.95047, 1, 1.08883];

function lab(rgb: Triple): Triple {
  const clipped = rgb.map((c) => Math.min(1, Math.max(0, c))) as Triple;
  const f = apply(toXyz, clipped).map((v, i) => {
    const t = v / white[i]!;
    return t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116;
  }) as Triple;
  return [116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])];
}

function distance(a: string, b: string, vision: Triple[]): number {
  const [p, q] = [a, b].map((hex) => lab(apply(vision, linear(hex)))) as [Triple, Triple];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

const votes = ["--yes", "--no", "--abstain"];
const pairs = votes.flatMap((a, i) => votes.slice(i + 1).map((b) => [a, b] as const));
const smallest = (p: Palette): number => Math.min(...pairs.flatMap(([a, b]) => Object.values(visions).map((vision) => distance(p[a]!, p[b]!, vision))));

describe.each([["light", light], ["dark", dark]] as [string, Palette][])("%s", (_, p) => {
  const grounds = ["--paper", "--wash"];
  it("has readable text on every ground", () => {
    for (const ground of grounds)
      for (const text of ["--ink", "--ink-2", "--ink-3", "--link"])
        expect(contrast(p[text]!, p[ground]!), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    expect(contrast(p["--on-act"]!, p["--act"]!)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(p["--paper"]!, p["--notice"]!)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(p["--ink"]!, p["--notice-wash"]!)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(p["--warn"]!, p["--warn-wash"]!)).toBeGreaterThanOrEqual(4.5);
  });
  it("has readable numbers and letters in vote colours", () => {
    for (const vote of votes) {
      expect(contrast(p[vote]!, p["--paper"]!), vote).toBeGreaterThanOrEqual(4.5);
      expect(contrast(p["--on-vote"]!, p[vote]!), `on ${vote}`).toBeGreaterThanOrEqual(4.5);
    }
  });
  it("has visible edges and empty seats", () => {
    for (const graphic of ["--edge", "--unvoted", "--notice", ...votes])
      expect(contrast(p[graphic]!, p["--paper"]!), graphic).toBeGreaterThanOrEqual(3);
    // The majority's mark is an ink stroke with a paper edge: one of the two stands off from whatever is behind it.
    for (const vote of votes) expect(Math.max(contrast(p["--ink"]!, p[vote]!), contrast(p["--paper"]!, p[vote]!)), vote).toBeGreaterThanOrEqual(3);
  });
  it("keeps the votes apart in every vision", () => {
    for (const [name, vision] of Object.entries(visions))
      for (const [a, b] of pairs)
        expect(distance(p[a]!, p[b]!, vision), `${a} ${b} ${name}`).toBeGreaterThanOrEqual(15);
  });
});

// The table of the design (interface.md, section 3), figure for figure.
it.each([
  ["light", light, [6.25, 5.18, 7.58], [94.9, 49.7, 31.8, 104.7], 19.9],
  ["dark", dark, [13.49, 4.97, 9.89], [104.6, 40.9, 43.1, 122.0], 34.2],
] as [string, Palette, number[], number[], number][])("agrees with the figures that were measured for the design: %s", (_, p, contrasts, distances, least) => {
  for (const [i, vote] of votes.entries()) expect(contrast(p[vote]!, p["--paper"]!), vote).toBeCloseTo(contrasts[i]!, 1);
  for (const [i, vision] of ["normal", "deutan", "protan", "tritan"].entries())
    expect(Math.abs(distance(p["--yes"]!, p["--no"]!, visions[vision]!) - distances[i]!), vision).toBeLessThan(0.2);
  expect(Math.abs(smallest(p) - least)).toBeLessThan(0.2);
});

// What is asserted here holds only if nobody paints votes in something else.
it("are the only ones: no other style sheet gives a vote another colour", () => {
  const ui = new URL("..", import.meta.url).pathname;
  const sheets = readdirSync(ui, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".css") && !/^(node_modules|dist)\/|tokens\.css$/.test(path));
  expect(sheets.length).toBeGreaterThan(8);
  for (const path of sheets) expect(readFileSync(ui + path, "utf8"), path).not.toMatch(/--(yes|no|abstain|unvoted|on-vote)\s*:/);
});
