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

describe("a vote over some days", () => {
  it("is announced, opened by the hall's own clock beside the vote of the room, changed and extended; nothing mixes", async () => {
    const { hall, chair, phone, opens } = all;
    const title = "Accounts of last year";
    await chair.must({ do: "vote.announce", question: "decision", method: "days", title, opens: in_(3), closes: in_(86_400) });
    await card(title).getByText("Announced").waitFor();
    const timed = (await hall.until((now) => now.timed[0]?.vote != null)).timed[0]?.vote?.id ?? 0;
    const room = await opens("A bench");
    await expect.poll(() => phone.page.locator(".k-card").count()).toBe(2);
    await chooses(phone, "yes", 0);
    await chooses(phone, "no", 1);
    await card(title).getByRole("button", { name: /^Send vote/ }).click();
    await card(title).getByText("You are recorded as").waitFor();
    expect([(await hall.vote(timed)).roll[0]?.letter, (await hall.vote(room)).roll[0]?.letter]).toEqual(["n", "."]);
    await long(phone, "keypad-days");
    await card("A bench").getByRole("button", { name: /^Send vote/ }).click();
    await card("A bench").getByText("You are recorded as").waitFor();
    await card(title).getByRole("button", { name: "Change my vote" }).click();
    await expect.poll(() => key(phone, "abstain").isEnabled()).toBe(true);
    await card(title).locator("label.key.abstain").click();
    await card(title).getByRole("button", { name: /^Send vote/ }).click();
    await card(title).locator(".k-done.abstain:not(.pending)").waitFor();
    expect([(await hall.vote(timed)).roll[0]?.letter, (await hall.vote(room)).roll[0]?.letter]).toEqual(["a", "y"]);
    const closes = in_(90_000);
    await chair.must({ do: "vote.extend", vote: timed, closes, reason: "The post was late" });
    await card(title).locator(`time[datetime="${closes}"]`).waitFor();
    await chair.must({ do: "vote.last_call", vote: room });
    await expect.poll(async () => (await chair.does({ do: "vote.lock", vote: room })).status, { timeout: 20_000 }).toBe(200);
    nothingWrong(phone);
  });

  it("opens and locks at its times with nobody there, and is declared when the chair returns", async () => {
    const { hall, chair, phone } = all;
    const title = "A new lawn";
    const of = async () => (await hall.now()).timed.find((one) => one.title === title);
    await chair.must({ do: "vote.announce", question: "decision", method: "days", title, opens: in_(1), closes: in_(8) });
    await expect.poll(() => card(title).locator("input[value=yes]").isEnabled(), { timeout: 5_000 }).toBe(true);
    await card(title).locator("label.key.yes").click();
    await card(title).getByRole("button", { name: /^Send vote/ }).click();
    await card(title).getByText("You are recorded as").waitFor();
    await card(title).getByText("You were counted as").waitFor();
    await card(title).getByText("is declared when the chair returns").waitFor();
    await long(phone, "keypad-days-locked");
    const locked = await of();
    expect(locked?.count).toMatchObject({ state: "locked", voted: 1, outcome: null });
    await chair.must({ do: "vote.declare", vote: locked?.vote?.id ?? 0 });
    // Nothing else was decided since: it is now the last vote of all.
    await card(title).locator(".k-outcome").waitFor();
    nothingWrong(phone);
  });
});
