// Two bodies elect a judge. What the Assembly has found comes to the Council's desk as a receipt out of the Assembly's record.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HeadAnswer, Invited } from "../hall/contract";
import { isForEverybody, joins, launch, type Device } from "./browsers";
import { Hall, program } from "./halls";

let browser: Browser;
let hall: Hall; // the Council's; the Assembly's record lies beside its own
let secretary: Device;
const assembly = (): string => join(hall.folder, "un-general-assembly");

beforeAll(async () => {
  browser = await launch();
  hall = await Hall.story("judges", "the Council learns of it", "un-security-council");
  const token = /script=([0-9a-f]+)/.exec(hall.printed)?.[1] ?? "";
  const invited = await hall.ask(`/api/${hall.body}/script/invite?seat=secretary`, { method: "POST", headers: { Authorization: `Bearer ${token}` } });
  const { fragment } = JSON.parse(invited.text) as Invited;
  secretary = await joins(browser, `${hall.address}/${hall.body}/join#${fragment}`, { width: 1280, height: 900 });
}, 120_000);
afterAll(async () => {
  await browser.close();
  await hall.close();
});

const receiptOf = (position: number): { name: string; mimeType: string; buffer: Buffer } => {
  const file = join(hall.folder, `receipt-${position}.txt`);
  execFileSync(program, ["receipt", "make", assembly(), String(position), "--out", file]);
  return { name: "receipt.txt", mimeType: "text/plain", buffer: readFileSync(file) };
};

describe("the other body's count at the desk", () => {
  it("is read from its receipt and from nothing else; nobody has both majorities, and the Council ballots again", async () => {
    const size = Number(readFileSync(join(assembly(), "checkpoint"), "utf8").split("\n")[1]);
    const { page } = secretary;
    await page.goto(`${hall.address}/${hall.body}/desk#elections`);
    const form = page.getByRole("form", { name: "the other body", exact: false });
    const upload = form.locator("input[type=file]");
    await upload.setInputFiles({ name: "letter.txt", mimeType: "text/plain", buffer: Buffer.from("lindqvist has it") });
    await form.locator(".warnbox").waitFor();
    const count = async (): Promise<void> => {
      await upload.setInputFiles(receiptOf(size - 2));
      await form.getByText("rehearsal.plenary.example/un-general-assembly").waitFor();
      expect(await form.locator(".warnbox").count()).toBe(0);
    };
    await count();
    await upload.setInputFiles(receiptOf(size - 1)); // an entry of that record, and no count
    await form.locator(".warnbox").waitFor();
    await count();
    expect((await form.innerText()).replace(/[\u2066-\u2069]/g, "")).toMatch(/lindqvist/i);
    await isForEverybody(secretary, "desk-other-body");
    await form.getByRole("button", { name: "Sign and send" }).click();
    const { election } = await hall.until((now) => now.election?.stage !== "other_body");
    expect(election).toMatchObject({ elected: [], stage: "counted" });
    expect(secretary.wrong).toEqual([]);
  }, 120_000);

  it("is cited: whoever has both records verifies both, and each by itself says what it could not check", async () => {
    const { size } = await hall.get<HeadAnswer>("/head");
    const published = (): number => Number(readFileSync(join(hall.folder, hall.body, "checkpoint"), "utf8").split("\n")[1]);
    await expect.poll(published).toBeGreaterThanOrEqual(size);
    const verify = (...folders: string[]): string[] =>
      execFileSync(program, ["verify", "--json", ...folders.map((name) => join(hall.folder, name))]).toString().trim().split("\n");
    for (const told of verify("un-security-council", "un-general-assembly")) expect(JSON.parse(told)).toMatchObject({ verdict: "valid", unchecked: 0 });
    for (const told of verify("un-security-council")) expect(JSON.parse(told)).toMatchObject({ verdict: "valid", unchecked: 1 });
  });
});
