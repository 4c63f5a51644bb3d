// The hall as people meet it: real browsers, a real hall.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { device, fitsTheWidth, isAccessible, joins, languageOf, launch, shot, speaks, type Device } from "./browsers";
import { Hall } from "./halls";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const nothingWrong = (...devices: Device[]): void => expect(devices.flatMap((one) => one.wrong)).toEqual([]);

async function does(one: Device, offer: RegExp, fill?: string): Promise<void> {
  const wanted = one.page.getByRole("button", { name: offer }).first();
  // A long list is folded.
  await expect.poll(async () => (await wanted.isVisible()) || (await one.page.locator("summary", { hasText: "Voting" }).count()) > 0).toBe(true);
  if (!(await wanted.isVisible())) await one.page.locator("summary", { hasText: "Voting" }).first().click();
  await wanted.click();
  if (fill !== undefined) await one.page.getByLabel("Title").first().fill(fill);
  const sign = one.page.getByRole("button", { name: /^(Sign and send|Do it)$/ });
  if (await sign.first().isVisible({ timeout: 1_500 }).catch(() => false)) await sign.first().click();
}

async function votes(one: Device, choice: "Yes" | "No" | "Abstain"): Promise<void> {
  const key = one.page.locator(`input[type=radio][value=${choice.toLowerCase()}]`);
  await expect.poll(() => key.isEnabled()).toBe(true);
  await one.page.locator("label.key", { has: key }).click();
  await one.page.getByRole("button", { name: new RegExp(`Send vote: .?${choice}`) }).click();
  await one.page.getByText("You are recorded as").first().waitFor();
}

describe("an association of twelve, each with a device of its own", () => {
  let hall: Hall;
  let chair: Device;
  let board: Device;
  const members: Device[] = [];
  beforeAll(async () => {
    hall = await Hall.club(10);
    const links = hall.invite();
    board = await device(browser, `${hall.address}/garden-club/board`, { width: 1920, height: 1080 });
    chair = await joins(browser, links.get("chair") ?? "", { width: 1440, height: 900 });
    for (let i = 1; i <= 10; i++) members.push(await joins(browser, links.get(`m${i}`) ?? ""));
  });
  afterAll(() => hall.close());

  it("arrives, and the chair opens the sitting and a vote", async () => {
    for (const one of members) await does(one, /is present/i);
    await hall.until((now) => now.presence === "1111111111");
    await does(chair, /opens the sitting/i);
    await hall.until((now) => now.sitting !== null);
    await shot(chair.page, "chair-sitting");
    await does(chair, /opens a vote/i, "A bench in front of the house");
    await hall.until((now) => now.count?.state === "voting");
    await board.page.getByText("A bench in front of the house").first().waitFor();
  });

  it("votes on its phones; a press on an old question never lands on another", async () => {
    for (const one of members.slice(0, 4)) await votes(one, "Yes");
    await votes(members[4]!, "No");
    const open = await hall.until((now) => now.count?.voted === 5);
    expect(open.lamps).toBe("yyyyn.....");
    await shot(members[0]!.page, "keypad-recorded");
    await members[4]!.page.getByRole("button", { name: "Change my vote" }).click();
    await votes(members[4]!, "Abstain");
    await hall.until((now) => now.lamps === "yyyya.....");
  });

  it("goes on after the hall was killed in the middle; every screen comes back by itself", async () => {
    const port = hall.port;
    await hall.kill("SIGKILL");
    await board.page.getByText(/No connection since/).first().waitFor();
    await shot(board.page, "board-lost");
    await hall.open(port);
    expect((await hall.now()).lamps).toBe("yyyya.....");
    await chair.page.reload();
    for (const one of members.slice(5)) await votes(one, "No");
    await hall.until((now) => now.lamps === "yyyyannnnn");
    await board.page.getByText(/No connection since/).first().waitFor({ state: "hidden" });
  });

  it("learns the result with its rule, and each device that its vote was counted", async () => {
    await chair.page.getByRole("button", { name: /locks the vote|asks whether/i }).first().waitFor();
    await shot(chair.page, "chair-voting");
    for (let i = 0; i < 3 && (await hall.now()).count?.state !== "declared"; i++) {
      await does(chair, i === 0 ? /asks whether/i : /locks the vote/i);
      await chair.page.waitForTimeout(900);
    }
    const over = await hall.until((now) => now.count?.state === "declared");
    expect(over.count?.outcome?.result).toBe("failed");
    await board.page.getByText(/NOT ADOPTED|Not adopted|REJECTED|Rejected/).first().waitFor();
    for (const one of members) await one.page.getByText("You were counted as").first().waitFor();
    await shot(board.page, "board-result");
    await shot(members[0]!.page, "keypad-counted");
    nothingWrong(chair, board, ...members);
  });

  it("keeps key and receipts over a reload, and refuses an invitation that was used", async () => {
    await members[0]!.page.reload();
    await members[0]!.page.getByText("You were counted as").first().waitFor();
    const link = hall.invite("m2").get("m2") ?? "";
    await joins(browser, link);
    const second = await device(browser, link);
    await second.page.getByText("This invitation does not open.").waitFor();
    await shot(second.page, "join-used");
  });

  it("is the record that the auditor finds", async () => {
    await hall.kill("SIGTERM");
    expect(hall.verify()).toContain("valid");
  });
});

describe("every screen", () => {
  let hall: Hall;
  let token = "";
  beforeAll(async () => {
    hall = await Hall.story();
    token = /script=([0-9a-f]+)/.exec(hall.printed)?.[1] ?? "";
  });
  afterAll(() => hall.close());
  const link = (what: string): string => new RegExp(`${what} +(\\S+)`).exec(hall.printed)?.[1] ?? "";
  const play = async (until: (now: Awaited<ReturnType<Hall["now"]>>) => boolean): Promise<void> => {
    for (let i = 0; i < 300 && !until(await hall.now()); i++) {
      const answer = await hall.ask("/api/un-general-assembly/script/next", { method: "POST", headers: { Authorization: `Bearer ${token}` } });
      if (answer.status === 409) await new Promise((done) => setTimeout(done, 300));
    }
  };

  it("can be used with little sight, a keyboard alone, a narrow window, in English and Arabic", async () => {
    const chair = await joins(browser, link("the chair"), { width: 1440, height: 900 });
    await chair.page.getByText("Demonstration").first().waitFor();
    const phone = await joins(browser, link("a delegate"));
    await play((now) => now.vote?.document === "A/ES-11/L.5" && now.count?.state === "voting");
    // By keyboard: to the keys, a choice, the button.
    await expect.poll(() => phone.page.locator("input[type=radio][value=yes]").isEnabled()).toBe(true);
    await phone.page.locator("input[type=radio][value=yes]").focus();
    await phone.page.keyboard.press("Space");
    for (let i = 0; i < 6; i++) {
      await phone.page.keyboard.press("Tab");
      const name = await phone.page.evaluate(() => document.activeElement?.textContent ?? "");
      if (name.includes("Send vote")) break;
    }
    await phone.page.keyboard.press("Enter");
    await phone.page.getByText("You are recorded as").first().waitFor();
    await play((now) => now.count?.state === "declared" && now.vote?.document === "A/ES-11/L.5");
    const pages = ["", "un-general-assembly/board", "un-general-assembly/record", `un-general-assembly/votes/${(await hall.now()).vote?.id}`];
    const open: [string, Device][] = [["chair", chair], ["keypad", phone]];
    for (const path of pages) open.push([path || "home", await device(browser, `${hall.address}/${path}`, { width: 1280, height: 900 })]);
    for (const [name, one] of open) {
      await one.page.waitForTimeout(500);
      await isAccessible(one.page, `${name}, English`);
      await shot(one.page, `${name.replaceAll("/", "-")}-en`);
    }
    for (const [name, one] of open) {
      const language = languageOf(one.page);
      if ((await language.count()) === 0) await one.page.evaluate(() => localStorage.setItem("plenary.lang", "ar"));
      else await speaks(one.page, "ar");
      await one.page.waitForTimeout(400);
      if ((await language.count()) > 0) expect(await one.page.evaluate(() => document.documentElement.dir), name).toBe("rtl");
      await isAccessible(one.page, `${name}, Arabic`);
      await shot(one.page, `${name.replaceAll("/", "-")}-ar`);
    }
    for (const [name, one] of open.filter(([each]) => !each.endsWith("board"))) {
      await one.page.setViewportSize({ width: 320, height: 640 });
      await one.page.waitForTimeout(200);
      await fitsTheWidth(one.page, `${name} at 320 px`);
      await shot(one.page, `${name.replaceAll("/", "-")}-320`);
    }
    nothingWrong(...open.map(([, one]) => one));
  }, 180_000);
});
