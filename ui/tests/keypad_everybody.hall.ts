// A delegate's own device for everybody: by keyboard, at 400 %, without colours, in a mail program, over plain HTTP.
import { networkInterfaces } from "node:os";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { device, fitsTheWidth, isAccessible, launch, shot, type Device } from "./browsers";
import type { KeyListed } from "../hall/contract";
import { Hall, meeting, Person } from "./halls";
import { button, chooses, key, long, nothingWrong, votes, withPhone, type WithPhone } from "./keypad";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

describe("everybody", () => {
  let hall: Hall;
  let all: WithPhone;
  beforeAll(async () => {
    all = await withPhone(browser);
    hall = all.hall;
    await all.opens("A bench in front of the house, with a back, and of wood that is not painted");
  });
  afterAll(() => hall.close());
  const asMember = async (seat: string, how: BrowserContextOptions): Promise<Device> => {
    const context = await browser.newContext(how);
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on("pageerror", (error) => wrong.push(String(error)));
    await page.goto(hall.invite(seat).get(seat) ?? "");
    return { page, context, wrong };
  };
  const makes = async (one: Device): Promise<void> => {
    await button(one, "Make the key on this device").click();
    await one.page.waitForURL(/\/vote$/);
  };

  it("votes by keyboard alone", async () => {
    const { phone } = all;
    await expect.poll(() => key(phone, "yes").isEnabled()).toBe(true);
    await phone.page.locator("body").press("Tab");
    const pressUntil = async (reached: () => Promise<boolean>): Promise<void> => {
      for (let i = 0; i < 30 && !(await reached()); i++) await phone.page.keyboard.press("Tab");
      expect(await reached()).toBe(true);
    };
    await pressUntil(() => phone.page.evaluate(() => document.activeElement instanceof HTMLInputElement && document.activeElement.type === "radio"));
    await phone.page.keyboard.press("Space");
    await phone.page.keyboard.press("ArrowDown");
    expect(await key(phone, "no").isChecked()).toBe(true);
    await pressUntil(() => phone.page.evaluate(() => document.activeElement?.textContent?.startsWith("Send vote") === true));
    const [at, bar] = await phone.page.evaluate(() => [document.activeElement?.getBoundingClientRect().top ?? -1, document.querySelector(".k-top")?.getBoundingClientRect().bottom ?? 0]);
    expect(at).toBeGreaterThanOrEqual(bar ?? 0);
    await phone.page.keyboard.press("Enter");
    await phone.page.getByText("You are recorded as").waitFor();
    await hall.until((now) => now.lamps.startsWith("n"));
  });

  it("reads all at 400 %, at 320 px, with wide text spacing; every target is large", async () => {
    const { phone } = all;
    await button(phone, "Change my vote").click();
    await chooses(phone, "yes");
    for (const [name, width, height] of [["400", 320, 256], ["320", 320, 640]] as const) {
      await phone.page.setViewportSize({ width, height });
      await fitsTheWidth(phone.page, name);
      await long(phone, `keypad-zoom-${name}`);
      const small = await phone.page.locator("button:visible, summary:visible, label.key:visible, a:visible").evaluateAll((targets) =>
        targets.map((one) => ({ text: one.textContent, height: one.getBoundingClientRect().height })).filter((one) => one.height < 43.5));
      expect(small.filter(({ text }) => text !== "See the result by name"), name).toEqual([]);
    }
    // WCAG 1.4.12. By a sheet of the page's own: its policy lets no foreign style in.
    await phone.page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }");
      document.adoptedStyleSheets = [sheet];
    });
    await fitsTheWidth(phone.page, "text spacing");
    const cut = await phone.page.locator("main :not(.vh):not(svg *)").evaluateAll((all) =>
      all.filter((one) => getComputedStyle(one).overflow === "hidden" && !one.closest(".vh, .watermark") && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)).map((one) => one.className));
    expect(cut).toEqual([]);
    await long(phone, "keypad-spacing");
    await phone.page.evaluate(() => void (document.adoptedStyleSheets = []));
    await phone.page.setViewportSize({ width: 390, height: 844 });
  });

  it("tells what is chosen and what is recorded without any colour", async () => {
    const one = await asMember("m2", { viewport: { width: 390, height: 844 }, forcedColors: "active", colorScheme: "dark" });
    await makes(one);
    await chooses(one, "no");
    await long(one, "keypad-forced-chosen");
    const borders = await one.page.locator("label.key").evaluateAll((keys) => keys.map((each) => getComputedStyle(each).borderStyle));
    expect(borders).toEqual(["solid", "dashed", "solid"]);
    await one.page.locator("label.key.no").getByText("chosen").waitFor();
    await button(one, /^Send vote/).click();
    await one.page.getByText("You are recorded as").waitFor();
    await long(one, "keypad-forced-recorded");
    nothingWrong(one);
  });

  it("inside a mail program is sent to a browser, with the link to take along", async () => {
    const agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Outlook-iOS/4.2401";
    const one = await asMember("m3", { userAgent: agent, viewport: { width: 390, height: 844 }, permissions: ["clipboard-read", "clipboard-write"] });
    await one.page.getByRole("heading", { name: "Open this link in your browser." }).waitFor();
    expect(await one.page.getByRole("textbox").inputValue()).toMatch(/invite=[0-9a-f]{64}/);
    await button(one, "Copy the link").click();
    await one.page.getByText("It works once").waitFor();
    expect(await one.page.evaluate(() => navigator.clipboard.readText())).toMatch(/invite=[0-9a-f]{64}/);
    await isAccessible(one.page, "inside a mail program");
    await shot(one.page, "join-elsewhere");
    await button(one, "Go on here all the same").click();
    await button(one, "Make the key on this device").waitFor();
    nothingWrong(one);
  });

  it("is told before the key is made that this browser keeps none, or may lose it", async () => {
    const link = hall.invite("m3").get("m3") ?? "";
    const open = async (script: () => void): Promise<Device> => {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
      await context.addInitScript(script);
      const page = await context.newPage();
      await page.goto(link);
      return { page, context, wrong: [] };
    };
    const blocked = await open(() => Object.defineProperty(IDBFactory.prototype, "open", { value: () => { throw new DOMException("denied", "SecurityError"); } }));
    await blocked.page.getByText("This browser keeps nothing").waitFor();
    expect(await button(blocked, "Make the key on this device").count()).toBe(0);
    await shot(blocked.page, "join-blocked");
    const closing = await open(() => Object.defineProperty(StorageManager.prototype, "getDirectory", { value: () => Promise.reject(new Error("unknown transient reason")) }));
    await closing.page.getByText("This looks like a private window").waitFor();
    await shot(closing.page, "join-private");
    await makes(closing);
  });
});

describe("a body whose rules ask two persons for each key", () => {
  it("has the phone wait, with the key to compare, until another officer than the one who invited it confirms it", async () => {
    const hall = await Hall.club(2, [], "\n[keys]\nsecond_person = true\n");
    const chair = await Person.enter(hall, "chair", hall.invite("chair").get("chair") ?? "");
    const phone = await device(browser, hall.invite("m1").get("m1") ?? "");
    await button(phone, "Make the key on this device").click();
    await phone.page.getByText("waits for a second person").waitFor();
    const waiting = (await hall.get<KeyListed[]>("/keys")).find(({ seat, stage }) => seat === "m1" && stage === "waiting");
    expect(waiting?.by).toBe("secretary");
    const shown = (await phone.page.locator(".k-fingerprint .mono").textContent()) ?? "";
    expect(shown.replaceAll(" ", "").startsWith(waiting?.id ?? "?")).toBe(true);
    await phone.page.goto(`${hall.address}/garden-club/desk`);
    await phone.page.locator(".lines > li", { hasText: shown }).getByText(/entered by .?secretary/i).waitFor();
    await shot(phone.page, "desk-waiting-key");
    await phone.page.goto(`${hall.address}/garden-club/vote`);
    const key = (await hall.get<KeyListed[]>("/keys")).find(({ id }) => id === waiting?.id)?.key;
    await chair.must({ do: "key.confirm", key });
    await phone.page.getByText("waits for a second person").waitFor({ state: "detached" });
    await shot(phone.page, "keypad-confirmed");
    nothingWrong(phone);
    await hall.close();
  });
});

describe("a hall in the network, without encryption", () => {
  it("lets a phone in with a key of the page's own, and says what that means", async () => {
    const lan = Object.values(networkInterfaces()).flat().find((one) => one?.family === "IPv4" && !one.internal)?.address;
    if (lan === undefined) return;
    const { hall, chair } = await meeting(2);
    await hall.kill("SIGTERM");
    await hall.open(0, ["--listen", "0.0.0.0"]);
    hall.address = `http://${lan}:${hall.port}`;
    const phone = await device(browser, hall.invite("m1").get("m1") ?? "");
    expect(await phone.page.evaluate(() => [isSecureContext, crypto.subtle === undefined])).toEqual([false, true]);
    await phone.page.getByText("is not encrypted").waitFor();
    await shot(phone.page, "join-plain");
    await button(phone, "Make the key on this device").click();
    await phone.page.waitForURL(/\/vote$/);
    await chair.must({ do: "vote.open", question: "decision", title: "A bench" });
    await votes(phone, "yes");
    await phone.page.getByText("The connection to this hall is not encrypted", { exact: false }).waitFor();
    await long(phone, "keypad-plain");
    // Chromium's own word for it: a header that holds only where there is encryption.
    expect(phone.wrong.filter((says) => !says.startsWith("The Cross-Origin-Opener-Policy header has been ignored"))).toEqual([]);
    await hall.close();
  });
});
