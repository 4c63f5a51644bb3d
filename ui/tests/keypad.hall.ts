// A delegate's own device, in a real browser: nothing lands on another question, nothing looks final before its receipt.
import type { Browser, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isAccessible, isForEverybody, launch, shot } from "./browsers";
import { Person } from "./halls";
import { button, chooses, key, long, nothingWrong, votes, withPhone, type WithPhone } from "./keypad";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

describe("a vote", () => {
  let all: WithPhone;
  beforeAll(async () => {
    all = await withPhone(browser);
  });
  afterAll(async () => {
    nothingWrong(all.phone);
    await all.hall.close();
  });
  const lock = async (vote: number): Promise<void> => {
    await all.chair.must({ do: "vote.last_call", vote });
    await expect.poll(async () => (await all.chair.does({ do: "vote.lock", vote })).status, { timeout: 20_000 }).toBe(200);
  };

  it("is not given to another question that comes while the finger is on its way", async () => {
    const { hall, phone, opens } = all;
    const first = await opens("A bench");
    await chooses(phone, "yes");
    const place = await button(phone, /^Send vote/).boundingBox();
    await lock(first);
    const second = await opens("A gate");
    await phone.page.getByRole("heading", { name: "A gate" }).waitFor();
    // At once, where the button of the last question was: the keys rest, nothing is chosen, nothing goes out.
    for (const choice of ["yes", "no"] as const) expect(await key(phone, choice).isDisabled()).toBe(true);
    await phone.page.mouse.click((place?.x ?? 0) + 40, (place?.y ?? 0) + 20);
    await expect.poll(() => key(phone, "yes").isEnabled()).toBe(true);
    expect(await phone.page.locator("label.key.is-chosen").count()).toBe(0);
    expect(await button(phone, /^Send vote/).isDisabled()).toBe(true);
    expect((await hall.now()).count?.voted).toBe(0);
    expect((await hall.vote(first)).roll.map(({ letter }) => letter).join("")).toBe("...");
    await votes(phone, "no");
    expect((await hall.vote(second)).roll.find(({ seat }) => seat === "m1")?.letter).toBe("n");
    await lock(second);
  });

  it("is sent once, however often the button is pressed", async () => {
    const { hall, phone, opens } = all;
    const vote = await opens("A third matter");
    await chooses(phone, "yes");
    const place = await button(phone, /^Send vote/).boundingBox();
    // A trembling hand, and one that is slower: the button that comes to the same place is not meant by either.
    for (const pause of [0, 120, 350]) {
      await phone.page.waitForTimeout(pause);
      await phone.page.mouse.click((place?.x ?? 0) + 40, (place?.y ?? 0) + 20);
    }
    await phone.page.getByText("You are recorded as").waitFor();
    await phone.page.waitForTimeout(300);
    expect(await phone.page.getByText("You are recorded as").isVisible()).toBe(true);
    expect((await hall.now()).head.size).toBe(vote + 2);
  });

  it("whose answer is lost is kept as not recorded until its receipt comes, and that is the first one's", async () => {
    const { hall, phone } = all;
    const before = (await hall.now()).head.size;
    await button(phone, "Change my vote").click();
    const lose = async (route: Route): Promise<void> => {
      await route.fetch();
      await route.abort();
    };
    await phone.page.route("**/api/*/acts*", lose);
    await chooses(phone, "abstain");
    await button(phone, /^Send vote/).click();
    await phone.page.getByText("Kept here, not yet recorded").waitFor();
    await phone.page.getByText("Whether it arrived is not known yet.").waitFor();
    // It did arrive; this device does not know it, and does not say so.
    await hall.until((now) => now.head.size === before + 1);
    expect(await phone.page.getByText("You are recorded as").count()).toBe(0);
    await shot(phone.page, "keypad-unanswered");
    await phone.page.reload();
    await phone.page.getByText(/not yet recorded/).waitFor();
    await phone.page.unroute("**/api/*/acts*", lose);
    await phone.page.getByText("You are recorded as").waitFor();
    expect((await hall.now()).head.size).toBe(before + 1);
    await phone.page.getByText("Receipt, kept on this device").click();
    await phone.page.getByText(`no. ⁨${String(before).replace(/\B(?=(\d{3})+$)/g, "\u00a0")}⁩, proof complete`).or(phone.page.getByText(`no. ${before}, proof complete`)).first().waitFor();
  });

  it("that another device of the seat changed is said to be changed, on the older one", async () => {
    const { hall, phone } = all;
    const other = await Person.enter(hall, "m1", hall.invite("m1").get("m1") ?? "");
    const vote = (await hall.now()).vote?.id ?? 0;
    await other.must({ do: "vote.cast", vote, seat: "m1", choice: "no" });
    await phone.page.getByText(/Another device of this seat changed this vote/).waitFor();
    await phone.page.getByText(/Another device or window of this seat acted/).waitFor();
    expect(await phone.page.getByText("You are recorded as").count()).toBe(0);
    await long(phone, "keypad-other-device");
    await button(phone, "Change my vote").click();
    await votes(phone, "abstain");
    expect(await phone.page.getByText(/Another device of this seat changed/).count()).toBe(0);
    await lock(vote);
  });

  it("that is locked leaves a statement of intention, a footnote that changes nothing", async () => {
    const { hall, phone } = all;
    await phone.page.getByText("You were counted as").waitFor();
    const before = await hall.now();
    await phone.page.getByText("State how this seat meant to vote").click();
    await phone.page.locator(".k-foot").getByRole("button", { name: "Yes" }).click();
    await long(phone, "keypad-intention");
    await isAccessible(phone.page, "an intention");
    await button(phone, "Sign and send").click();
    await phone.page.locator(".k-foot").getByText(/Recorded as no/).waitFor();
    const after = await hall.until((now) => now.head.size === before.head.size + 1);
    expect([after.count?.tally, after.lamps]).toEqual([before.count?.tally, before.lamps]);
  });

  it("is read anew at once when the phone wakes", async () => {
    const { phone } = all;
    const again = phone.page.waitForRequest(/\/events\?lang=en$/);
    await phone.page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await again;
    await phone.page.getByText("Live", { exact: true }).waitFor();
  });

  it("that is over stays with its receipt", async () => {
    const { phone } = all;
    await phone.page.getByText(/earlier votes? of this device/).click();
    await phone.page.locator(".k-earlier details").first().locator("summary").first().click();
    await phone.page.locator(".k-earlier").getByText("You were counted as").waitFor();
    await phone.page.locator(".k-earlier").getByText("Receipt, kept on this device").waitFor();
    await isAccessible(phone.page, "earlier votes");
    await long(phone, "keypad-earlier");
  });

  it("is explained in one place", async () => {
    const { phone } = all;
    await phone.page.getByText("Help", { exact: true }).click();
    await phone.page.getByText("Signed by this device and on its way.", { exact: false }).waitFor();
    await phone.page.getByText("Help", { exact: true }).scrollIntoViewIfNeeded();
    await isForEverybody(phone, "keypad-help");
    await phone.page.getByText("Help", { exact: true }).click();
  });
});

describe("proxies", () => {
  it("have a card each; each is sent what was chosen for it and nothing else", async () => {
    const { hall, chair, members, phone, opens } = await withPhone(browser);
    for (const from of ["m2", "m3"]) {
      await members.find(({ seat }) => seat === from)?.must({ do: "presence.leave", seat: from });
      await members.find(({ seat }) => seat === from)?.must({ do: "proxy.give", from, to: "m1" });
    }
    const vote = await opens("A bench");
    await expect.poll(() => phone.page.locator(".k-card").count()).toBe(3);
    const seats = await phone.page.locator(".one-of .k-seat strong").allTextContents();
    expect(seats).toEqual(["Member Number 1", "Member Number 2", "Member Number 3"]);
    for (const [n, choice] of (["yes", "no", "abstain"] as const).entries()) await chooses(phone, choice, n);
    await long(phone, "keypad-proxies");
    await isAccessible(phone.page, "three cards");
    // The last first: an order that is not the page's must not matter.
    for (const n of [2, 1, 0]) await phone.page.locator(".one-of").nth(n).getByRole("button", { name: /^Send vote/ }).click();
    const { lamps } = await hall.until((now) => now.count?.voted === 3);
    expect(lamps).toBe("yna");
    await expect.poll(() => phone.page.locator(".k-done:not(.pending)").count()).toBe(3);
    expect(await phone.page.locator(".k-done").evaluateAll((all) => all.map((one) => one.className.split(" ")[1]))).toEqual(["yes", "no", "abstain"]);
    await long(phone, "keypad-proxies-recorded");
    expect(vote).toBeGreaterThan(0);
    nothingWrong(phone);
    await chair.hall.close();
  });
});
