// Many at once, and a board that dies (catalogue E1, V2). E2 and E3 are loads of bench/hall_bench: ./check --long.
import { ed25519 } from "@noble/curves/ed25519";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, device } from "../browsers";
import { meeting, type Hall, type Person } from "../halls";
import { base64Of } from "../../record/bytes";
import { keyIdOf } from "../../record/act";
import { all, casts, isLong, must, opens } from "./wire";

let hall: Hall;
let chair: Person;
let members: Person[];
beforeAll(async () => {
  ({ hall, chair, members } = await meeting(6));
});
afterAll(() => hall.close());

describe("E1 many who log in at once", () => {
  it("are all let in", async () => {
    const count = isLong ? 2_000 : 100;
    const begun = performance.now();
    const statuses = await all(Array(count), async (_, i) => {
      const one = members[i % members.length]!;
      const { challenge } = JSON.parse((await hall.ask(`/api/${hall.body}/challenge`, { method: "POST" })).text) as { challenge: string };
      const signature = ed25519.sign(Buffer.from(`plenary/token/v1\n${(await one.body()).origin}\n${challenge}`), one["secret"]);
      return (await hall.ask(`/api/${hall.body}/token`, { method: "POST", body: `${keyIdOf(one.publicKey)} ${base64Of(signature)} ${challenge}` })).status;
    });
    console.log(`E1: ${count} log-ins after ${Math.round(performance.now() - begun)} ms`);
    expect(statuses.filter((status) => status !== 200)).toEqual([]);
  });
});

describe("V2 a board whose browser dies", () => {
  it("harms no vote, and another shows the same", async () => {
    const lamps = (page: { locator: (of: string) => { allTextContents: () => Promise<string[]> } }): Promise<string[]> => page.locator(".b-names li").allTextContents();
    const first = await launch();
    const board = await device(first, `${hall.address}/${hall.body}/board?lang=en`, { width: 1280, height: 800 });
    const vote = (await must(chair, opens("The board dies"))).position;
    await must(members[0]!, casts(vote, "m1", "yes"));
    await expect.poll(() => lamps(board.page)).toHaveLength(members.length);
    const gone = new Promise((done) => first.on("disconnected", done));
    const tools = await first.newBrowserCDPSession();
    void tools.send("Browser.crash").catch(() => undefined);
    await gone;
    await must(members[1]!, casts(vote, "m2", "no"));
    const second = await launch();
    const begun = performance.now();
    const again = await device(second, `${hall.address}/${hall.body}/board?lang=en`, { width: 1280, height: 800 });
    await expect.poll(() => lamps(again.page)).toHaveLength(members.length);
    console.log(`V2: the new board shows the vote after ${Math.round(performance.now() - begun)} ms`);
    const shown = await lamps(again.page);
    await must(members[2]!, casts(vote, "m3", "yes"));
    await expect.poll(async () => (await lamps(again.page)).filter((text, i) => text !== shown[i]).length).toBe(1);
    await must(chair, { do: "vote.lock", vote });
    expect((await hall.vote(vote)).count.tally?.map(({ count }) => count)).toEqual([2, 1, 0]);
    expect(again.wrong).toEqual([]);
    await second.close();
  });
});
