// Of two commitments with one key only the first can stand. Whoever copies another's on its way shuts that teller out, if
// its device knows no help: it says what happened, draws a new share, and keeps both until the record shows which stands.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { known } from "../ballot/election/state";
import { isForEverybody, joins, launch, type Device } from "./browsers";
import { Hall, Person } from "./halls";

let browser: Browser;
let hall: Hall;
let secretary: Person;
let copier: Person;
let other: Device;
let copied: Device;
const passphrase = "correct horse battery";
const patience = { timeout: 60_000 }; // a passphrase takes its time on a busy machine

beforeAll(async () => {
  browser = await launch();
  hall = await Hall.club(3);
  const links = hall.invite();
  secretary = await Person.enter(hall, "secretary", links.get("secretary") ?? "");
  copier = await Person.enter(hall, "m3", links.get("m3") ?? "");
  [copied, other] = [await joins(browser, links.get("m1") ?? ""), await joins(browser, links.get("m2") ?? "")];
  await secretary.must({ do: "teller.setup", ceremony: 1, tellers: ["m1", "m2", "m3"], t: 2, override: "" });
  for (const one of [copied, other]) await one.page.goto(`${hall.address}/${hall.body}/teller`);
});
afterAll(async () => {
  await browser.close();
  await hall.close();
});

const ceremony = async () => (await hall.now()).secret?.ceremony;
const sent = async () => (await ceremony())?.tellers.filter(({ state }) => state === "sent").map(({ seat }) => seat); // in this round

async function presses(one: Device, name: RegExp): Promise<void> {
  const field = one.page.locator("input[type=password]");
  await field.waitFor();
  if ((await field.inputValue()) === "") await field.fill(passphrase);
  await one.page.getByRole("button", { name }).click();
}
const kept = ({ page }: Device): Promise<string[]> => page.evaluate(() => new Promise((resolve) => {
  const opening = indexedDB.open("plenary");
  opening.onsuccess = () => {
    const asked = opening.result.transaction("kept").objectStore("kept").getAll(IDBKeyRange.bound("share/", "share/\uffff"));
    asked.onsuccess = () => resolve(asked.result.flat() as string[]);
  };
}));

describe("a teller whose key was copied on its way", () => {
  it("is told so, draws another share, and keeps both", async () => {
    // The other's act is in the record before this one's arrives.
    await copied.page.route(/\/acts\?/, async (route) => {
      const message = /"do":"teller.commit".*"message":"([^"]+)"/.exec(route.request().postData() ?? "")?.[1];
      if (message !== undefined && (await sent())?.length === 0) await copier.must({ do: "teller.commit", ceremony: 1, message });
      await route.continue();
    });
    await presses(copied, /Make my share/);
    await expect.poll(sent, patience).toEqual(["m3"]);
    const [first] = await kept(copied);
    await expect.poll(() => copied.page.getByRole("button", { name: /Make my share/ }).isEnabled(), patience).toBe(true);
    await presses(copied, /Make my share/);
    await copied.page.getByText("Another teller has committed to the key of this device").waitFor(patience);
    await isForEverybody(copied, "teller-copied");
    expect(await kept(copied)).toEqual([first]);
    await presses(copied, /Make my share/);
    await expect.poll(sent, patience).toEqual(["m1", "m3"]);
    const both = await kept(copied);
    expect(both.length).toBe(2);
    expect(both[1]).toBe(first);
  }, 180_000);

  it("deals with the share that stands, and from then on keeps only that", async () => {
    await presses(other, /Make my share/);
    await expect.poll(sent, patience).toEqual(["m1", "m2", "m3"]);
    await secretary.must(known((await secretary.may("teller.round"))?.act));
    const [newest] = await kept(copied);
    await copied.page.reload();
    for (const one of [copied, other]) await presses(one, /Deal the shares/);
    await expect.poll(sent, patience).toEqual(["m1", "m2"]);
    expect(await kept(copied)).toEqual([newest]);
    expect([...copied.wrong, ...other.wrong]).toEqual([]);
  }, 180_000);
});
