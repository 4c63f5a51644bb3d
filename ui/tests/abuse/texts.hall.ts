// What authors write: scripts, characters that nobody sees, formulas (catalogue H1, H3, H11), and pages in foreign frames (H16).
import { ed25519 } from "@noble/curves/ed25519";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { VoteWhole } from "../../hall/contract";
import { base64Of } from "../../record/bytes";
import { launch, shot } from "../browsers";
import { Hall, Person } from "../halls";
import { clubIn, founds, hasRoute, invites, otherBody, type Club } from "./bodies";
import { broken, formulas, odd, scripts, unseen } from "./payloads";
import { all, casts, isLong, locksAll, must, opens, parsed, patient, post, raw, signs } from "./wire";

let [house, browser, club, taken]: [Hall, Browser, Club, Set<string>] = [] as never;
let [counted, spare] = [0, ""]; // a vote that is declared, a key that may be ended
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const named = (names: string[]): string => ["name,id", ...names.map((name, i) => `${quoted(name)},m${i + 1}`)].join("\n");
// Names that differ in more than their case.
const names = scripts.filter((_, i) => i % 3 === 0).map((text, i) => `${i} ${text}`);

beforeAll(async () => {
  house = await Hall.empty("");
  club = await clubIn(house, { name: `Club <script>__canary()</script>`, members: named(names), seats: 8, answers: { quorum: "none" } });
  counted = (await must(club.chair, opens("Counted"))).position;
  await must(club.chair, { do: "vote.lock", vote: counted });
  const second = await Person.enter(club.hall, club.members[0]!.seat, await invites(club.secretary, club.members[0]!.seat));
  spare = base64Of(second.publicKey);
  browser = await launch();
});
afterEach(() => locksAll(club.chair));
afterAll(async () => {
  await browser.close();
  await house.close();
});

type Act = { do: string; [field: string]: unknown };
const paragraphs = [{ label: "1" }];
// Where authors' words go, and who writes them there.
const fields = (text: string, i: number): { by: Person; act: Act }[] => {
  const { chair, secretary, members } = club;
  const member = members[i % members.length]!;
  return [
    { by: i % 2 === 0 ? chair : secretary, act: { do: "agenda.list", title: text } },
    { by: secretary, act: { do: "document.circulate", kind: "letter", document: text, title: text } },
    { by: member, act: { do: "text.submit", question: "decision", document: `L.${i}`, title: text, sponsors: [member.seat, members[(i + 1) % 8]!.seat], paragraphs } },
    { by: member, act: { do: "text.submit", question: "decision", document: text, title: "A text", sponsors: [member.seat, members[(i + 1) % 8]!.seat], paragraphs } },
    { by: chair, act: { do: "standing.set", seat: members[7]!.seat, standing: "not_in_good_standing", reason: text } },
    { by: member, act: { do: "motion.move", motion: "point_of_order", text } },
  ];
};
// Reasons, and texts that come to nothing where all else is wrong too: an act with such a text is none, whatever it is about.
const reasons = (text: string): { by: Person; act: Act }[] => {
  const { chair, secretary, members } = club;
  const seat = members[6]!.seat;
  return [
    { by: chair, act: { do: "standing.lift", seat, standing: "not_in_good_standing", reason: text } },
    { by: secretary, act: { do: "session.convene", title: text, opens: "2030-01-01T00:00:00.000Z" } },
    { by: chair, act: { do: "ruling.give", text, finding: "to_order", seat } },
    { by: chair, act: { do: "election.open", kind: "one", title: text, places: 1 } },
    { by: chair, act: { do: "vote.open", question: "decision", title: text } },
    { by: chair, act: { do: "vote.open", question: "decision", title: "x", document: text } },
    { by: secretary, act: { do: "key.revoke", key: spare, reason: text } },
    { by: chair, act: { do: "vote.annul", vote: counted, reason: text } },
    { by: chair, act: { do: "vote.correct_title", vote: counted, title: text, reason: "x" } },
    { by: chair, act: { do: "vote.correct_title", vote: counted, title: "x", reason: text } },
  ];
};
const rulesOn = async (answer: { status: number; text: string }, act: Act): Promise<void> => {
  if (act.do === "vote.open") await locksAll(club.chair);
  if (act.do === "motion.move" && answer.status === 200) await must(club.chair, { do: "ruling.give", on: parsed(answer)["position"], granted: false, text: String(act["text"]) });
};

describe("H1 scripts in every field", () => {
  it(`are words: ${scripts.length} of them`, async () => {
    const { hall } = club;
    expect(scripts.length).toBeGreaterThanOrEqual(300);
    expect(new Set(scripts).size).toBeGreaterThan(250);
    taken = new Set();
    const outcome = new Map<string, number>();
    for (const [i, text] of scripts.entries()) {
      const { by, act } = fields(text, i)[i % 6]!;
      const answer = await patient(by, await by.lineOf(act));
      expect([200, 409, 422], `${act.do} ${text}`).toContain(answer.status);
      expect(answer.headers.get("content-type")).toBe("application/json");
      outcome.set(`${act.do} ${answer.status}`, (outcome.get(`${act.do} ${answer.status}`) ?? 0) + 1);
      if (answer.status === 200) taken.add(text);
      await rulesOn(answer, act);
    }
    console.log(`H1: ${[...outcome].map(([what, count]) => `${what}: ${count}`).join(", ")}`);
    expect(taken.size).toBeGreaterThan(200);
    for (const [i, text] of scripts.filter((_, k) => k % 30 === 7).entries()) {
      const vote = (await must(club.chair, { ...opens(text), document: text })).position;
      await must(club.members[i % 7]!, casts(vote, club.members[i % 7]!.seat, "yes"));
      await must(club.chair, { do: "vote.annul", vote, reason: text });
      await must(club.secretary, { do: "vote.confirm", vote });
    }
    for (const path of ["/snapshot", "/body", "/votes", "/may?as=chair", "/may?as=m1", "/keys"]) {
      const answer = await hall.ask(`/api/${hall.body}${path}`);
      expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
      expect(() => JSON.parse(answer.text) as unknown).not.toThrow();
    }
    expect((await club.chair.body()).seats.map((seat) => seat.name)).toEqual(names);
    const told = JSON.stringify(await hall.now());
    expect([...taken].filter((text) => told.includes(JSON.stringify(text).slice(1, -1))).length).toBeGreaterThan(20);
  });

  it("run in no view", async () => {
    const vote = (await must(club.chair, { ...opens(scripts[2]!), document: scripts[1]! })).position;
    await must(club.members[0]!, casts(vote, club.members[0]!.seat, "yes"));
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.addInitScript(`window.__fired = []; window.__canary = () => window.__fired.push(location.href); window.alert = window.__canary;
      document.addEventListener("securitypolicyviolation", (event) => window.__fired.push(event.violatedDirective + " " + event.blockedURI + " " + event.sample));`);
    const wrong: string[] = [];
    page.on("pageerror", (error) => wrong.push(String(error)));
    page.on("dialog", (dialog) => void (wrong.push(dialog.message()), dialog.dismiss()));
    page.on("request", (request) => request.url().startsWith(house.address) || request.url().startsWith("data:") || wrong.push(request.url()));
    for (const path of ["board", "record", `votes/${vote}`, "chair", "desk", "vote", "join"]) {
      await page.goto(`${house.address}/${club.hall.body}/${path}`);
      await page.waitForLoadState("load");
      await page.waitForTimeout(350);
      expect(await page.evaluate("window.__fired"), path).toEqual([]);
      if (path !== "board") continue;
      await expect.poll(() => page.locator("body").innerText()).toContain(scripts[2]);
      await shot(page, "abuse-scripts");
    }
    expect(wrong).toEqual([]);
    await context.close();
    await must(club.chair, { do: "vote.lock", vote });
  });
});

describe("H3 characters that nobody sees", () => {
  it("are refused in every text: controls and directions", async () => {
    const passed = new Set<string>();
    const everywhere = new Set(["NUL", "a line end", "escape", "RLO"]);
    for (const [i, [name, text]] of Object.entries(unseen).entries())
      for (const { by, act } of everywhere.has(name) ? [...fields(`x ${text}`, i), ...reasons(`x ${text}`)] : fields(`x ${text}`, i).slice(0, 1)) {
        const answer = await patient(by, await by.lineOf(act));
        expect([200, 409, 422], `${act.do}, ${name}`).toContain(answer.status);
        if (answer.status === 200) passed.add(`${act.do}: ${name}`);
        await rulesOn(answer, act);
      }
    expect([...passed]).toEqual([]);
    for (const [name, text] of Object.entries(unseen)) {
      const answer = await founds(house, { name: "A Club", members: named([`x${text}`, "B"]), answers: {}, rehearsal: true });
      if (!["a line end", "a tab"].includes(name)) expect(answer.status, name).toBe(422);
      if (name !== "a carriage return" && name !== "a line end") expect((await founds(house, { name: `A ${text}`, members: "B\nC", answers: {}, rehearsal: true })).status, `a body: ${name}`).toBe(422);
    }
  });

  it("bytes that are no text make no act", async () => {
    const { hall, chair } = club;
    const { origin } = await chair.body();
    for (const [name, bytes] of Object.entries(broken)) {
      const [before, after] = (await chair.lineOf({ do: "agenda.list", title: "@@" })).slice(98).split("@@");
      const text = Buffer.concat([Buffer.from(before!), Buffer.from(bytes), Buffer.from(after!)]);
      // Signed over these bytes, so that nothing but their form is wrong.
      const line = Buffer.concat([Buffer.from(signsBytes(chair, origin, text)), text]);
      const head = `POST /api/${hall.body}/acts HTTP/1.1\r\nHost: hall\r\nContent-Length: ${line.length}\r\n\r\n`;
      const answer = await raw(hall.port, Buffer.concat([Buffer.from(head), line]), { answers: 1 });
      expect(answer.status, name).toBe(422);
      expect(answer.text, name).toContain('"GRAMMAR"');
    }
    for (const escape of ["\\ud800", "\\udc00x", "\\u0000", "\\u202e", "\\u001b"]) {
      const text = (await chair.lineOf({ do: "agenda.list", title: "@@" })).slice(98).replace("@@", escape);
      expect((await raw(hall.port, post(`/api/${hall.body}/acts`, signs(chair, origin, text)), { answers: 1 })).status, escape).toBeGreaterThanOrEqual(409);
    }
  });

  it("and other writings stay as they are, each by itself", async () => {
    const { hall, chair } = club;
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    const shown = isLong ? Object.entries(odd) : Object.entries(odd).slice(0, 5);
    await page.goto(`${house.address}/${hall.body}/board`);
    for (const [name, text] of Object.entries(odd)) {
      const vote = (await must(chair, opens(`Q7 ${text} Z9`))).position;
      expect((await hall.get<VoteWhole>(`/votes/${vote}`)).vote.title, name).toBe(`Q7 ${text} Z9`);
      expect((await hall.until((now) => now.vote?.id === vote)).vote!.title, name).toBe(`Q7 ${text} Z9`);
      if (shown.some(([one]) => one === name)) await isIsolated(page, `Q7 ${text} Z9`, name);
      await must(chair, { do: "vote.lock", vote });
    }
    await context.close();
  });

  it("two names that look the same are not two members", async () => {
    const twins: Record<string, [string, string]> = { case: ["Anna Berg", "anna berg"], dots: ["J. Smith", "J Smith"], NFD: ["Ren\u00e9", "Rene\u0301"], joiner: ["Anna", `An${"\u200b"}na`], width: ["Anna", "Ａnna"], Cyrillic: ["Anna", "\u0410nna"], Greek: ["Oslo", "\u039fslo"], spaces: ["Anna Berg", "Anna\u00a0Berg"] };
    const told = await all(Object.entries(twins), async ([name, pair]) => ({ name, status: (await founds(house, { name: `Twins ${name}`, members: named(pair), answers: {}, rehearsal: true })).status }));
    expect(told.filter(({ status }) => status !== 422).map(({ name }) => name)).toEqual([]);
  });
});

// The text is in an element of its own direction, and nothing of the page is in between.
async function isIsolated(page: Page, text: string, name: string): Promise<void> {
  const found = page.getByText(text.slice(0, 4)).first();
  await found.waitFor();
  const held = (await page.evaluate(`[...document.querySelectorAll("body *")].filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.includes("Q7 ") && node.data.includes(" Z9")))
    .map((one) => ({ alone: one.closest("bdi, [dir=auto]") !== null, tag: one.tagName, text: one.textContent }))`)) as { alone: boolean; tag: string; text: string }[];
  expect(held.length, name).toBeGreaterThan(0);
  for (const one of held) expect(one.alone, `${name}: ${one.tag} ${one.text}`).toBe(true);
}

function signsBytes(person: Person, origin: string, text: Buffer): string {
  const whole = signs(person, origin, "@"); // the form of a line; the signature is made anew over the bytes
  const message = Buffer.concat([Buffer.from(`plenary/act/v1\n${origin}\n`), text]);
  return `${whole.slice(0, 9)}${Buffer.from(ed25519.sign(message, person["secret"])).toString("base64")} `;
}

describe("H11 formulas in tables", () => {
  it("are words in every field of every table", async () => {
    const made = await founds(house, { name: "Formula Club", members: named([...formulas, "Plain"]), answers: { quorum: "none" }, rehearsal: true });
    expect(made.status, made.text).toBe(200);
    const sheet = await clubIn(house, { name: "Sheet Club", members: named([...formulas, "Plain"]), seats: 2, answers: { quorum: "none" } });
    const vote = (await must(sheet.chair, opens("=1+1"))).position;
    await must(sheet.members[0]!, casts(vote, sheet.members[0]!.seat, "yes"));
    await must(sheet.chair, { do: "vote.lock", vote });
    const paths = [`/votes/${vote}.csv`, ...(hasRoute("/api/{body}/minutes.csv") ? ["/minutes.csv"] : [])];
    for (const path of paths) {
      const table = await sheet.hall.ask(`/api/${sheet.hall.body}${path}`);
      expect(table.status, path).toBe(200);
      expect(table.headers.get("content-type")).toMatch(/^text\/csv/);
      const cells = cellsOf(table.text);
      expect(cells.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
      expect(new Set(cells.map((row) => row.length)).size, path).toBe(1); // nothing broke out of its field
    }
    expect(cellsOf((await sheet.hall.ask(`/api/${sheet.hall.body}/votes/${vote}.csv`)).text).map((row) => row[1])).toEqual(["name", ...formulas.map((text) => `'${text}`), "Plain"]);
  });
});
const cellsOf = (csv: string): string[][] =>
  csv.trimEnd().split("\r\n").map((row) => [...row.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/g)].map((cell) => (cell[1]!.startsWith('"') ? cell[1]!.slice(1, -1).replaceAll('""', '"') : cell[1]!)));

describe("H16 a page in a foreign frame", () => {
  it("is not shown there", async () => {
    const evil = createServer((_, answer) => answer.setHeader("Content-Type", "text/html").end(["board", "vote", "chair", "desk"].map((path) => `<iframe src="${house.address}/${club.hall.body}/${path}"></iframe>`).join("")));
    await new Promise<void>((done) => evil.listen(0, "127.0.0.1", done));
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(evil.address() as AddressInfo).port}/`, { waitUntil: "commit" });
    await expect.poll(() => page.frames().length).toBe(5);
    await page.waitForTimeout(500);
    for (const frame of page.frames().slice(1)) expect(frame.url()).toMatch(/^chrome-error:|^about:blank|^$/);
    await page.close();
    evil.close();
    expect((await otherBody(house, club.hall.body).ask(`/${club.hall.body}/board`)).headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  });
});
