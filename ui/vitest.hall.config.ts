import { defineConfig } from "vitest/config";

// The real hall and a real browser: PLENARY names the program, else the one that ./check builds.
// What must hold before anything lands; the rest, which takes ten minutes more, with PLENARY_LONG=1: ./check --long.
const gates = ["tests/{api,screens,desk,minutes,secret,teller,tellers,teller_copied,judges,witnesses}.hall.ts", "tests/abuse/*.hall.ts"];
const long = process.env["PLENARY_LONG"] === "1";

export default defineConfig({
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  test: {
    include: long ? ["tests/*.hall.ts", "tests/abuse/*.hall.ts"] : gates,
    environment: "node",
    setupFiles: "./node.ts",
    testTimeout: long ? 600_000 : 60_000,
    hookTimeout: 180_000,
    fileParallelism: false,
    expect: { poll: { timeout: 15_000 } },
  },
});
