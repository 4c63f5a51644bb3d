import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { defineConfig } from "vitest/config";
import type { Plugin } from "vite";
import { faces } from "./style/subset";

// Beside each file that shrinks the same, packed: the hall sends it to whoever takes it so.
function packed(): Plugin {
  let folder = "";
  const pack = (at: string): void => {
    for (const name of readdirSync(at)) {
      const path = join(at, name);
      if (statSync(path).isDirectory()) pack(path);
      else if (/\.(js|css|html|svg)$/.test(name)) writeFileSync(path + ".gz", gzipSync(readFileSync(path), { level: 9 }));
    }
  };
  return {
    name: "packed",
    apply: "build",
    configResolved: (config) => void (folder = join(config.root, config.build.outDir)),
    closeBundle: () => pack(folder),
  };
}

// Paths in dist/ are absolute: the hall serves index.html for "/", "/BODY/board" and so on, at any depth.
export default defineConfig({
  base: "/",
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  build: { target: "es2022", assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: { proxy: { "/api": process.env["HALL"] ?? "http://127.0.0.1:8080" } },
  plugins: [faces(), packed()],
  // A test that hangs ends after a minute; how fast one is, a busy machine decides.
  test: { include: ["**/*.test.ts"], environment: "node", setupFiles: "./node.ts", testTimeout: 60_000 },
});
