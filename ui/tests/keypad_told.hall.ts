// A delegate's own device at moments that a hall comes to only after days, and under lies that none of ours tells.
import { sha256 } from "@noble/hashes/sha2";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Snapshot, Text, Timed } from "../hall/contract";
import { hexOf, utf8 } from "../record/bytes";
import { alter, altered, offering } from "./altered";
import { fitsTheWidth, isAccessible, isForEverybody, launch, type Device } from "./browsers";
import { meeting, type Hall } from "./halls";
import { button, chooses, key, long, nothingWrong } from "./keypad";
import { aCount, aVote } from "./pretend";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

// Moments of a hall that a test makes up: the page cannot tell them from a hall's own.
describe("told by the hall", () => {
  let hall: Hall;
  let one: Device;
  const in_ = (seconds: number): string => new Date(Date.now() + seconds * 1_000).toISOString();
  beforeAll(async () => {
    ({ hall } = await meeting(3));
    one = await altered(browser, hall.invite("m1").get("m1") ?? "", { timed: [] });
    await button(one, "Make the key on this device").click();
    await one.page.waitForURL(/\/vote$/);
  });
  afterAll(async () => {
    nothingWrong(one);
    await hall.close();
  });
  const tells = async (more: Partial<Snapshot>, votes: readonly number[]): Promise<void> => {
    await one.page.unroute("**/api/*/may*");
    await offering(one, "m1", votes);
    await alter(one, more);
  };
  const timedOf = (id: number, title: string, closes: string): Timed => ({
    announcement: id - 1, document: "", title, question_says: "decision", opens: in_(-86_400), closes, lamps: "...", count: aCount("..."),
    vote: { ...aVote, id, document: "", title, question_says: "decision", closes },
  });

  it("votes over some days stand below that of the room, each by itself, with their time in words", async () => {
    const coming: Timed = { ...timedOf(900, "Rules of the pond", in_(400_000)), vote: null, count: null, lamps: "", opens: in_(90_000) };
    const timed = [timedOf(500, "Accounts of last year", in_(2 * 86_400 + 7_300)), timedOf(600, "A new lawn", in_(3_000)), coming];
    await tells({ vote: { ...aVote, id: 700 }, count: aCount("..."), lamps: "...", timed }, [500, 600, 700]);
    await one.page.getByText(/2 days 2 hours/).waitFor();
    await expect.poll(() => one.page.locator(".k-card").count()).toBe(3);
    await chooses(one, "yes", 0);
    await chooses(one, "no", 1);
    await chooses(one, "abstain", 2);
    // Each card keeps its own choice, and its button names it.
    expect(await button(one, /^Send vote/).allTextContents()).toEqual(["Yes", "No", "Abstain"].map((word) => `Send vote: \u2068${word}\u2069`));
    await isAccessible(one.page, "three votes");
    await fitsTheWidth(one.page, "three votes");
    await long(one, "keypad-timed");
    await isForEverybody(one, "keypad-timed");
    // A vote that goes moves the others: all keys rest.
    await tells({ vote: { ...aVote, id: 700 }, count: aCount("..."), lamps: "...", timed: timed.slice(1) }, [600, 700]);
    await expect.poll(() => one.page.locator(".k-card").count()).toBe(2);
    expect(await key(one, "no", 1).isDisabled()).toBe(true);
    await expect.poll(() => key(one, "no", 1).isEnabled()).toBe(true);
  });

  it("the last half minute and the last ten seconds are warned of, with what is not done yet", async () => {
    await tells({ vote: null, count: null, timed: [timedOf(510, "Accounts of last year", in_(33))] }, [510]);
    await chooses(one, "yes");
    const warning = one.page.locator(".k-time [role=status]");
    await expect.poll(() => warning.textContent()).toBe("30 seconds left. Your vote is chosen but not sent.");
    await long(one, "keypad-30");
    const alert = one.page.locator(".k-time [role=alert]");
    await expect.poll(() => alert.textContent(), { timeout: 25_000 }).toBe("10 seconds left. Your vote is chosen but not sent.");
    await one.page.locator("label.key.is-chosen").waitFor();
    await expect.poll(() => alert.textContent()).toContain("The time is over.");
  });

  it("a test vote says what to press, and afterwards whether it was that", async () => {
    const vote = { ...aVote, id: 720, document: "", title: "Test of the devices", test: "nya" };
    await tells({ vote, count: aCount("..."), lamps: "...", timed: [] }, [720]);
    await one.page.getByText("Test: press ⁨No⁩.").waitFor();
    await expect.poll(() => key(one, "no").isEnabled()).toBe(true);
    await isAccessible(one.page, "a test vote");
    await long(one, "keypad-test");
    for (const [tested, says] of [
      [{ right: 3, wrong: [], missing: [] }, "Test passed"],
      [{ right: 2, wrong: ["m1"], missing: [] }, "Test not passed: the record shows another choice"],
      [{ right: 2, wrong: [], missing: ["m1"] }, "Test not passed: nothing arrived"],
    ] as const) {
      const count = aCount("nya", { state: "tested", final: true, tested: { right: tested.right, wrong: [...tested.wrong], missing: [...tested.missing] } });
      await tells({ vote, count, lamps: "nya", timed: [] }, []);
      await one.page.getByText(says).waitFor();
    }
    await long(one, "keypad-tested");
  });

  it("the text that is shown is the text that was hashed, or none", async () => {
    const words = {
      proposal: "Recalling the statutes of the association and its decision of last year on the care of all that grows,\n\nDecides to plant one tree in front of the house before the first frost, and to water it;\n\nAsks the chair to report at the next meeting.",
      amendment: "Decides to plant two trees behind the house before the first frost, and to water them;",
    };
    const digestOf = (text: string): string => hexOf(sha256(utf8(text)));
    const text = (id: number, body: string, more: Partial<Text>): Text => ({
      id, document: `L.${id}`, title: "A tree", amends: null, sponsors: ["m2"], stage: "pending", says: "draft", digest: digestOf(body),
      paragraphs: [], alteration: null, of: [], ...more,
    });
    const proposal = text(800, words.proposal, { paragraphs: [{ label: "", operative: false }, { label: "1", operative: true }, { label: "2", operative: true }] });
    const amendment = text(801, words.amendment, { amends: 800, alteration: "replace", of: ["1"], paragraphs: [{ label: "1", operative: true }] });
    const shown = new Map([[proposal.digest, words.proposal], [amendment.digest, words.amendment]]);
    await one.page.route("**/records/*/blobs/*", (route) => route.fulfill({ body: shown.get(route.request().url().split("/").at(-1) ?? "") ?? "" }));
    const voteOn = (on: number): Partial<Snapshot> => ({
      vote: { ...aVote, id: 730 + on, on, document: `L.${on}`, title: "A tree", test: null }, count: aCount("..."), lamps: "...", timed: [], texts: [proposal, amendment],
    });
    await tells(voteOn(800), [1530]);
    await one.page.getByText("Read the text").click();
    await one.page.getByText("Asks the chair to report").waitFor();
    await one.page.locator(".k-q").getByText(`${proposal.digest.slice(0, 4)} ${proposal.digest.slice(4, 8)}`).waitFor();
    expect(await one.page.locator(".line").evaluateAll((lines) => lines.map((line) => line.getAttribute("data-n")))).toEqual(["1", "2", "3", "4", "5"]);
    // The numbers are drawn, not written: who copies the text copies no number.
    const copied = await one.page.evaluate(() => {
      getSelection()?.selectAllChildren(document.querySelector(".doc-words") as Node);
      return getSelection()?.toString() ?? "";
    });
    expect(copied.replace(/\s+/g, " ")).not.toMatch(/[345]/);
    await isAccessible(one.page, "a text");
    await fitsTheWidth(one.page, "a text");
    await one.page.evaluate(() => getSelection()?.removeAllRanges());
    await long(one, "keypad-text");
    // On a wide screen each numbered line is a line of its own; the numbers stay with their words.
    await one.page.setViewportSize({ width: 1000, height: 700 });
    await one.page.locator("main").evaluate((main) => (main.style.maxInlineSize = "50rem"));
    const heights = await one.page.locator(".line").evaluateAll((lines) => lines.map((line) => line.getClientRects().length));
    expect(heights).toEqual([1, 1, 1, 1, 1]);
    await long(one, "keypad-text-wide");
    await one.page.locator("main").evaluate((main) => (main.style.maxInlineSize = ""));
    await one.page.setViewportSize({ width: 390, height: 844 });
    await tells(voteOn(801), [1531]);
    await one.page.getByText("Read what it changes").click();
    await one.page.locator("del", { hasText: "one tree in front of" }).waitFor();
    expect(await one.page.locator("ins").allInnerTexts()).toHaveLength(2);
    await long(one, "keypad-changes");
    await isForEverybody(one, "keypad-amendment");
    shown.set(proposal.digest, words.proposal.replace("one tree", "ten trees"));
    await tells(voteOn(800), [1530]);
    await one.page.getByText("Read the text").click();
    await one.page.getByText("is not the text that the record names").waitFor();
    expect(await one.page.getByText("ten trees").count()).toBe(0);
    await long(one, "keypad-text-other");
  });

  it("a key that waits for a second person says so, and the page goes on by itself", async () => {
    let stage = "waiting";
    await one.page.route("**/api/*/keys/*", (route) => route.fulfill({ json: { seat: "m1", stage, n: 3 } }));
    await one.page.reload();
    await one.page.getByText("waits for a second person").waitFor();
    expect(await one.page.locator(".k-fingerprint .mono").textContent()).toMatch(/^([0-9a-f]{4} ){3}[0-9a-f]{4}$/);
    await isForEverybody(one, "keypad-waits");
    stage = "enrolled";
    await one.page.getByText("What you may do now").waitFor();
    await one.page.unroute("**/api/*/keys/*");
  });
});
