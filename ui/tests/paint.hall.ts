// What the board of 193 costs a slow device: how long until something, until the lamps are seen (told, not asserted: a
// machine may be busy), and how much is loaded for it, which is asserted.
import { writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Browser } from "playwright-core";
import { launch } from "./browsers";
import { Hall } from "./halls";

const slower = 4;
const most = 100_000; // bytes, compressed, fonts included

let browser: Browser;
let hall: Hall;
beforeAll(async () => {
  browser = await launch();
  hall = await Hall.story();
});
afterAll(async () => {
  await browser.close();
  await hall.close();
});

type Part = { path: string; bytes: number; compressed: number };

it("loads little, and is seen soon", async () => {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: "en-GB" });
  const page = await context.newPage();
  const parts: Part[] = [];
  const reading: Promise<void>[] = [];
  page.on("response", (response) => {
    const path = new URL(response.url()).pathname;
    if (path.startsWith("/api/")) return;
    reading.push(response.body().then((body) => void parts.push({ path, bytes: body.length, compressed: Math.min(body.length, gzipSync(body, { level: 9 }).length) })));
  });
  const tools = await context.newCDPSession(page);
  await tools.send("Emulation.setCPUThrottlingRate", { rate: slower });
  await page.goto(`${hall.address}/un-general-assembly/board?lang=en`);
  const lamps = await page.evaluate(() => new Promise<number>((done) => {
    const look = (): void => void (document.querySelector(".b-names li") === null ? requestAnimationFrame(look) : requestAnimationFrame(() => done(performance.now())));
    look();
  }));
  const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? -1);
  await page.evaluate(() => document.fonts.ready);
  await page.waitForLoadState("load");
  await Promise.all(reading);
  const whole = parts.reduce((sum, part) => sum + part.compressed, 0);
  const told = [
    `first contentful paint ${Math.round(paint)} ms, first lamps ${Math.round(lamps)} ms, with a processor ${slower} times slower`,
    ...parts.sort((a, b) => b.compressed - a.compressed).map(({ path, bytes, compressed }) => `${String(compressed).padStart(7)} of ${String(bytes).padStart(7)}  ${path}`),
    `${String(whole).padStart(7)} bytes compressed in all, of at most ${most}`,
  ].join("\n");
  console.log(told);
  writeFileSync("../build/screens/paint.txt", `${told}\n`);
  expect(whole).toBeLessThanOrEqual(most);
  await context.close();
});
