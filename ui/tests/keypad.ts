// What the tests of a delegate's device share: keys to press, a meeting to press them in.
import { join, resolve } from "node:path";
import type { Browser } from "playwright-core";
import { expect } from "vitest";
import { joins, type Device } from "./browsers";
import { meeting } from "./halls";

const shots = resolve(import.meta.dirname, "../../build/screens");

export type Choice = "yes" | "no" | "abstain";
export const key = (one: Device, choice: Choice, n = 0) => one.page.locator(`input[type=radio][value=${choice}]`).nth(n);
export const button = (one: Device, name: string | RegExp) => one.page.getByRole("button", { name });

export async function chooses(one: Device, choice: Choice, n = 0): Promise<void> {
  await expect.poll(() => key(one, choice, n).isEnabled()).toBe(true);
  await one.page.locator("label.key", { has: one.page.locator(`input[value=${choice}]`) }).nth(n).click();
}
export async function votes(one: Device, choice: Choice): Promise<void> {
  await chooses(one, choice);
  await button(one, /^Send vote/).click();
  await one.page.getByText("You are recorded as").waitFor();
}
export const nothingWrong = (...devices: Device[]): void => expect(devices.flatMap(({ wrong }) => wrong)).toEqual([]);

// The whole page, as long as it is.
export async function long(one: Device, name: string): Promise<void> {
  await one.page.evaluate(() => scrollTo(0, 0));
  await one.page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
}

type Met = Awaited<ReturnType<typeof meeting>>;
export type WithPhone = Met & { phone: Device; opens: (title: string) => Promise<number> };

// A meeting of three whose first member votes with a browser of its own.
export async function withPhone(browser: Browser, how: Parameters<typeof joins>[2] = {}): Promise<WithPhone> {
  const all = await meeting(3);
  const phone = await joins(browser, all.hall.invite("m1").get("m1") ?? "", how);
  const opens = async (title: string): Promise<number> => (await all.chair.must({ do: "vote.open", question: "decision", title })).position;
  return { ...all, phone, opens };
}
