// A whole secret ballot in real browsers: five tellers of whom three are needed, twelve delegates, one who votes again,
// one who checks its device, one teller who is gone after the lock. What came of it is verified by both verifiers.
import type { Browser } from "playwright-core";
import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { device, isForEverybody, joins, launch, shot, type Device } from "./browsers";
import type { Transcript } from "../hall/contract";
import { Hall, Person, Watch } from "./halls";
import { Observer } from "./witness";

let browser: Browser;
let hall: Hall;
let chair: Person;
let secretary: Device;
let console: Device;
let phones: Device[] = [];
let tellers: Device[] = [];
let board: Device;
let watch: Watch;
const members = Array.from({ length: 12 }, (_, i) => `m${i + 1}`);
const passphrase = "correct horse battery";

beforeAll(async () => {
  browser = await launch();
  hall = await Hall.club(12);
  const links = hall.invite();
  chair = await Person.enter(hall, "chair", links.get("chair") ?? "");
  console = await joins(browser, hall.invite("chair").get("chair") ?? "", { width: 1440, height: 900 });
  secretary = await joins(browser, links.get("secretary") ?? "", { width: 1280, height: 900 });
  phones = [];
  for (const seat of members) phones.push(await joins(browser, links.get(seat) ?? ""));
});
afterAll(async () => {
  await browser.close();
  await hall.close();
});

const button = (one: Device, name: string | RegExp) => one.page.getByRole("button", { name });
const secretOf = async () => (await hall.now()).secret;

// What the record asks of the tellers, done by each of them.
async function allDo(name: RegExp, who: readonly Device[] = tellers): Promise<void> {
  await Promise.all(who.map(async (one) => {
    const press = button(one, name);
    await press.waitFor();
    const field = one.page.locator("input[type=password]");
    if ((await field.inputValue()) === "") await field.fill(passphrase);
    await press.click();
    await press.waitFor({ state: "hidden", timeout: 90_000 });
  }));
}
async function leads(label: RegExp): Promise<void> {
  const offer = secretary.page.locator(".offer", { hasText: label }).getByRole("button", { name: "Do it" });
  await offer.waitFor();
  await offer.click();
}
// Until the end this device is shown the head that is published now.
async function lags({ page }: Device): Promise<() => Promise<void>> {
  const body = await (await fetch(`${hall.address}/records/${hall.body}/checkpoint`)).text();
  await page.route("**/checkpoint", (route) => route.fulfill({ body }));
  return () => page.unroute("**/checkpoint");
}
// The one primary action of the chair's console.
async function presses(name: RegExp): Promise<void> {
  const found = console.page.locator(".do .primary").first().filter({ hasText: name });
  await found.waitFor();
  await expect.poll(() => found.getAttribute("aria-disabled")).toBe("false");
  await found.click();
}
async function chooses(one: Device, choice: string): Promise<void> {
  await one.page.locator("label.key", { has: one.page.locator(`input[value=${choice}]`) }).click();
  await button(one, "Seal this ballot").click();
  await button(one, "Cast secret ballot").waitFor();
}
async function casts(one: Device, choice: string): Promise<void> {
  await chooses(one, choice);
  await button(one, "Cast secret ballot").click();
  await one.page.getByText("Your sealed ballot is in the record.").waitFor();
}

describe("a secret ballot in the hall", () => {
  it("every delegate's device has registered its key by itself", async () => {
    await expect.poll(async () => (await secretOf())?.registered, { timeout: 30_000 }).toBe("1".repeat(12));
    await phones[0]!.page.getByText("This device is ready for secret ballots.").waitFor();
  });

  it("the secretary appoints five tellers, any three open a count", async () => {
    await secretary.page.goto(`${hall.address}/${hall.body}/teller`);
    for (const seat of members.slice(7)) await secretary.page.getByLabel(`Member Number ${seat.slice(1)}`, { exact: true }).check();
    await secretary.page.getByLabel(/How many open a count/).fill("3");
    await isForEverybody(secretary, "tellers-appoint");
    await button(secretary, "Appoint tellers").click();
    await expect.poll(async () => (await secretOf())?.ceremony?.stage).toBe("commit");
    tellers = phones.slice(7);
    for (const one of tellers) await one.page.goto(`${hall.address}/${hall.body}/teller`);
  });

  it("a teller's page takes no file for a share that is none, and signs nothing over a head that its trust file does not believe", async () => {
    const one = tellers[0]!;
    const given = (name: string, text: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
    const press = button(one, /Make my share/);
    await one.page.getByText("By its own account").waitFor({ timeout: 30_000 });
    await one.page.getByText("No share is kept on this device").click();
    await one.page.getByLabel("Bring a share from a file").setInputFiles(given("letter.json", "{}"));
    await one.page.getByText("This file is no share.").waitFor();
    await one.page.getByText("Trust file: none").click();
    const trust = one.page.getByLabel("Take a trust file");
    await trust.setInputFiles(given("trust.txt", "log nobody\nquorum none\n"));
    await one.page.getByText("line 1 has no place in one").waitFor();
    const { log } = await hall.get<{ log: string }>("/body");
    const witness = "witness w witness.example/kat+f1349470+BD1AF8PoQ4lakrcKp00bfrycmCzPLsSWjMDNVfEq9GYM\n";
    await trust.setInputFiles(given("trust.txt", `log ${log}\n${witness}quorum w\n`));
    await one.page.getByText("Fewer witnesses have signed the head than your trust file asks for.").waitFor({ timeout: 30_000 });
    expect(await press.isDisabled()).toBe(true);
    await isForEverybody(one, "teller-untrusted");
    await trust.setInputFiles(given("trust.txt", `log ${log}\n${witness}quorum none\n`));
    await one.page.getByText(/witnesses have signed it, as your trust file asks/).waitFor({ timeout: 30_000 });
    await expect.poll(() => press.isDisabled()).toBe(false);
  }, 120_000);

  it("they make their key in four rounds", async () => {
    await allDo(/Make my share/);
    await shot(tellers[0]!.page, "teller-committed");
    await leads(/begins the tellers/);
    await allDo(/Deal the shares/);
    await leads(/begins the tellers/);
    await allDo(/Check my shares/);
    await leads(/begins the tellers/);
    await leads(/notes the tellers/);
    await expect.poll(async () => (await secretOf())?.ceremony?.stage).toBe("key");
  }, 180_000);

  it("a ballot opens only when they have rehearsed", async () => {
    await chair.must({ do: "sitting.open" });
    for (const seat of members) await chair.must({ do: "presence.arrive", seat });
    await chair.must({ do: "vote.open", question: "expulsion", title: "Expulsion of nobody" });
    const before = await chair.may("ballot.open");
    expect(before?.in_order).toBe(false);
    expect(before?.why).toMatch(/rehearsed/);
    const [, one] = tellers;
    const endsLag = await lags(one!);
    await leads(/calls a rehearsal/);
    await one!.page.getByText("The tellers’ keys").click();
    const own = one!.page.locator("details dl").getByText(/Member Number 9.? \(you\)/);
    await own.waitFor();
    // The published record lags, and does not ask for the rehearsal yet: what is open stays open, and nothing can be signed.
    const late = one!.page.getByText("The published record does not ask for this yet.");
    await late.waitFor({ timeout: 60_000 });
    expect(await own.isVisible()).toBe(true);
    expect(await button(one!, "Rehearse").isDisabled()).toBe(true);
    await isForEverybody(one!, "teller-behind");
    await endsLag();
    await button(one!, "Read it again").click();
    await expect.poll(() => button(one!, "Rehearse").isDisabled(), { timeout: 30_000 }).toBe(false);
    const read = one!.page.getByText(/are read and checked on this device/);
    const first = await read.innerText();
    // Another teller's act has the record read anew: what was opened stays open.
    await allDo(/^Rehearse$/, tellers.slice(0, 1));
    await expect.poll(async () => (await read.allInnerTexts()).filter((text) => text !== first), { timeout: 30_000 }).toHaveLength(1);
    expect(await own.isVisible()).toBe(true);
    await allDo(/^Rehearse$/, tellers.slice(1));
    await isForEverybody(tellers[0]!, "teller-rehearsed");
    const open = await chair.may("ballot.open");
    expect(open?.why).toBe("");
    await presses(/opens secret ballot/);
    await expect.poll(async () => (await secretOf())?.ballot?.stage).toBe("open");
  }, 180_000);

  it("who asks for a witness votes once it has signed the opening", async () => {
    const [one] = phones.slice(3);
    const observer = await Observer.of(hall);
    await one!.page.goto(`${hall.address}/${hall.body}/vote`);
    await one!.page.locator("label.key").first().waitFor();
    await one!.page.getByText("Trust file: none").click();
    await one!.page.getByLabel("Take a trust file").setInputFiles({ name: "trust.txt", mimeType: "text/plain", buffer: Buffer.from(await observer.trust(hall)) });
    await one!.page.getByText("They have not signed the opening of this ballot yet").waitFor({ timeout: 30_000 });
    expect(await one!.page.locator("label.key").count()).toBe(0);
    await isForEverybody(one!, "secret-unwitnessed");
    observer.asked(hall);
    await one!.page.getByText("1 witness has signed it, as your trust file asks.").waitFor({ timeout: 30_000 });
    await one!.page.locator("label.key").first().waitFor();
    await isForEverybody(one!, "secret-witnessed");
    observer.close();
  }, 180_000);

  it("delegates choose, review, cast; one checks its device, one votes again", async () => {
    for (const one of tellers) await one.page.goto(`${hall.address}/${hall.body}/vote`);
    const [first, second] = [phones[0]!, phones[1]!];
    board = await device(browser, `${hall.address}/${hall.body}/board`, { width: 1920, height: 1080 });
    watch = await Watch.open(hall);
    await first.page.locator("label.key").first().waitFor();
    await isForEverybody(first, "secret-choose");
    await button(first, /drawn at random/).click();
    await button(first, "Check this ballot").click();
    await isForEverybody(first, "secret-review");
    await button(first, "Open it in public").click();
    await first.page.getByText("This ballot was opened.").waitFor();
    await isForEverybody(first, "secret-checked");
    await button(first, "Now vote").click();
    await casts(first, "yes");
    await casts(second, "no");
    await button(second, "Vote again").click();
    await casts(second, "yes");
    await isForEverybody(second, "secret-done");
    for (const one of phones.slice(2, 9)) await casts(one, "yes");
    await casts(phones[9]!, "no");
    await casts(phones[10]!, "abstain");
    await casts(phones[11]!, "yes");
    await shot(board.page, "secret-board-voting");
    const now = await hall.now();
    expect(now.secret?.ballot?.voted).toBe(12);
    expect(now.count?.tally).toBeNull();
    expect(now.lamps).toBe("v".repeat(12));
  }, 180_000);

  it("after the lock three tellers open the count while two are gone", async () => {
    const gone = tellers.slice(3);
    for (const one of gone) await one.context.close();
    tellers = tellers.slice(0, 3);
    await presses(/asks whether/);
    await presses(/locks secret ballot/);
    await expect.poll(async () => (await secretOf())?.ballot?.stage).toBe("locked");
    expect((await hall.now()).count?.tally).toBeNull();
    for (const one of tellers) await one.page.goto(`${hall.address}/${hall.body}/teller`);
    await allDo(/Give my part/, tellers.slice(0, 2));
    expect((await chair.may("ballot.result")) ?? null).toBeNull();
    await isForEverybody(tellers[2]!, "teller-part");
    await allDo(/Give my part/, tellers.slice(2));
    await presses(/states the count/);
    const now = await hall.until(({ count }) => count?.state === "declared");
    expect(now.count?.tally).toEqual([{ choice: "yes", count: 10 }, { choice: "no", count: 1 }, { choice: "abstain", count: 1 }]);
    expect(now.count?.outcome?.result).toBe("passed");
    await board.page.getByText(/Adopted/).first().waitFor();
    const conditions = await board.page.locator(".conditions li").allInnerTexts();
    expect(conditions.map((text) => text.replace(/\s+/g, " "))).toEqual([
      "The votes in favour must be at least 3 times the votes against 10 ≥ 3 met", "The votes in favour must be more than 0 10 > 0 met",
    ]);
    await shot(board.page, "secret-board-result");
  }, 180_000);

  // B12, T9, T14: nothing that left a device before the tellers' parts says what anybody chose.
  it("no frame, no length and no file tells a choice", async () => {
    const casts: string[] = [];
    for (const { act } of (await hall.get<Transcript>("/ballots/1")).acts) if (act.includes('"ballot.cast"')) casts.push(act);
    expect(casts.length).toBe(13);
    expect(new Set(casts.map((act) => (JSON.parse(act) as { ballot: string }).ballot.length)).size).toBe(1);
    const before = watch.events.filter(({ data }) => !data.includes('"stage":"counted"'));
    expect(before.length).toBeGreaterThan(12);
    const told = before.map(({ data }) => data).join("\n");
    expect(told).not.toMatch(/"lamps?":("[^"]*[ynax]|\{[^}]*"[ynax]")/);
    expect(told).not.toMatch(/"tally":\[/);
    watch.close();
    // Outside of what the chair's result says, no file of the hall has a word of a choice, nor a teller's passphrase.
    const found = spawnSync("grep", ["-rl", "-e", passphrase, hall.folder], { encoding: "utf8" });
    expect([found.status, found.stdout]).toEqual([1, ""]);
  });

  it("whoever wants to verifies the vote on its page, and reads by whom it was opened", async () => {
    const vote = (await hall.now()).vote?.id ?? 0;
    const reader = await device(browser, `${hall.address}/${hall.body}/votes/${vote}`, { width: 1280, height: 900 });
    await button(reader, "Verify this vote").click();
    const part = reader.page.locator("#verify-ballot");
    await part.getByRole("heading", { name: "The secret ballot is in order" }).waitFor({ timeout: 60_000 });
    const said = (await part.innerText()).replace(/[\u2066-\u2069]/g, "");
    expect(said).toContain("12 ballots were counted: 10 – 1 – 1.");
    expect(said).toContain("2 more were replaced by later ones, or opened to check a device.");
    expect(said).toMatch(/Opened to check a device, and not counted\s+Member Number 1: (Yes|No|Abstain)\s/i);
    for (const name of ["Member Number 8", "Member Number 9", "Member Number 10"]) expect(said).toContain(name);
    expect(await part.getByRole("status").innerText()).toBe("The secret ballot is in order");
    await isForEverybody(reader, "verify-ballot");
    expect(reader.wrong).toEqual([]);
    await reader.context.close();
  }, 120_000);

  it("nothing went wrong in any page, and both verifiers find the record right", async () => {
    expect([console, secretary, ...phones.slice(0, 10)].flatMap(({ wrong }) => wrong)).toEqual([]);
    await new Promise((done) => setTimeout(done, 1_500));
    expect(hall.verify()).toMatch(/^[^\n]*: valid/m);
  });
});
