// Votes over some days and test votes on a delegate's own device, in a real hall.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch } from "./browsers";
import { button, chooses, key, long, nothingWrong, withPhone, type WithPhone } from "./keypad";

let browser: Browser;
let all: WithPhone;
beforeAll(async () => {
  browser = await launch();
  all = await withPhone(browser);
});
afterAll(async () => {
  await browser.close();
  await all.hall.close();
});
const in_ = (seconds: number): string => new Date(Date.now() + seconds * 1_000).toISOString();
const card = (title: string) => all.phone.page.getByRole("region", { name: title });

describe("a vote over some days", () => {
  it("is announced, opens beside the vote of the room, is changed, extended, locked and declared; nothing mixes", async () => {
    const { hall, chair, phone, opens } = all;
    const announced = (await chair.must({ do: "vote.announce", question: "decision", method: "days", title: "Accounts of last year", opens: in_(2), closes: in_(25) })).position;
    await card("Accounts of last year").getByText("Announced").waitFor();
    await phone.page.waitForTimeout(2_000);
    const timed = (await chair.must({ do: "vote.open", announced })).position;
    const room = await opens("A bench");
    await expect.poll(() => phone.page.locator(".k-card").count()).toBe(2);
    await chooses(phone, "yes", 0);
    await chooses(phone, "no", 1);
    await card("Accounts of last year").getByRole("button", { name: /^Send vote/ }).click();
    await card("Accounts of last year").getByText("You are recorded as").waitFor();
    expect([(await hall.vote(timed)).roll[0]?.letter, (await hall.vote(room)).roll[0]?.letter]).toEqual(["n", "."]);
    await long(phone, "keypad-days");
    await card("A bench").getByRole("button", { name: /^Send vote/ }).click();
    await card("A bench").getByText("You are recorded as").waitFor();
    await card("Accounts of last year").getByRole("button", { name: "Change my vote" }).click();
    await expect.poll(() => key(phone, "abstain").isEnabled()).toBe(true);
    await card("Accounts of last year").locator("label.key.abstain").click();
    await card("Accounts of last year").getByRole("button", { name: /^Send vote/ }).click();
    await card("Accounts of last year").locator(".k-done.abstain:not(.pending)").waitFor();
    expect([(await hall.vote(timed)).roll[0]?.letter, (await hall.vote(room)).roll[0]?.letter]).toEqual(["a", "y"]);
    const closes = in_(30);
    await chair.must({ do: "vote.extend", vote: timed, closes, reason: "The post was late" });
    await card("Accounts of last year").locator(`time[datetime="${closes}"]`).waitFor();
    await card("Accounts of last year").getByText(/10 seconds left\. Your vote is recorded\./).waitFor({ timeout: 40_000 });
    await card("Accounts of last year").getByText("The time is over.").waitFor();
    await expect.poll(async () => (await chair.does({ do: "vote.lock", vote: timed })).text, { timeout: 20_000 }).toContain("receipt");
    await card("Accounts of last year").getByText("You were counted as").waitFor();
    await chair.must({ do: "vote.declare", vote: timed });
    await expect.poll(() => card("Accounts of last year").count()).toBe(0);
    await phone.page.getByText(/1.? earlier vote of this device/).click();
    await phone.page.locator(".k-earlier details summary").first().click();
    await phone.page.locator(".k-earlier").getByText("You were counted as").waitFor();
    await chair.must({ do: "vote.last_call", vote: room });
    await expect.poll(async () => (await chair.does({ do: "vote.lock", vote: room })).status, { timeout: 20_000 }).toBe(200);
    nothingWrong(phone);
  });
});

describe("a test vote", () => {
  it("asks for a known answer, decides nothing, and says afterwards whether it was the one", async () => {
    const { hall, chair, phone } = all;
    const choices = { y: "yes", n: "no", a: "abstain" } as const;
    for (const says of ["Test passed", "Test not passed: the record shows another choice"]) {
      const vote = (await chair.must({ do: "vote.test", question: "decision" })).position;
      const asked = (await hall.until((now) => now.vote?.id === vote)).vote?.test?.[0] as "y" | "n" | "a";
      await phone.page.getByText(/^Test: press/).waitFor();
      const right = choices[asked];
      const pressed = says === "Test passed" ? right : right === "yes" ? "no" : "yes";
      await chooses(phone, pressed);
      await long(phone, "keypad-test-real");
      await button(phone, /^Send vote/).click();
      await phone.page.getByText("You are recorded as").waitFor();
      await expect.poll(async () => (await chair.does({ do: "vote.lock", vote })).status, { timeout: 20_000 }).toBe(200);
      await phone.page.getByText(says).waitFor();
    }
    await long(phone, "keypad-tested-real");
    nothingWrong(phone);
  });
});
