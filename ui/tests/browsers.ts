// A real browser for tests: Debian's Chromium, one context for each person.
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from "playwright-core";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { expect } from "vitest";

const shots = resolve(import.meta.dirname, "../../build/screens");
mkdirSync(shots, { recursive: true });

// Running as root there is no sandbox; nothing but our own pages is opened.
export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });

export type Device = { page: Page; context: BrowserContext; wrong: string[] };
type How = { width?: number; height?: number; reduced?: boolean; dark?: boolean };

// What the page throws, or writes to its console as an error, is wrong in any test; a hall that is down is not.
export async function device(browser: Browser, url: string, how: How = {}): Promise<Device> {
  const context = await browser.newContext({
    viewport: { width: how.width ?? 390, height: how.height ?? 844 },
    reducedMotion: how.reduced === true ? "reduce" : "no-preference",
    colorScheme: how.dark === true ? "dark" : "light",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const wrong: string[] = [];
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !/Failed to load resource|ERR_/.test(message.text())) wrong.push(message.text());
  });
  await page.goto(url);
  return { page, context, wrong };
}

export const shot = (page: Page, name: string): Promise<Buffer> => page.screenshot({ path: join(shots, `${name}.png`) });

export async function joins(browser: Browser, link: string, how: How = {}): Promise<Device> {
  const out = await device(browser, link, how);
  await out.page.getByRole("button", { name: "Make the key on this device" }).click();
  await out.page.waitForURL(/\/(vote|chair|desk)$/);
  return out;
}

export const languageOf = (page: Page): Locator => page.locator(".languages select");

export async function speaks(page: Page, tag: "ar" | "en" | "es" | "fr" | "ru" | "zh"): Promise<void> {
  await languageOf(page).first().selectOption(tag);
  await page.locator(`html[lang=${tag}]`).waitFor();
}

// All that the roster, the form and so on hold of a person's own work must be usable in each language and in a narrow window.
export async function isForEverybody(one: Device, name: string): Promise<void> {
  for (const language of ["en", "ar"] as const) {
    await speaks(one.page, language);
    await isAccessible(one.page, `${name}, ${language}`);
    await shot(one.page, `${name}-${language}`);
    const before = one.page.viewportSize() ?? { width: 1280, height: 900 };
    await one.page.setViewportSize({ width: 320, height: 640 });
    await fitsTheWidth(one.page, `${name} at 320 px, ${language}`);
    await shot(one.page, `${name}-320-${language}`);
    await one.page.setViewportSize(before);
  }
  await speaks(one.page, "en");
}

// Evaluated, not added to the page: the hall's own policy lets no foreign script in.
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
type Found = { violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] };

export async function isAccessible(page: Page, name: string): Promise<void> {
  await page.evaluate(axe);
  const found = (await page.evaluate("axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })")) as Found;
  const told = found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => `${node.html} ${node.failureSummary ?? ""}`).join(" | ")}`);
  expect(told, name).toEqual([]);
}

// Nothing is lost at the side.
export async function fitsTheWidth(page: Page, name: string): Promise<void> {
  const outside = await page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const far = [...document.body.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right > root.clientWidth || one.getBoundingClientRect().left < 0);
    return far.filter((one) => !far.some((inner) => inner !== one && one.contains(inner))).map((one) => `${one.tagName.toLowerCase()}.${one.className}: ${one.textContent?.slice(0, 60)}`);
  });
  expect(outside, name).toEqual([]);
}
