// The desk while a sitting goes on: presence, papers, documents, speakers, ballots, reminders. Real browsers, a real hall.
import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isForEverybody, joins, launch, type Device } from "./browsers";
import type { May } from "../hall/contract";
import { meeting } from "./halls";
import { long } from "./keypad";

let browser: Browser;
const wide = { width: 1280, height: 900 };
const button = (one: Device, name: string | RegExp) => one.page.getByRole("button", { name, exact: typeof name === "string" });
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

describe("the desk in a sitting", () => {
  let club: Awaited<ReturnType<typeof meeting>>;
  let secretary: Device;
  const room = async (one: Device, name: string): Promise<void> => {
    await one.page.getByRole("navigation").getByRole("link", { name, exact: true }).click();
  };
  const unfolds = (one: Device, name: string) => one.page.locator("summary", { hasText: name }).first().click();
  beforeAll(async () => {
    club = await meeting(4);
    secretary = await joins(browser, club.hall.invite("secretary").get("secretary") ?? "", wide);
    await secretary.page.waitForURL(/\/desk$/);
  });
  afterAll(() => club.hall.close());

  it("marks many at once, and enters who represents whom", async () => {
    await secretary.page.getByRole("searchbox").fill("member");
    await secretary.page.getByRole("checkbox", { name: "Choose all who are shown" }).check();
    await button(secretary, /Mark 4 chosen absent/).click();
    await club.hall.until((now) => now.presence === "0000");
    await secretary.page.getByText("4 acts stand in the record.").waitFor();
    await secretary.page.getByRole("checkbox", { name: "Choose all who are shown" }).check();
    await secretary.page.getByRole("checkbox", { name: /Choose .?Member Number 4/ }).uncheck();
    await button(secretary, /Mark 3 chosen present/).click();
    await club.hall.until((now) => now.presence === "1110");
    await unfolds(secretary, "Proxies");
    await secretary.page.getByLabel("Who is represented").first().selectOption("m4");
    await secretary.page.getByLabel("Who represents").selectOption("m1");
    await isForEverybody(secretary, "desk-proxies");
    await secretary.page.getByRole("form", { name: "Give a proxy" }).getByRole("button", { name: "Sign and send" }).click();
    expect((await club.hall.until((now) => now.presence === "111p")).proxies).toEqual([{ from: "m4", to: "m1" }]);
    await secretary.page.getByText(/represented by .?Member Number 1/).waitFor();
    await button(secretary, /End the proxy of .?Member Number 4/).click();
    await club.hall.until((now) => now.presence === "1110");
    await unfolds(secretary, "Standings");
    const standings = secretary.page.getByRole("form", { name: "Standings" });
    await standings.getByLabel("About whom").selectOption("m4");
    await standings.getByLabel("Which standing").selectOption({ label: "not in good standing" });
    await standings.getByLabel("Reason").fill("No dues were paid.");
    await isForEverybody(secretary, "desk-standings");
    await standings.getByRole("button", { name: "Sign and send" }).click();
    const { head } = await club.hall.until((now) => /good standing/.test(now.last?.sentence ?? ""));
    await standings.getByRole("radio", { name: "Lift" }).check();
    await standings.getByLabel("Reason").fill("They are paid.");
    await standings.getByRole("button", { name: "Sign and send" }).click();
    await club.hall.until((now) => now.head.size > head.size);
  });

  it("takes votes on paper that two persons enter alike, one by one and many by keyboard", async () => {
    const { hall: here, chair } = club;
    const { position: vote } = await chair.must({ do: "vote.open", question: "decision", title: "A bench" });
    await room(secretary, "Votes");
    const form = secretary.page.getByRole("form", { name: "Enter a paper" });
    await form.getByLabel("Whose paper").selectOption("m1");
    await form.getByRole("radio", { name: "in favour" }).check();
    await form.getByRole("button", { name: "Sign and send" }).click();
    await here.until((now) => now.papers.length === 1);
    await secretary.page.getByText("entered by you; another person is needed").waitFor();
    expect(JSON.stringify((await here.now()).papers)).not.toContain("yes");
    await unfolds(secretary, "Enter many by keyboard");
    const line = secretary.page.getByLabel("Name and letter, then Enter");
    for (const typed of ["m2 n", "Member Number 3 a", "nobody y"]) {
      await line.fill(typed);
      await line.press("Enter");
    }
    await secretary.page.getByText("Nobody who votes in this matter is called so.").waitFor();
    await isForEverybody(secretary, "desk-papers");
    await button(secretary, "Sign and send 2 papers").click();
    await here.until((now) => now.papers.length === 3);
    const second = await joins(browser, here.invite("chair").get("chair") ?? "", wide);
    await second.page.goto(`${here.address}/garden-club/desk#votes`);
    await second.page.getByText("3 papers wait for the second person").waitFor();
    await unfolds(second, "Enter many by keyboard");
    const other = second.page.getByLabel("Name and letter, then Enter");
    for (const typed of ["m1 y", "m2 n", "m3 y"]) {
      await other.fill(typed);
      await other.press("Enter");
    }
    await button(second, "Sign and send 3 papers").click();
    // The third is not alike: it stays open, and nobody is told what was entered.
    await here.until((now) => now.lamps.startsWith("yn."));
    await chair.must({ do: "vote.lock", vote });
    expect([...second.wrong, ...secretary.wrong]).toEqual([]);
  });

  it("hands in a text and an amendment whose words are those that were shown", async () => {
    await room(secretary, "Documents");
    await unfolds(secretary, "Hand in a text");
    const form = secretary.page.getByRole("form", { name: "Hand in a text" });
    await form.getByLabel("Title").fill("Bench and lamp");
    await form.getByLabel("Document number").fill("L.1");
    await form.getByLabel("Wording").fill("The club,\n\n1. Decides to build a bench in front of the house, where everybody who passes may rest;\n\n2. Decides to hang a lamp.");
    await form.getByText("3 paragraphs").waitFor();
    expect(await form.getByLabel("Name of paragraph 2").inputValue()).toBe("1");
    await isForEverybody(secretary, "desk-hand-in");
    await form.getByRole("button", { name: "Sign and send" }).click();
    const [text] = (await club.hall.until((now) => now.texts.length === 1)).texts;
    expect(text?.paragraphs.map(({ label }) => label)).toEqual(["p1", "1", "2"]);
    const words = await club.hall.ask(`/records/garden-club/blobs/${text?.digest ?? ""}`);
    expect(words.text).toBe("The club,\n\n1. Decides to build a bench in front of the house, where everybody who passes may rest;\n\n2. Decides to hang a lamp.\n");
    await unfolds(secretary, "Hand in an amendment");
    const amend = secretary.page.getByRole("form", { name: "Hand in an amendment" });
    await amend.getByRole("checkbox", { name: "2", exact: true }).check();
    await amend.getByLabel("Wording").fill("2. Decides to hang two lamps.");
    await amend.getByLabel("Title").fill("Two lamps");
    await isForEverybody(secretary, "desk-amend");
    await amend.getByRole("button", { name: "Sign and send" }).click();
    const amended = (await club.hall.until((now) => now.texts.length === 2)).texts.find(({ amends }) => amends !== null);
    expect(amended).toMatchObject({ alteration: "replace", of: ["2"], paragraphs: [{ label: "2bis", operative: true }] });
    await unfolds(secretary, "Circulate a paper");
    const paper = secretary.page.getByRole("form", { name: "Circulate a paper" });
    await paper.getByLabel("Kind").selectOption("report");
    await paper.getByLabel("Title").fill("Accounts");
    await paper.getByLabel("File").setInputFiles({ name: "accounts.txt", mimeType: "text/plain", buffer: Buffer.from("All is paid.") });
    await paper.getByRole("button", { name: "Sign and send" }).click();
    await club.hall.until((now) => now.documents.length === 1);
    await isForEverybody(secretary, "desk-documents");
    expect(secretary.wrong).toEqual([]);
  });

  it("reads them on a delegate's own device: the amendment as what it changes, the text with its numbered lines", async () => {
    const { hall: here, chair } = club;
    const phone = await joins(browser, here.invite("m2").get("m2") ?? "");
    const opens = async (): Promise<number> => {
      const { offers } = await here.get<May>("/may?as=chair");
      const offer = offers.find(({ act, in_order }) => in_order && act.do === "vote.open" && act["text"] !== undefined);
      expect(offer, JSON.stringify(offers)).toBeDefined();
      return (await chair.must({ ...offer!.act, title: "As it was handed in" })).position;
    };
    // Texts that nobody sponsors are not put.
    for (const { id } of (await here.now()).texts) await club.members[0]!.must({ do: "text.sponsor", text: id });
    const amendment = await opens();
    await phone.page.getByText("Read what it changes").click();
    await phone.page.locator("del", { hasText: "a lamp" }).waitFor();
    await phone.page.locator("ins", { hasText: "two lamps" }).waitFor();
    await long(phone, "keypad-amendment-real");
    await chair.must({ do: "vote.lock", vote: amendment });
    const proposal = await opens();
    await phone.page.getByText("Read the text").click();
    await phone.page.getByText("Decides to hang a lamp").waitFor();
    expect(await phone.page.locator(".line").first().getAttribute("data-n")).toBe("1");
    await isForEverybody(phone, "keypad-text-real");
    await chair.must({ do: "vote.lock", vote: proposal });
    expect(phone.wrong).toEqual([]);
  });

  it("gives the floor, counts a ballot by two tellers, and shows each room to everybody", async () => {
    const { hall: here, chair, members } = club;
    await members[0]!.must({ do: "floor.ask", speech: "statement" });
    await room(secretary, "Speakers");
    await secretary.page.getByText("Member Number 1").waitFor();
    await isForEverybody(secretary, "desk-speakers");
    const { position: election } = await chair.must({ do: "election.open", kind: "one", title: "Treasurer", places: 1 });
    await room(secretary, "Elections");
    for (const seat of ["m1", "m2"]) {
      await secretary.page.getByRole("form", { name: "Nominate" }).getByRole("combobox", { name: "Member" }).selectOption(seat);
      await button(secretary, "Nominate").click();
      await here.until((now) => now.election?.nominated.includes(seat) === true);
    }
    await isForEverybody(secretary, "desk-election");
    await chair.must({ do: "election.ballot", election });
    const links = here.invite("teller-1", "teller-2");
    for (const [seat, link] of links) {
      const teller = await joins(browser, link, wide);
      await teller.page.goto(`${here.address}/garden-club/desk#elections`);
      const sheet = teller.page.getByRole("form", { name: "Sheet of a teller" });
      for (const [label, n] of [["Valid", "3"], ["Blank", "0"], ["Spoilt", "0"], ["Member Number 1", "2"], ["Member Number 2", "2"]] as const) await sheet.getByLabel(label).fill(n);
      await sheet.getByText("do not add up").waitFor();
      await sheet.getByLabel("Member Number 2").fill("1");
      if (seat === "teller-1") await isForEverybody(teller, "desk-ballot");
      await sheet.getByRole("button", { name: "Sign and send" }).click();
      await here.until((now) => now.election?.stage === "ended" || now.election?.counted.includes(seat) === true);
      expect(teller.wrong).toEqual([]);
    }
    const over = await here.until((now) => now.election?.stage === "ended");
    expect(over.election?.elected).toEqual([{ candidate: "m1", by: "majority" }]);
  });

  it("reminds those who have not voted, by a table and a calendar entry", async () => {
    const { hall: here, chair, members } = club;
    const moment = (ms: number): string => new Date(Date.now() + ms).toISOString();
    await chair.must({ do: "vote.announce", question: "decision", title: "=1+1", method: "days", opens: moment(0), closes: moment(86_400_000) });
    // The hall's own clock opens it.
    const open = await here.until((now) => now.timed[0]?.vote != null);
    await members[1]!.votes(open.timed[0]?.vote?.id ?? 0, "no");
    await room(secretary, "Over some days");
    await here.until((now) => now.timed[0]?.count?.voted === 1);
    const [table] = await Promise.all([secretary.page.waitForEvent("download"), button(secretary, "Who has not voted, as a table").click()]);
    const rows = readFileSync(await table.path(), "utf8").trim().split("\r\n");
    expect(rows).toHaveLength(4);
    expect(rows[1]).toMatch(/^"m1","Member Number 1","'=1\+1","[^"]+Z","http:[^"]+\/garden-club\/vote"$/);
    const [entry] = await Promise.all([secretary.page.waitForEvent("download"), button(secretary, "Calendar entry").click()]);
    expect(readFileSync(await entry.path(), "utf8")).toContain("BEGIN:VEVENT");
    await isForEverybody(secretary, "desk-timed");
    expect(secretary.wrong).toEqual([]);
  });

  it("is in a record that the auditor finds valid", async () => {
    await club.hall.kill("SIGTERM");
    expect(club.hall.verify()).toContain("valid");
  });
});
