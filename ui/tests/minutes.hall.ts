// The minutes in a real browser: read, counted, printed on both papers.
import { writeFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Body, Minutes } from "../hall/contract";
import { device, isForEverybody, launch, shot } from "./browsers";
import { Hall, meeting } from "./halls";
import { aSnapshot, lampsOf, Pretend } from "./pretend";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

function minutesOf(body: Body): Minutes {
  const at = (hour: number, minute: number): string => new Date(Date.UTC(2022, 9, 12, hour, minute)).toISOString();
  const names = body.seats.map((seat) => seat.name);
  const roll = (label: string, from: number, to: number): string => `${label} (${to - from}): ${names.slice(from, to).join("; ")}`;
  const acts = Array.from({ length: 30 }, (_, i) => ({ position: 12 + i, at: at(14, i), kind: "act" as const, text: `${names[3 * i]} is present.`, vote: null }));
  return {
    size: 1124, root: "nEHnstXk/0aDZ6oQbWvJHgv6ZzBHBQb0xQ+5LLsTTtE=",
    lines: [
      { position: 10, at: at(13, 0), kind: "heading", text: "10 October 2022", vote: null },
      { position: 10, at: at(13, 0), kind: "heading", text: "A rehearsal: nothing here is a decision of the body.", vote: null },
      { position: 10, at: at(13, 0), kind: "act", text: "The secretary convenes the eleventh emergency special session.  [rule 8]", vote: null },
      { position: 11, at: at(14, 0), kind: "heading", text: "12 October 2022", vote: null },
      { position: 11, at: at(14, 0), kind: "act", text: "The president opens the meeting.", vote: null },
      ...acts,
      { position: 1002, at: at(15, 0), kind: "act", text: "The president puts A/ES-11/L.5 to a recorded vote.  [rule 87]", vote: 1002 },
      { position: 1200, at: at(15, 4), kind: "decision", text: "A/ES-11/L.5 Territorial integrity of Ukraine: Adopted, 143 to 5, with 35 abstentions (two thirds of members present and voting: 99 needed; rule 83).", vote: 1002 },
      { position: 1200, at: at(15, 4), kind: "names", text: roll("In favour", 0, 143), vote: 1002 },
      { position: 1200, at: at(15, 4), kind: "names", text: roll("Against", 143, 148), vote: 1002 },
      { position: 1200, at: at(15, 4), kind: "names", text: roll("Abstaining", 148, 183), vote: 1002 },
      { position: 1200, at: at(15, 4), kind: "followed", text: "The draft resolution is adopted.", vote: 1002 },
    ],
  };
}

describe("the minutes of a body of 193", () => {
  let story: Hall;
  let pretend: Pretend;
  beforeAll(async () => {
    story = await Hall.story();
    const real = await story.get<Body>("/body");
    const body = { ...real, classes: [], seats: real.seats.slice(0, 193).map((seat) => ({ ...seat, classes: [], weight: 1 })) };
    pretend = await Pretend.over(story, { body, now: aSnapshot(body, lampsOf(193, 143, 5, 35)), minutes: minutesOf(body) });
  });
  afterAll(async () => {
    await pretend.close();
    await story.close();
  });

  it("are for everybody", async () => {
    const one = await device(browser, `${pretend.address}/unga/minutes?lang=en`, { width: 1280, height: 1000 });
    await one.page.getByRole("heading", { name: "12 October 2022" }).waitFor();
    expect(await one.page.locator(".m-roll li").count()).toBe(183);
    expect(await one.page.locator(".m-decision a").evaluateAll((links) => links.map((link) => link.getAttribute("href")))).toEqual([expect.stringMatching(/\/votes\/1002$/)]);
    await one.page.getByRole("link", { name: "12 October 2022" }).click();
    expect(one.page.url()).toContain("#entry-11");
    await isForEverybody(one, "minutes");
    await shot(one.page, "minutes");
    expect(one.wrong).toEqual([]);
    await one.context.close();
  });

  it("print on either paper, with a foot on each page", async () => {
    const one = await device(browser, `${pretend.address}/unga/minutes?lang=en`, { width: 1280, height: 1000 });
    await one.page.getByRole("heading", { name: "12 October 2022" }).waitFor();
    for (const format of ["A4", "Letter"] as const) {
      const pdf = await one.page.pdf({ format, preferCSSPageSize: false });
      const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
      expect(pages, format).toBeGreaterThan(2);
      writeFileSync(`../build/screens/minutes-${format}.pdf`, pdf);
    }
    await one.page.emulateMedia({ media: "print" });
    expect(await one.page.getByRole("button", { name: "Print or save as PDF" }).isVisible()).toBe(false);
    const rules = await one.page.evaluate(() => document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)));
    expect(rules.join("\n")).toMatch(/@bottom-left \{ content: "Record 1.124/);
    await one.context.close();
  });
});

it("are told by a real hall, and each decision leads to its roll-call sheet", async () => {
  const { hall, chair, members } = await meeting(4);
  const vote = (await chair.must({ do: "vote.open", question: "decision", title: "A bench" })).position;
  for (const one of members) await one.votes(vote, "yes");
  await chair.must({ do: "vote.lock", vote });
  await hall.until((now) => now.count?.state === "declared");
  // They are told from what is published, which is a moment behind.
  await expect.poll(async () => (await hall.ask("/api/garden-club/minutes.csv")).text).toContain("decision");
  const one = await device(browser, `${hall.address}/garden-club/minutes?lang=en`, { width: 1280, height: 1000 });
  await one.page.locator(".m-decision a").first().waitFor();
  expect(await one.page.locator(".m-decision a").first().getAttribute("href")).toBe(`/garden-club/votes/${vote}`);
  expect(await one.page.locator(".m-roll li").count()).toBe(4);
  expect((await hall.ask("/api/garden-club/minutes.csv")).text).toContain("Member Number 1");
  expect(one.wrong).toEqual([]);
  await hall.close();
});
