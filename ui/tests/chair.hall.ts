// The chair's console and what goes on beside one vote: real browsers, a real hall.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { device, isAccessible, isForEverybody, joins, launch, shot, type Device } from "./browsers";
import { Hall, Person } from "./halls";
import { base64Of } from "../record/bytes";

let browser: Browser;
let hall: Hall;
let chair: Device;
let members: Person[] = [];
let links = new Map<string, string>();
const wide = { width: 1440, height: 900 };

beforeAll(async () => {
  browser = await launch();
  hall = await Hall.club(4, ["ties=casting_vote"]);
  links = hall.invite();
  members = [];
  for (const seat of ["m1", "m2", "m3", "m4"]) members.push(await Person.enter(hall, seat, links.get(seat) ?? ""));
  for (const one of members) await one.must({ do: "presence.arrive", seat: one.seat });
  chair = await joins(browser, links.get("chair") ?? "", wide);
});
afterAll(async () => {
  await browser.close();
  await hall.close();
});

const button = (one: Device, name: string | RegExp) => one.page.getByRole("button", { name, exact: typeof name === "string" });
const primary = (one: Device) => one.page.locator(".do .primary").first();
const section = (one: Device, title: RegExp) => one.page.locator("details", { has: one.page.locator(":scope > summary", { hasText: title }) });

async function opens(one: Device, title: RegExp): Promise<void> {
  const found = section(one, title).first();
  if (!(await found.evaluate((box: HTMLDetailsElement) => box.open))) await found.locator(":scope > summary").click();
}

async function presses(one: Device, name: RegExp): Promise<void> {
  const found = primary(one).filter({ hasText: name });
  await found.waitFor();
  await expect.poll(() => found.getAttribute("aria-disabled")).toBe("false");
  await found.click();
}

// A long list of offers is folded; the hall is asked anew a moment after each change.
async function offers(one: Device, name: RegExp): Promise<void> {
  const wanted = one.page.locator(".offers .row").filter({ hasText: name }).first();
  const folded = one.page.locator(".offers > details:not([open])", { has: one.page.locator(".row", { hasText: name }) });
  await expect.poll(async () => {
    if (!(await wanted.isVisible()) && (await folded.count()) > 0) await folded.first().locator("summary").click();
    return wanted.isVisible();
  }).toBe(true);
  await wanted.click();
}

const all = async (choices: readonly string[]): Promise<void> => {
  const vote = (await hall.now()).vote?.id ?? 0;
  for (const [i, choice] of choices.entries()) await members[i]!.votes(vote, choice);
};

async function ends(state = "declared"): Promise<void> {
  await presses(chair, /asks whether/i);
  await presses(chair, /locks the vote/i);
  await hall.until((now) => now.count?.state === state);
}

describe("the console", () => {
  it("opens the sitting, and a prepared vote with one press when it is in order", async () => {
    await presses(chair, /opens the sitting/i);
    await opens(chair, /Prepared votes/);
    await opens(chair, /Prepare a vote/);
    for (const title of ["A bench", "A lamp"]) {
      await chair.page.getByRole("form", { name: "Prepare a vote" }).getByLabel("Title").fill(title);
      await button(chair, "Keep on this device").click();
    }
    await chair.page.reload();
    await button(chair, /Up: .?A lamp/).click();
    await isForEverybody(chair, "chair-prepared");
    await button(chair, /Open the vote: .?A lamp/).click();
    await hall.until((now) => now.vote?.title === "A lamp" && now.count?.state === "voting");
    await chair.page.getByText("opened", { exact: true }).waitFor();
    await expect.poll(() => button(chair, /Open the vote: .?A bench/).isDisabled()).toBe(true);
  });

  it("shows who has not voted, never how, and is led by keys that can be turned off", async () => {
    await all(["yes", "no", "yes"]);
    await chair.page.getByText("Not voted: 1").waitFor();
    await chair.page.keyboard.press("?");
    await chair.page.getByRole("dialog").getByText("last call").waitFor();
    await isAccessible(chair.page, "the list of shortcuts");
    await shot(chair.page, "chair-keys");
    await chair.page.getByRole("checkbox", { name: "Shortcuts are on" }).uncheck();
    await chair.page.keyboard.press("Escape");
    await chair.page.waitForTimeout(700);
    await chair.page.keyboard.press("l");
    await chair.page.waitForTimeout(300);
    expect((await hall.now()).count?.state).toBe("voting");
    await button(chair, /Shortcuts/).click();
    await chair.page.getByRole("checkbox", { name: "Shortcuts are on" }).check();
    await chair.page.keyboard.press("Escape");
    await chair.page.keyboard.press("l");
    await hall.until((now) => now.count?.state === "last_call");
  });

  it("locks only when it was seen whose device was turned away", async () => {
    const lost = members[3]!;
    const secretary = await Person.enter(hall, "secretary", hall.invite("secretary").get("secretary") ?? "");
    await secretary.must({ do: "key.revoke", key: base64Of(lost.publicKey), reason: "lost" });
    members[3] = await Person.enter(hall, "m4", hall.invite("m4").get("m4") ?? "");
    expect((await lost.votes((await hall.now()).vote?.id ?? 0, "yes")).status).toBe(422);
    await chair.page.getByText("Shut out: 1").waitFor();
    await expect.poll(() => primary(chair).getAttribute("aria-disabled")).toBe("true");
    await isForEverybody(chair, "chair-shut-out");
    await chair.page.getByRole("checkbox", { name: "I have seen this list" }).check();
    await presses(chair, /locks the vote/i);
    await hall.until((now) => now.count?.state === "declared");
  });

  it("lets the chair decide where the votes are equally divided", async () => {
    await button(chair, /Open the vote: .?A bench/).click();
    await hall.until((now) => now.vote?.title === "A bench" && now.count?.state === "voting");
    await all(["yes", "yes", "no", "no"]);
    await ends("tied");
    await chair.page.getByText("equally divided").first().waitFor();
    await shot(chair.page, "chair-casting");
    await chair.page.getByRole("radio", { name: "in favour" }).check();
    await button(chair, "Sign and send").click();
    const over = await hall.until((now) => now.count?.state === "declared");
    expect(over.count?.outcome?.result).toBe("passed");
  });
});

describe("what an offer leaves open", () => {
  it("is asked: the method of a vote, the tellers' sheets, a count put right by two", async () => {
    await offers(chair, /opens a vote: decision/i);
    await isForEverybody(chair, "chair-vote-form");
    await chair.page.getByRole("radio", { name: "by show of hands" }).check();
    await chair.page.locator(".offers").getByLabel("Title").fill("A roof");
    await button(chair, "Do it").click();
    await hall.until((now) => now.vote?.mode === "hands" && now.count?.state === "voting");
    await presses(chair, /asks whether|locks the vote/i);
    await hall.until((now) => now.count?.state !== "voting");
    if ((await hall.now()).count?.state === "last_call") await presses(chair, /locks the vote/i);
    await hall.until((now) => now.count?.state === "locked");
    const tellers = await Promise.all(["teller-1", "teller-2"].map((seat) => Person.enter(hall, seat, links.get(seat) ?? "")));
    await tellers[0]!.must({ do: "vote.count", vote: (await hall.now()).vote?.id ?? 0, sheet: sheet(3, 1) });
    const second = await joins(browser, hall.invite("teller-2").get("teller-2") ?? "", wide);
    await second.page.goto(`${hall.address}/garden-club/desk#votes`);
    const form = second.page.getByRole("form", { name: "Tellers’ count" });
    for (const [label, n] of [["in favour", "3"], ["against", "1"], ["abstained", "0"]] as const) await form.getByLabel(label).fill(n);
    await isForEverybody(second, "desk-count");
    await form.getByRole("button", { name: "Sign and send" }).click();
    const told = await hall.until((now) => now.count?.state === "declared");
    expect(told.count?.tally?.map(({ count }) => count)).toEqual([3, 1, 0]);
    expect(second.wrong).toEqual([]);
  });

  it("is put right with a reason, by two persons; both versions stay", async () => {
    await opens(chair, /Corrections/);
    await button(chair, /Put right: .?A roof/).click();
    await chair.page.getByRole("radio", { name: "Correct the tellers’ count" }).check();
    await isForEverybody(chair, "chair-correct");
    const form = chair.page.getByRole("form", { name: /Put right/ });
    for (const [label, n] of [["in favour", "1"], ["against", "3"], ["abstained", "0"]] as const) await form.getByLabel(label).fill(n);
    await form.getByLabel("Reason").fill("The sheets were exchanged.");
    await form.getByRole("button", { name: "Sign and send" }).click();
    await chair.page.getByText("Waits for a second person.").waitFor();
    const secretary = await joins(browser, links.get("secretary") ?? "", wide);
    await secretary.page.goto(`${hall.address}/garden-club/desk#votes`);
    await secretary.page.getByText("It is proposed to correct this count.").waitFor();
    await shot(secretary.page, "desk-confirm");
    await button(secretary, "Confirm").click();
    const told = await hall.until((now) => now.count?.tally?.[0]?.count === 1);
    expect(told.count?.outcome?.result).toBe("failed");
    expect(secretary.wrong).toEqual([]);
  });

  it("opens an election with places, and the election goes its way", async () => {
    await offers(chair, /several places/);
    await chair.page.getByLabel("Places").fill("2");
    await chair.page.locator(".offers").getByLabel("Title").fill("Committee");
    await button(chair, "Do it").click();
    const open = await hall.until((now) => now.election?.stage === "nominating");
    expect(open.election?.places).toBe(2);
    for (const seat of ["m1", "m2"]) {
      await chair.page.getByRole("form", { name: "Nominate" }).getByRole("combobox", { name: "Member" }).selectOption(seat);
      await button(chair, "Nominate").click();
      await hall.until((now) => now.election?.nominated.includes(seat) === true);
    }
    await chair.page.getByRole("form", { name: "Nominate" }).getByLabel("Candidate").fill("Zoe-Other");
    await button(chair, "Nominate").click();
    await hall.until((now) => now.election?.nominated.length === 3);
    await isForEverybody(chair, "chair-election");
    await button(chair, "Open the ballot").click();
    await hall.until((now) => now.election?.stage === "balloting");
    expect(chair.wrong).toEqual([]);
  });
});

const sheet = (yes: number, no: number) => [{ choice: "yes", number: yes }, { choice: "no", number: no }, { choice: "abstain", number: 0 }];

describe("a test vote", () => {
  it("shows whose press came rightly, and decides nothing", async () => {
    const second = await Hall.club(3);
    const invited = second.invite();
    const people: Person[] = [];
    for (const seat of ["m1", "m2", "m3"]) people.push(await Person.enter(second, seat, invited.get(seat) ?? ""));
    const one = await joins(browser, invited.get("chair") ?? "", wide);
    await opens(one, /Test vote/);
    await button(one, "Open a test vote").click();
    const open = await second.until((now) => now.vote?.test != null && now.count?.state === "voting");
    const asked = open.vote?.test ?? "";
    const choices: Record<string, string> = { y: "yes", n: "no", a: "abstain" };
    await people[0]!.votes(open.vote?.id ?? 0, choices[asked[0] ?? ""] ?? "");
    await people[1]!.votes(open.vote?.id ?? 0, asked[1] === "y" ? "no" : "yes");
    await one.page.getByRole("list", { name: "Right" }).getByText("Member Number 1").waitFor();
    await one.page.getByRole("list", { name: "Pressed something else" }).getByText("Member Number 2").waitFor();
    await isForEverybody(one, "chair-test");
    await presses(one, /asks whether/i);
    await presses(one, /locks the/i);
    const over = await second.until((now) => now.count?.state === "tested");
    expect(over.count?.tested).toEqual({ right: 1, wrong: ["m2"], missing: ["m3"] });
    expect(over.count?.outcome).toBeNull();
    await one.page.getByText("This vote decides nothing.").waitFor();
    await isForEverybody(one, "chair-tested");
    expect(one.wrong).toEqual([]);
    await second.close();
  });
});

const soon = (ms: number): string => new Date(Date.now() + ms).toISOString();

describe("a vote over some days", () => {
  it("is announced on the console, opened, extended with a reason, and shows who has voted", async () => {
    const form = chair.page.getByRole("form", { name: "Announce a vote" });
    await opens(chair, /Announce a vote/);
    await form.getByLabel("Title").fill("Budget");
    await isForEverybody(chair, "chair-announce");
    await form.getByRole("button", { name: "Sign and send" }).click();
    const announced = await hall.until((now) => now.timed.length === 1);
    expect(announced.timed[0]?.title).toBe("Budget");
    // The hall's own clock opens it.
    const open = await hall.until((now) => now.timed[0]?.vote != null);
    await members[0]!.votes(open.timed[0]?.vote?.id ?? 0, "yes");
    await hall.until((now) => now.timed[0]?.count?.voted === 1);
    await opens(chair, /Have voted/);
    await chair.page.locator(".voters").getByText("Member Number 1", { exact: true }).waitFor();
    const closes = open.timed[0]?.closes ?? "";
    await button(chair, "Extend").click();
    await button(chair, "One day longer").click();
    await chair.page.getByRole("form", { name: "Extend" }).getByLabel("Reason").fill("The letters came late.");
    await isForEverybody(chair, "chair-timed");
    await chair.page.getByRole("form", { name: "Extend" }).getByRole("button", { name: "Sign and send" }).click();
    await hall.until((now) => Date.parse(now.timed[0]?.closes ?? "") > Date.parse(closes));
  });

  it("is called off before it opens, with its reason", async () => {
    const secretary = await Person.enter(hall, "secretary", hall.invite("secretary").get("secretary") ?? "");
    await secretary.must({ do: "vote.announce", question: "decision", title: "Fence", method: "days", opens: soon(3_600_000), closes: soon(7_200_000) });
    await chair.page.locator(".lines > li", { hasText: "Fence" }).getByRole("button", { name: "Call it off" }).click();
    await chair.page.getByRole("form", { name: "Call it off" }).getByLabel("Reason").fill("There is none.");
    await chair.page.getByRole("form", { name: "Call it off" }).getByRole("button", { name: "Sign and send" }).click();
    await hall.until((now) => now.timed.every((one) => one.title !== "Fence"));
  });

  it("is locked when its time is over, and declared by whoever presides", async () => {
    const secretary = await Person.enter(hall, "secretary", hall.invite("secretary").get("secretary") ?? "");
    await secretary.must({ do: "vote.announce", question: "decision", title: "Gate", method: "days", opens: soon(500), closes: soon(5_000) });
    const line = chair.page.locator(".lines > li", { hasText: "Gate" });
    const open = await hall.until((now) => now.timed.find((one) => one.title === "Gate")?.vote != null);
    for (const one of members) await one.votes(open.timed.find((each) => each.title === "Gate")?.vote?.id ?? 0, "yes");
    await line.getByRole("button", { name: "Declare the outcome" }).click();
    await expect.poll(async () => (await hall.get<{ vote: { title: string }; count: { state: string } }[]>("/votes")).find(({ vote }) => vote.title === "Gate")?.count.state).toBe("declared");
    expect(chair.wrong).toEqual([]);
  });
});

describe("the record", () => {
  it("is the one that the auditor finds", async () => {
    await device(browser, `${hall.address}/garden-club/chair`);
    await hall.kill("SIGTERM");
    expect(hall.verify()).toContain("valid");
  });
});
