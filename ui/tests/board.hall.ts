// The board and its other views, in a real browser: the same numbers everywhere, never blank, for everybody.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Body, Outcome, Snapshot, Timed } from "../hall/contract";
import { device, fitsTheWidth, isAccessible, launch, shot, type Device } from "./browsers";
import { Hall, meeting, Watch } from "./halls";
import { aCount, aSnapshot, aVote, lampsOf, Pretend } from "./pretend";
import { replayed } from "./replay";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const wall = { width: 1920, height: 1080 };
const groups = ["African States", "Asia-Pacific States", "Eastern European States", "Latin American and Caribbean States", "Western European and other States"];
const views = ["full", "result", "hemicycle", "groups", "question", "speaker", "message", "network", "overlay"] as const;
const more: Partial<Record<(typeof views)[number], string>> = {
  message: "&text=The%20meeting%20is%20suspended%20until%2015%3A00.", network: "&ssid=Plenary%20Hall&password=seven%3Bhills",
};

let story: Hall;
let body: Body;
let pretend: Pretend;
const running = (): string => lampsOf(body.seats.length, 92, 5, 24);
beforeAll(async () => {
  story = await Hall.story();
  const real = await story.get<Body>("/body");
  const { presence } = await story.now();
  body = {
    ...real, second_person: true, elections: [],
    classes: groups.map((says, i) => ({ id: `g${i}`, says })),
    // A roster keeps former members.
    seats: real.seats.filter((_, i) => presence[i] !== "-").map((seat, i) => ({ ...seat, weight: 1, classes: i % 11 === 10 ? [] : [`g${i % groups.length}`] })),
  };
  pretend = await Pretend.over(story, { body, now: aSnapshot(body, running()) });
});
afterAll(async () => {
  await pretend.close();
  await story.close();
});
const tell = (now: Partial<Snapshot> = {}): void => pretend.tell(aSnapshot(body, running(), now));
const board = (query = "", how: Parameters<typeof device>[2] = wall): Promise<Device> => device(browser, `${pretend.address}/unga/board?lang=en${query}`, how);

describe.each(views)("the view %s", (view) => {
  it("is accessible, in both languages, on a wall and in a narrow window", async () => {
    tell();
    for (const lang of ["en", "ar"]) {
      const one = await device(browser, `${pretend.address}/unga/board?view=${view}&lang=${lang}${more[view] ?? ""}`, wall);
      await one.page.locator(".b-frame h1").first().waitFor({ state: "attached" });
      await one.page.evaluate(() => document.fonts.ready);
      await isAccessible(one.page, `${view} ${lang}`);
      await shot(one.page, `board-${view}-${lang}`);
      await fitsTheWidth(one.page, `${view} ${lang}`);
      expect(await one.page.evaluate(() => document.documentElement.scrollHeight <= innerHeight), `${view} ${lang}`).toBe(true);
      await one.page.setViewportSize({ width: 320, height: 640 });
      await fitsTheWidth(one.page, `${view} ${lang} at 320 px`);
      await isAccessible(one.page, `${view} ${lang} at 320 px`);
      await one.page.screenshot({ path: `../build/screens/board-${view}-320-${lang}.png`, fullPage: true });
      expect(one.wrong).toEqual([]);
      await one.context.close();
    }
  });
});

describe("the views", () => {
  it("tell the same: dots, table, groups and totals", async () => {
    tell();
    const one = await board("&view=hemicycle");
    const count = (what: string): Promise<number> => one.page.locator(what).count();
    for (const [mark, n] of [["yes", 92], ["no", 5], ["abstain", 24], ["none", 72]] as const) {
      await expect.poll(() => count(`.dot.${mark}`)).toBe(n);
      expect(await count(`tr[data-mark=${mark}]`)).toBe(n);
    }
    const names = (): Promise<string[]> => one.page.locator(".dot title").allTextContents();
    const byChoice = await names();
    await one.page.mouse.move(300, 300);
    await one.page.getByRole("button", { name: "By seat" }).click();
    await expect.poll(names).not.toEqual(byChoice);
    expect(await names()).toEqual(body.seats.map((seat) => seat.short));
    await shot(one.page, "board-hemicycle-seats");
    await one.page.getByRole("button", { name: "Groups" }).click();
    const cells = await one.page.locator(".b-groups tbody tr").evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll("td.n")].map((cell) => Number(cell.textContent))));
    expect(cells.at(-1)).toEqual([92, 5, 24, 72]);
    expect(cells[0]!.map((_, i) => cells.slice(0, -1).reduce((sum, row) => sum + row[i]!, 0))).toEqual([92, 5, 24, 72]);
    await one.context.close();
  });

  it("are chosen by keyboard, and a menu that nobody wants is out of sight", async () => {
    const one = await board();
    const menu = one.page.locator(".b-menu");
    const seen = (): Promise<string> => menu.evaluate((nav) => getComputedStyle(nav).opacity);
    await menu.waitFor({ state: "attached" });
    expect(await seen()).toBe("0");
    await one.page.keyboard.press("Tab");
    await expect.poll(seen).toBe("1");
    await one.page.keyboard.press("Tab");
    await shot(one.page, "board-menu");
    await one.page.keyboard.press("Enter");
    await one.page.locator(".v-result").waitFor();
    expect(one.page.url()).toContain("view=result");
    await one.context.close();
  });

  it("show a text as it is, and lay nothing but their band over a video", async () => {
    const text = await board(`&view=message&text=${encodeURIComponent("<b id=x>Lunch</b> & ‮more")}`);
    await text.page.getByText("<b id=x>Lunch</b>").waitFor();
    expect(await text.page.locator("#x").count()).toBe(0);
    const over = await board("&view=overlay");
    await over.page.locator(".b-over").waitFor();
    await over.page.screenshot({ path: "../build/screens/board-overlay-see-through.png", omitBackground: true });
    expect(await over.page.evaluate(() => [document.documentElement, document.body, document.querySelector(".board")!].map((one) => getComputedStyle(one).backgroundColor)))
      .toEqual(Array(3).fill("rgba(0, 0, 0, 0)"));
    await text.context.close();
    await over.context.close();
  });

  it("speak two languages where they are asked to, and do not move where they are asked not to", async () => {
    tell();
    const one = await board("&second=ar", { ...wall, reduced: true });
    await one.page.locator(".also[lang=ar]").first().waitFor();
    expect(await one.page.locator(".b-tot .also").allTextContents()).toHaveLength(6);
    expect(await one.page.locator(".b-names .lamp").first().evaluate((lamp) => getComputedStyle(lamp).transitionDuration)).toBe("0s");
    await shot(one.page, "board-two-languages");
    await one.page.goto(`${pretend.address}/unga/board?view=result&lang=ar&second=en`);
    await one.page.locator(".also[lang=en]").first().waitFor();
    await shot(one.page, "board-two-languages-ar");
    await one.context.close();
  });
});

describe("a vote", () => {
  it("is shown decided, with a change that waits for a second person", async () => {
    const lamps = lampsOf(body.seats.length, 143, 5, 35);
    const outcome: Outcome = { result: "passed", word: "Adopted", cite: "rule 83", stopped_by: [], sentence: "143 in favour of 148 present and voting; 99 needed. Rule 83: important question." };
    pretend.tell(aSnapshot(body, lamps, { count: aCount(lamps, { state: "declared", final: true, outcome, proposed: { change: "annul", by: "president" } }) }));
    const one = await board();
    await one.page.getByText("Annulment proposed").waitFor();
    await shot(one.page, "board-proposed");
    for (const view of ["result", "hemicycle", "overlay"]) {
      await one.page.goto(`${pretend.address}/unga/board?view=${view}&lang=ar`);
      await one.page.getByText("Adopted").first().waitFor();
      await shot(one.page, `board-${view}-decided-ar`);
    }
    await one.context.close();
  });

  it("over some days counts down, others run beside", async () => {
    const closes = new Date(Date.now() + 2 * 86_400_000 + 3_723_000).toISOString();
    const vote = { ...aVote, id: 900, document: "", title: "Budget of the tree nursery for the coming year", closes };
    const lamps = lampsOf(body.seats.length, 20, 2, 1);
    const timed: Timed[] = [
      { announcement: 880, document: "", title: vote.title, question_says: vote.question_says, opens: vote.opened_at, closes, vote, count: aCount(lamps), lamps },
      { announcement: 950, document: "A/77/L.3", title: "Another", question_says: "draft resolution", opens: closes, closes, vote: null, count: null, lamps: "" },
      { announcement: 951, document: "A/77/L.4", title: "A third", question_says: "draft resolution", opens: closes, closes, vote: null, count: null, lamps: "" },
    ];
    tell({ timed });
    const one = await board();
    await one.page.locator(".b-beside", { hasText: "23 of 193 have voted" }).waitFor();
    await one.page.getByText("and 1 more").waitFor();
    await shot(one.page, "board-beside");
    await one.page.goto(`${pretend.address}/unga/board?vote=900&lang=en&view=question`);
    await one.page.getByText(/2 days 1:0\d:\d\d/).first().waitFor();
    await shot(one.page, "board-timed-question");
    await one.page.goto(`${pretend.address}/unga/board?vote=900&lang=en`);
    await one.page.getByText(/Voting closes on/).waitFor();
    expect(await one.page.locator(".b-names li.yes").count()).toBe(20);
    await shot(one.page, "board-timed");
    await one.context.close();
  });

  it("that is a test says so, asks each member, and tells who pressed what", async () => {
    const expected = body.seats.map((_, i) => "yna"[i % 3]).join("");
    const lamps = [...expected].map((letter, i) => (i === 7 ? "a" : i % 9 === 0 ? "." : letter)).join("");
    const vote = { ...aVote, document: "", title: "Test of the devices", test: expected };
    tell({ sitting: null, vote, lamps, count: aCount(lamps) });
    const one = await board();
    await one.page.getByText("It decides nothing").waitFor();
    expect(await one.page.locator(".b-unlike").count()).toBe(1);
    await isAccessible(one.page, "a test vote");
    await shot(one.page, "board-test");
    const missing = body.seats.filter((_, i) => i % 9 === 0).map((seat) => seat.id);
    tell({ sitting: null, vote, lamps, count: aCount(lamps, { state: "tested", final: true, tested: { right: 193 - 1 - missing.length, wrong: [body.seats[7]!.id], missing } }) });
    await one.page.getByText("The test is over.").first().waitFor();
    await one.page.locator(".b-tested", { hasText: body.seats[7]!.short }).waitFor();
    await shot(one.page, "board-tested");
    expect(await one.page.locator(".b-maj").count()).toBe(0);
    await one.context.close();
  });

  it("that nobody holds leaves the members, their presence and the quorum", async () => {
    tell({ vote: null, count: null, lamps: "-".repeat(body.seats.length) });
    const one = await board();
    await one.page.getByText(/majority of the members must be present/).first().waitFor();
    await shot(one.page, "board-no-vote");
    await one.page.goto(`${pretend.address}/unga/board?view=hemicycle&lang=en`);
    await one.page.getByText("No vote is before the meeting.").waitFor();
    await one.context.close();
  });
});

// All that the board shows of a prefix: each element's kind, place and words; what is its own moment's, the clock, left out.
const picture = (one: Device): Promise<string[]> =>
  one.page.locator(".b-frame").evaluate((frame) =>
    [...frame.querySelectorAll<HTMLElement>("*:not(time, time *)")].map((part) => {
      const { x, y, width, height } = part.getBoundingClientRect();
      const words = [...part.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent).join("");
      return `${part.tagName} ${part.getAttribute("class") ?? ""} ${[x, y, width, height].map(Math.round).join(" ")} ${words}`;
    }));

describe("a real hall", () => {
  it("that dies leaves the last picture; back again, an old board and a new one are equal", async () => {
    const { hall, chair, members } = await meeting(6);
    const url = `${hall.address}/garden-club/board?lang=en`;
    const old = await device(browser, url, wall);
    const vote = (await chair.must({ do: "vote.open", question: "decision", title: "A bench in front of the house" })).position;
    for (const one of members.slice(0, 4)) await one.votes(vote, "yes");
    await expect.poll(() => old.page.locator(".b-names li.yes").count()).toBe(4);
    const { port } = hall;
    await hall.kill("SIGKILL");
    await old.page.getByText(/No connection since .?\d\d:\d\d:\d\d/).waitFor();
    expect(await old.page.locator(".b-names li.yes").count()).toBe(4);
    await shot(old.page, "board-lost");
    await hall.open(port);
    await members[4]!.votes(vote, "no");
    await expect.poll(() => old.page.locator(".b-names li.no").count()).toBe(1);
    const fresh = await device(browser, url, wall);
    await expect.poll(() => fresh.page.locator(".b-names li.no").count()).toBe(1);
    await expect.poll(() => picture(fresh)).toEqual(await picture(old));
    await hall.close();
  });

  it("counts down only at a change that the record holds", async () => {
    const { hall, chair, members } = await meeting(5);
    const watch = await Watch.open(hall);
    const vote = (await chair.must({ do: "vote.open", question: "decision", title: "A lamp" })).position;
    const presses: [number, string][] = [[0, "yes"], [1, "yes"], [2, "no"], [0, "no"], [3, "abstain"], [3, "yes"], [4, "yes"]];
    for (const [i, choice] of presses) {
      await members[i]!.votes(vote, choice);
      await new Promise((done) => setTimeout(done, 120));
    }
    await watch.until(() => watch.events.some((event) => event.data.includes('"voted":5')));
    watch.close();
    const { falls, changes } = replayed(watch);
    expect(changes).toBe(2);
    expect(falls).toBe(changes);
    await hall.close();
  });
});
