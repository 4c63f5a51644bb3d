// A person who is no engineer makes an association and lets its members in: real browsers, a real hall.
import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { KeyListed } from "../hall/contract";
import { device, isForEverybody, joins, launch, shot, type Device } from "./browsers";
import { Hall } from "./halls";

let browser: Browser;
let hall: Hall;
let desk: Device; // the page that makes the association; its device is then the secretary's
let presiding = "";
let ann: Device;
const wide = { width: 1280, height: 900 };

beforeAll(async () => {
  browser = await launch();
  hall = await Hall.empty("garden-club");
});
afterAll(async () => {
  await browser.close();
  await hall.close();
});

const setup = (): string => /\S+\/new#setup=[0-9a-f]+/.exec(hall.printed)?.[0] ?? "";
const button = (one: Device, name: string | RegExp) => one.page.getByRole("button", { name, exact: typeof name === "string" });
const keysOf = async (seat: string): Promise<string[]> =>
  (await hall.get<KeyListed[]>("/keys")).filter((key) => key.seat === seat).map(({ stage }) => stage).sort();
const linkOf = (name: string): Promise<string> => desk.page.getByRole("textbox", { name: new RegExp(`Link for .?${name}`) }).inputValue();
const row = (name: string) => desk.page.getByRole("row").filter({ has: desk.page.getByRole("rowheader", { name, exact: true }) });

describe("a new association", () => {
  it("is not made by whoever has no setup link; the pages say where it is found", async () => {
    const stranger = await device(browser, `${hall.address}/`, wide);
    await stranger.page.getByText("/new#setup=").waitFor();
    await stranger.page.goto(`${hall.address}/new`);
    await stranger.page.getByText("is made with the setup link").waitFor();
    await stranger.page.goto(`${hall.address}/new#setup=${"0".repeat(32)}`);
    await stranger.page.getByRole("radio").first().waitFor();
    await button(stranger, "Make the association").click();
    await stranger.page.getByText("This setup link does not open").waitFor();
    expect(stranger.wrong).toEqual([]);
  });

  it("says what is to be put right beside the field, and goes to the first", async () => {
    desk = await device(browser, setup(), wide);
    await desk.page.getByRole("radio", { name: "one third of the members" }).waitFor();
    expect(desk.page.url()).toMatch(/\/new$/);
    const members = desk.page.getByRole("textbox", { name: "Members" });
    await members.fill("Ann, ann@mail.example\n\nBob\nbob\nCy");
    await desk.page.getByText("4 members").waitFor();
    await button(desk, "Make the association").click();
    await desk.page.getByText("Not made yet: 2 things").waitFor();
    await expect.poll(() => desk.page.evaluate(() => document.activeElement?.id)).toBe("name");
    await isForEverybody(desk, "new-wrong");
    await button(desk, "Line 4").click();
    expect(await members.evaluate((field: HTMLTextAreaElement) => field.value.slice(field.selectionStart, field.selectionEnd))).toBe("bob");
  });

  it("is made of a name, a file and the usual answers, and gives two links", async () => {
    await desk.page.getByRole("textbox", { name: "Name of the association" }).fill("Garden Club");
    const bytes = Buffer.from("E-Mail;Name\nann@mail.example;Ann\nbob@mail.example;\"Bob, junior\"\ncy@mail.example;Cy\n");
    await desk.page.getByLabel("Or take a file").setInputFiles({ name: "members.csv", mimeType: "text/csv", buffer: bytes });
    await desk.page.getByText("from ⁨Ann⁩ to ⁨Cy⁩").waitFor();
    await desk.page.getByRole("radio", { name: "the chair decides" }).check();
    await desk.page.getByRole("switch", { name: "Rehearsal" }).check();
    await button(desk, "Make the association").click();
    await desk.page.getByRole("heading", { name: "For the secretary" }).waitFor();
    await isForEverybody(desk, "new-made");
    presiding = await linkOf("For the chair");
    await desk.page.reload();
    expect(await linkOf("For the chair")).toBe(presiding);
    const told = JSON.stringify(await hall.get("/body"));
    expect(told).toContain("Bob, junior");
    expect(told).not.toContain("mail.example");
  });
});

describe("the secretary's desk", () => {
  it("opens on the device that takes the secretary's link, and only looks on any other", async () => {
    await desk.page.getByRole("link", { name: "Be the secretary on this device" }).click();
    await button(desk, "Make the key on this device").click();
    await desk.page.waitForURL(/\/garden-club\/desk$/);
    await row("Ann").waitFor();
    const other = await device(browser, `${hall.address}/garden-club/desk`, wide);
    await other.page.getByText("the desk shows and does nothing").waitFor();
    await other.page.getByRole("rowheader", { name: "Ann" }).waitFor();
    expect(await other.page.getByRole("table").getByRole("button").count()).toBe(0);
    expect(other.wrong).toEqual([]);
  });

  it("invites all who have no key; the links are a table, a sheet of codes, and nowhere else", async () => {
    await button(desk, /Invite all .*who have no key/).click();
    await desk.page.getByText("5 links to hand out").waitFor();
    await isForEverybody(desk, "desk-links");
    const [table] = await Promise.all([desk.page.waitForEvent("download"), button(desk, "Save as a table, CSV").click()]);
    const rows = readFileSync(await table.path(), "utf8").trim().split("\r\n");
    expect(rows).toHaveLength(6);
    expect(rows).toContain(`"ann","Ann","${await linkOf("Ann")}"`);
    await desk.page.evaluate(() => (window.print = () => undefined));
    await button(desk, "Print a sheet to cut").click();
    await desk.page.emulateMedia({ media: "print" });
    await expect.poll(() => desk.page.locator(".cut article").count()).toBe(5);
    await shot(desk.page, "desk-sheet");
    await desk.page.emulateMedia({ media: "screen" });
    await desk.page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    const seed = /invite=(\w+)/.exec(await linkOf("Ann"))?.[1] ?? "";
    const kept = await desk.page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
    expect(kept).not.toContain(seed);
  });

  it("sees a member join by its link, and marks who is here", async () => {
    ann = await joins(browser, await linkOf("Ann"));
    await row("Ann").getByText("1 device").waitFor();
    await desk.page.getByText("4 links to hand out").waitFor();
    await button(desk, /Mark present: .?Cy/).click();
    await hall.until((now) => now.presence === "001");
    await button(desk, /Mark absent: .?Cy/).click();
    await hall.until((now) => now.presence === "000");
  });

  it("ends the key of a lost phone and invites again with two presses; the old phone acts no longer", async () => {
    await button(desk, /Phone lost: .?Ann/).click();
    await isForEverybody(desk, "desk-lost");
    await button(desk, "End the keys, invite again").click();
    await expect.poll(() => keysOf("ann")).toEqual(["ended", "ended", "invited"]);
    const second = await joins(browser, await linkOf("Ann"));
    await row("Ann").getByText("1 device").waitFor();
    expect(await keysOf("ann")).toEqual(["ended", "ended", "ended", "enrolled"]);
    await ann.page.reload();
    await ann.page.getByText("The record no longer takes the key of this device.").waitFor();
    expect([...desk.wrong, ...ann.wrong, ...second.wrong]).toEqual([]);
  });

  it("gives a new link that ends the one before, and withdraws one", async () => {
    const before = await linkOf("Bob, junior");
    await button(desk, /Invite again: .?Bob/).click();
    await expect.poll(() => keysOf("bob-junior")).toEqual(["ended", "invited"]);
    await expect.poll(() => linkOf("Bob, junior")).not.toBe(before);
    const late = await device(browser, before);
    await late.page.getByText("This invitation does not open.").waitFor();
    await button(desk, /Withdraw the invitation of .?Cy/).click();
    await button(desk, "End the keys").click();
    await desk.page.getByText(/Ended: keys of .?Cy/).waitFor();
    await row("Cy").getByText("ended").waitFor();
  });

  it("is one press from the chair's console, for officers", async () => {
    const chair = await joins(browser, presiding, wide);
    await chair.page.waitForURL(/\/chair$/);
    await chair.page.getByRole("link", { name: "Secretary’s desk" }).click();
    await chair.page.getByText("This device acts as").waitFor();
    await row("Chair presides").getByText("1 device").waitFor();
    await desk.page.getByRole("searchbox").fill("cy");
    await expect.poll(() => desk.page.getByRole("rowheader").count()).toBe(1);
    expect(chair.wrong).toEqual([]);
  });

  it("is in a record that the auditor finds valid", async () => {
    await hall.kill("SIGTERM");
    expect(hall.verify()).toContain("valid");
  });
});
