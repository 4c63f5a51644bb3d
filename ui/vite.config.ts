import { defineConfig } from "vitest/config";

// Paths in dist/ are absolute: the hall serves index.html for "/", "/BODY/board" and so on, at any depth.
export default defineConfig({
  base: "/",
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  build: { target: "es2022", assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: { proxy: { "/api": process.env["HALL"] ?? "http://127.0.0.1:8080" } },
  test: { include: ["**/*.test.ts"], environment: "node" },
});
