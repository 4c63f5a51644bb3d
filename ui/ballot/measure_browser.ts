// How long a browser needs to seal and sign a ballot of three options, on its main thread and slowed down four times, as
// a phone is: npm run measure:browser. In use it runs in a worker, which Chromium does not slow down.
import { execFileSync } from "node:child_process";
import { cpus } from "node:os";
import { resolve } from "node:path";
import { chromium } from "playwright-core";
import { build } from "vite";

const slower = Number(process.argv.at(-1)) || 4;
const runs = 30;

async function bundled(): Promise<string> {
  const made = await build({
    configFile: false, logLevel: "silent", root: resolve(import.meta.dirname, ".."),
    build: { write: false, minify: true, lib: { entry: "ballot/measured.ts", formats: ["iife"], name: "measured" } },
  });
  const [first] = Array.isArray(made) ? made : [made];
  if (first === undefined || !("output" in first)) throw new TypeError("nothing was built");
  return first.output[0].code;
}

const code = await bundled();
const browser = await chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage();
await page.goto("about:blank");
await (await page.context().newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: slower });
await page.evaluate(`${code}; globalThis.measured = measured`);
const times = (await page.evaluate(`measured.sealing(${runs})`)) as number[];
await browser.close();
const sorted = times.slice(1).sort((a, b) => a - b);
const at = (part: number): string => (sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0).toFixed(0);
const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: import.meta.dirname, encoding: "utf8" }).trim();
console.log(`${cpus()[0]?.model ?? "?"}, Chromium ${browser.version()}, ${commit}`);
console.log(`A ballot of three options on the main thread at ${slower}x: first ${(times[0] ?? 0).toFixed(0)} ms, median ${at(0.5)} ms, p95 ${at(0.95)} ms (${runs} runs)`);
