// Two verifiers, one answer: what the browser's makes of a record, and what `plenary verify` makes of the same folder.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { base64Of, textOf } from "../record/bytes";
import { folderReader } from "../record/folder";
import { bundlePath } from "../record/log/paths";
import { bundled, copied, entriesIn, Forgery, noteOf, publicOf, put } from "../record/testing/forging";
import { cases } from "../record/testing/tampered";
import { harmless, spoiled, written } from "../record/testing/tampered_ballots";
import { electionRecord } from "../record/testing/secret_scenes";
import { verifyRecord, type Report } from "../record/verify";
import { device, isForEverybody, launch, shot, speaks, type Device } from "./browsers";
import { Hall, program } from "./halls";

const root = resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "plenary-verify-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Theirs = { verdict: string; code?: string; position?: number; entries?: number; root?: string; origin?: string };

function plenary(...args: string[]): string {
  try {
    return execFileSync(program, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] }).toString();
  } catch (failed) {
    // A record that is not valid is said so by the exit code; whatever else went wrong is not ours to judge.
    const { stdout, status } = failed as { stdout?: Buffer | null; status?: number | null };
    if (status !== 1 && status !== 2) throw failed;
    return String(stdout);
  }
}
const theirs = (record: string, ...more: string[]): Theirs => JSON.parse(plenary("verify", record, ...more, "--json").trim()) as Theirs;
const ours = (record: string): Promise<Report> => verifyRecord(folderReader(record));

function played(scene: string): string[] {
  const out = join(folder, scene.replaceAll("/", "__"));
  // A scene that tries what no record takes ends early; what was recorded up to there is judged all the same.
  if (!existsSync(out)) spawnSync(program, ["play", "--quiet", "--board", "none", join("scenarios", scene), "--out", out], { cwd: root, stdio: "ignore" });
  return readdirSync(out).map((name) => join(out, name)).filter((path) => statSync(path).isDirectory());
}

async function agree(record: string): Promise<Report> {
  const [mine, other] = [await ours(record), theirs(record)];
  expect(mine.verdict, `${basename(record)}: ${JSON.stringify(mine).slice(0, 300)}`).toBe(other.verdict);
  if (mine.verdict !== "valid") return mine;
  const { numbers } = mine;
  expect({ entries: numbers.entries, root: numbers.root, origin: numbers.origin }).toEqual({ entries: other.entries, root: other.root, origin: other.origin });
  expect(numbers.open).toBe(0);
  return mine;
}

// What cannot be read has no code and no position in their line of JSON.
const told = (one: { verdict: string; code?: string | null; position?: number | null }): object =>
  one.verdict === "unreadable" ? { verdict: one.verdict, code: "" } : { verdict: one.verdict, code: one.code, position: one.position ?? null };

async function refusedAlike(record: string, as: object): Promise<void> {
  const [mine, other] = [await ours(record), theirs(record)];
  expect(told(mine as Theirs), mine.verdict === "invalid" ? mine.what : "").toEqual(told(other));
  expect(told(mine as Theirs)).toMatchObject(as);
}

describe("the story of 2022", () => {
  it("is in order in both records, with every outcome counted again", async () => {
    const records = played("story/2022.scene");
    const reports = await Promise.all(records.map(agree));
    const numbers = reports.map((one) => (one.verdict === "valid" ? [one.numbers.entries, one.numbers.recomputed] : []));
    expect(numbers).toEqual(records.map((one) => (one.endsWith("council") ? [76, 3] : [801, 8])));
  }, 240_000);
});

// Bodies of every kind: classes, weights, partitions, proxies, casting votes, several outcomes, elections, tellers.
const scenes = [
  "first-meeting.scene", "council/majorities.scene", "council/procedure.scene", "association/votes.scene", "association/further.scene",
  "association/procedure.scene", "association/hostile.scene", "association/secret.scene", "features/casting-vote.scene", "features/federation.scene",
  "features/houses.scene", "features/owners.scene", "features/people-and-cantons.scene", "features/void-is-not-lost.scene",
  "features/meeting.scene", "features/review.scene", "assembly/quorum.scene", "assembly/entitlement.scene", "assembly/ties.scene",
  "assembly/motions.scene", "assembly/rights.scene", "assembly/sealed.scene", "story/counterfactual.scene",
];
// How many records of a scene are looked at: the small ones of all bodies rather than all of one.
const most = (scene: string): number => (scene.startsWith("assembly") ? 1 : scene.endsWith("secret.scene") ? 8 : 6);
describe.each(scenes)("the scene %s", (scene) => {
  it("is in order in each of its records", async () => {
    for (const record of played(scene).slice(0, most(scene))) await agree(record);
  }, 600_000);
});

describe("a record that was changed", () => {
  let base = "";
  beforeAll(() => {
    base = played("council/majorities.scene").find((path) => basename(path) === "un-security-council") ?? "";
  });

  it("is in order when it was only signed anew", async () => {
    new Forgery(base).write(join(folder, "signed-anew"));
    expect((await agree(join(folder, "signed-anew"))).verdict).toBe("valid");
  });

  it.each(cases.map((one) => [one.code, one.name, one] as const))("is refused, %s: %s", async (code, _, { change, files }) => {
    const to = join(folder, "changed");
    const record = new Forgery(base);
    change?.(record);
    const sealed = record.write(to);
    files?.(to, sealed);
    await refusedAlike(to, { code });
  });

  it("is refused, TILE: a hash tile of level 1", async () => {
    const to = copied(played("story/2022.scene").find((path) => path.endsWith("assembly")) ?? "", join(folder, "tile"));
    const path = `tile/1/000.p/${String(readdirSync(join(to, "tile/1/000.p")).map(Number).sort((a, b) => b - a)[0])}`;
    put(to, path, new Uint8Array(readFileSync(join(to, path))).map((byte, i) => (i === 5 ? byte ^ 1 : byte)));
    expect(theirs(to).code).toBe("TILE");
    expect(await ours(to)).toMatchObject({ verdict: "invalid", code: "TILE" });
  }, 120_000);

  it("is refused, ROLLBACK and FORK, by whoever kept a later head or one of another history", async () => {
    const to = join(folder, "kept");
    const record = new Forgery(base);
    const long = record.sealed();
    record.all.pop();
    const { tree } = record.write(to);
    const kept = (size: number, hash: Uint8Array) => ({ size, root: base64Of(hash) });
    const head = join(folder, "kept.head");
    const both = async (size: number, hash: Uint8Array): Promise<(string | null | undefined)[]> => {
      writeFileSync(head, noteOf(record.origin, size, hash));
      const mine = await verifyRecord(folderReader(to), { kept: kept(size, hash) });
      return [theirs(to, "--earlier", head).code, mine.verdict === "valid" ? undefined : mine.code];
    };
    expect(await both(long.tree.size, long.tree.root(long.tree.size))).toEqual(["ROLLBACK", "ROLLBACK"]);
    expect(await both(20, publicOf("x"))).toEqual(["FORK", "FORK"]);
    expect(await both(20, tree.root(20))).toEqual([undefined, undefined]);
  });

  it("is held back until the lock, and missing where no vote explains it", async () => {
    const hidden = played("features/casting-vote.scene").find((path) => entriesIn(path).some((one) => textOf(one).includes('"at_lock"'))) ?? "";
    const to = join(folder, "held");
    const record = new Forgery(hidden);
    record.all.splice(record.find("vote.lock"));
    const opened = record.find("vote.open");
    const { entries, tree } = record.write(to);
    const narrower = (count: number): void => {
      rmSync(join(to, "tile/entries"), { recursive: true });
      put(to, bundlePath(0, count), bundled(entries.slice(0, count)));
    };
    narrower(opened + 1);
    expect(theirs(to)).toMatchObject({ verdict: "valid", entries: tree.size });
    expect(await ours(to)).toMatchObject({ verdict: "valid", numbers: { heldFrom: opened + 1, entries: opened + 1, size: tree.size } });
    narrower(opened);
    expect([theirs(to).code, (await ours(to)) as unknown]).toMatchObject(["MISSING", { verdict: "invalid", code: "MISSING", position: theirs(to).position }]);
  });

  it("is known by the key of its log, once a device has it", async () => {
    const mine = await verifyRecord(folderReader(base), { log: new Forgery(base).at(0).act["log"] as string });
    expect(mine).toMatchObject({ verdict: "invalid", code: "LOG_KEY" });
    expect(entriesIn(base).length).toBe(35);
  });
});

describe("a record of a secret ballot", () => {
  const base = (silent?: true): string => played("association/secret.scene")[silent ? 5 : 7] ?? "";
  const to = join(folder, "spoiled");

  it("is in order where it elects, ballot after ballot", async () => void (await agree(electionRecord(folder))), 120_000);
  it.each(harmless.map((one) => [one.name, one] as const))("is in order when %s", async (_, one) => {
    written(base(one.silent), to, one);
    expect((await agree(to)).verdict).toBe("valid");
  }, 60_000);
  it.each(spoiled.map((one) => [one.code, one.name, one] as const))("is refused, %s: %s", async (code, _, one) => {
    const record = written(base(one.silent), to, one);
    await refusedAlike(to, { code, position: one.at(record) });
  }, 60_000);
});

const shots = resolve(root, "build/screens");

// A part of a page in both languages, wide and narrow.
async function pictured(one: Device, part: string, name: string): Promise<void> {
  for (const language of ["ar", "en"] as const) {
    await speaks(one.page, language);
    for (const width of [1280, 320]) {
      await one.page.setViewportSize({ width, height: 900 });
      await one.page.locator(part).screenshot({ path: join(shots, `${name}-${width}-${language}.png`) });
    }
  }
  await one.page.setViewportSize({ width: 1280, height: 900 });
}

describe("the public page of a hall", () => {
  let browser: Browser;
  let hall: Hall;
  beforeAll(async () => {
    [browser, hall] = await Promise.all([launch(), Hall.story()]);
  });
  afterAll(async () => {
    await browser.close();
    await hall.close();
  });

  it("verifies the record on the reader's device, and says against which head and what was not asked", async () => {
    const one = await device(browser, `${hall.address}/${hall.body}/record`, { width: 1280, height: 900 });
    const { size } = (await hall.now()).head;
    await one.page.getByRole("button", { name: "Verify on my device" }).click();
    await one.page.getByRole("progressbar", { name: "Entries checked" }).waitFor();
    await shot(one.page, "verify-running");
    await one.page.getByRole("heading", { name: "The record is in order" }).waitFor({ timeout: 120_000 });
    await one.page.getByRole("heading", { name: "What was not checked" }).scrollIntoViewIfNeeded();
    const facts = await one.page.locator(".facts").innerText();
    expect(facts.replace(/\s+/g, " ")).toContain(`Entries ${size}`);
    await isForEverybody(one, "verify-page");
    await pictured(one, ".verify", "verify-report");
    expect(one.wrong).toEqual([]);
  }, 240_000);

  it("can be stopped, and then says nothing about the record", async () => {
    const one = await device(browser, `${hall.address}/${hall.body}/record`, { width: 1280, height: 900 });
    await one.page.getByRole("button", { name: "Verify on my device" }).click();
    await one.page.getByRole("button", { name: "Stop" }).click();
    await one.page.getByText("Nothing is said about the record").first().waitFor();
    await one.context.close();
  });

  it("counts a vote again on the vote's own page", async () => {
    const votes = await hall.get<{ vote: { id: number; mode: string } }[]>("/votes");
    const named = votes.find(({ vote }) => vote.mode === "recorded")?.vote.id ?? 0;
    const one = await device(browser, `${hall.address}/${hall.body}/votes/${named}`, { width: 1280, height: 900 });
    await one.page.getByRole("button", { name: "Verify on my device" }).click();
    await one.page.getByText(/This vote was counted again from .?\d+.? signed ballots/).waitFor({ timeout: 120_000 });
    await shot(one.page, "verify-vote");
    await one.context.close();
  }, 240_000);

  it("says plainly when the record is shorter than one that this device has seen", async () => {
    const before = await (await fetch(`${hall.address}/records/${hall.body}/checkpoint`)).text();
    const script = /script=([0-9a-f]+)/.exec(hall.printed)?.[1] ?? "";
    const next = await hall.ask(`/api/${hall.body}/script/next`, { method: "POST", headers: { authorization: `Bearer ${script}` } });
    expect(next.status).toBe(200);
    const one = await device(browser, `${hall.address}/${hall.body}/record`, { width: 1280, height: 900 });
    await one.page.getByRole("button", { name: "Verify on my device" }).click();
    await one.page.getByRole("heading", { name: "The record is in order" }).waitFor({ timeout: 120_000 });
    await one.page.route("**/checkpoint", (route) => route.fulfill({ body: before }));
    await one.page.getByRole("button", { name: "Verify again" }).click();
    await one.page.getByText("ROLLBACK").waitFor({ timeout: 120_000 });
    await pictured(one, ".verify", "verify-rollback");
    await one.context.close();
  }, 240_000);

  it("shows the entries, by page, by number and by link, each with its proof", async () => {
    const one = await device(browser, `${hall.address}/${hall.body}/record`, { width: 1280, height: 900 });
    await one.page.getByRole("button", { name: "Show the entries" }).click();
    await one.page.locator(".rows li").first().waitFor();
    await one.page.getByRole("link", { name: "Earlier" }).click();
    await one.page.getByLabel("Entry number").fill("99999");
    await one.page.getByRole("button", { name: "Show", exact: true }).click();
    await one.page.getByText(/A number from/).waitFor();
    await one.page.getByLabel("Entry number").fill("20");
    await one.page.keyboard.press("Enter");
    await one.page.getByRole("heading", { name: /Entry .?20/ }).waitFor();
    await one.page.getByText(/hashes lead to its root/).waitFor();
    await isForEverybody(one, "entry-page");
    await pictured(one, ".entries", "entry");
    await one.page.getByRole("link", { name: "All entries" }).click();
    await one.page.locator(".rows li").first().waitFor();
    await isForEverybody(one, "entries-page");
    await pictured(one, ".entries", "entries");
    expect(one.wrong).toEqual([]);
  }, 120_000);
});
