// What the tellers' page says at each step, with pictures that a test makes up: a ceremony of days has them too.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Ceremony, Secret, SecretBallot } from "../hall/contract";
import { alter, altered } from "./altered";
import { isForEverybody, launch, shot, type Device } from "./browsers";
import { Hall } from "./halls";

let browser: Browser;
let hall: Hall;
let one: Device; // of the third teller
const seats = ["m8", "m9", "m10", "m11", "m12"];

function ceremony(more: Partial<Ceremony> = {}): Ceremony {
  return {
    number: 2, tellers: seats.map((seat) => ({ seat, state: "in_the_key" })), t: 3, enough: 4, stage: "key",
    awaits: false, until: "2026-11-29T19:00:00.000Z", failed: false, rehearsed: [], ...more,
  };
}
function ballot(more: Partial<SecretBallot> = {}): SecretBallot {
  return {
    number: 1, ceremony: 2, vote: 9, election: null, stage: "open", awaits: false, options: ["yes", "no", "abstain"], minimum: 1, maximum: 1, t: 3,
    listed: 12, voted: 7, parts: [], floor_forbids: false, until: null, lamps: "vvvvvvv.....", ...more,
  };
}
const parts = (states: SecretBallot["parts"][number]["state"][]): SecretBallot["parts"] => states.map((state, i) => ({ teller: seats[i]!, state }));
const shows = (now: Ceremony, newest: SecretBallot | null = null): Promise<void> =>
  alter(one, { secret: { registered: "1".repeat(12), ceremony: now, ballot: newest } satisfies Secret });

const head = (): Promise<string> => one.page.locator("h2.head").innerText();
const step = (): Promise<string> => one.page.locator(".steps .now").innerText();
const bar = (): Promise<string[]> => one.page.locator(".pieces span").evaluateAll((pieces) => pieces.map((piece) => piece.className));

beforeAll(async () => {
  browser = await launch();
  hall = await Hall.club(12);
  one = await altered(browser, hall.invite("m10").get("m10") ?? "", {}, { viewport: { width: 1440, height: 900 } });
  await one.page.getByRole("button", { name: "Make the key on this device" }).click();
  await one.page.waitForURL(/\/vote$/);
  await one.page.goto(`${hall.address}/${hall.body}/teller`);
  await one.page.getByText("No tellers of secret ballots are appointed yet.").waitFor();
});
afterAll(async () => {
  await browser.close();
  await hall.close();
});

it("while they make their key: who has sent, how many must, who is left out", async () => {
  const states = ["sent", "left_out", "awaited", "sent", "awaited"] as const;
  await shows(ceremony({ stage: "deal", tellers: seats.map((seat, i) => ({ seat, state: states[i]! })) }));
  await expect.poll(head).toBe("Round 2: each teller deals shares");
  expect(await step()).toMatch(/^Key/);
  expect(await bar()).toEqual(["in", "in", "awaited", "awaited", "out"]);
  await one.page.getByRole("img", { name: "2 of 4 needed; 5 tellers" }).waitFor();
  expect(await one.page.locator("tr.me th").innerText()).toMatch(/10.*\(you\)/);
  await shot(one.page, "tellers-key-wide");
  await isForEverybody(one, "tellers-key");
});

it("a rehearsal that not enough have answered, then one that they have", async () => {
  await shows(ceremony({ rehearsed: [{ vote: 1, answered: ["m8", "m12"], ready: false }] }));
  await expect.poll(head).toBe("Rehearsal of secret ballot 1: 2 of 4 needed.");
  expect(await step()).toMatch(/^Rehearsal/);
  expect(await bar()).toEqual(["in", "in", "awaited", "awaited", "awaited"]);
  await shows(ceremony({ rehearsed: [{ vote: 1, answered: ["m8", "m9", "m11", "m12"], ready: true }] }));
  await expect.poll(head).toMatch(/may be opened/);
  expect(await step()).toMatch(/^Ballots/);
});

it("while voting goes on there is nothing to open", async () => {
  await shows(ceremony(), ballot());
  await expect.poll(head).toBe("The ballot is open. Nothing is opened before its lock.");
  expect(await step()).toContain("7 of 12 have voted");
  expect(await bar()).toEqual([]);
});

it("after the lock: whose part is right, whose is wrong, where enough is", async () => {
  await shows(ceremony(), ballot({ stage: "locked", parts: parts(["right", "right", "awaited", "awaited", "wrong"]) }));
  await expect.poll(head).toBe("Parts that open the count: 2 valid, 3 needed.");
  expect(await step()).toContain("2 of 3 valid");
  expect(await bar()).toEqual(["in", "in", "awaited", "awaited", "out"]);
  await shot(one.page, "tellers-count-wide");
  await isForEverybody(one, "tellers-count");
});

it("when it was opened, and when it is void", async () => {
  await shows(ceremony(), ballot({ stage: "counted", parts: parts(["right", "right", "right", "awaited", "wrong"]) }));
  await expect.poll(head).toBe("The tellers have opened the count.");
  expect(await one.page.locator(".steps .done").count()).toBe(5);
  await one.page.locator(".mast .ms", { hasText: "Result" }).waitFor();
  await shows(ceremony(), ballot({ stage: "void", parts: parts(["right", "awaited", "awaited", "awaited", "wrong"]) }));
  await expect.poll(head).toBe("This secret ballot is void. It may be held again.");
  expect(await one.page.locator(".mast .ms").count()).toBe(0);
  expect(one.wrong).toEqual([]);
});
