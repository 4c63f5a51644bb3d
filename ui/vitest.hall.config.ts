import { defineConfig } from "vitest/config";

// The real hall and a real browser: PLENARY names the program, else the one that ./check builds.
export default defineConfig({
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  test: {
    include: ["tests/*.hall.ts", "tests/abuse/*.hall.ts"],
    environment: "node",
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
    expect: { poll: { timeout: 15_000 } },
  },
});
