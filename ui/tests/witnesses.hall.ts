// A hall that has its heads signed by a witness before it publishes them: by the trust file in the body's folder.
import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HeadAnswer } from "../hall/contract";
import { Hall, Person } from "./halls";
import { Observer } from "./witness";

let hall: Hall;
let chair: Person;
let observer: Observer;
const record = (): string => join(hall.folder, hall.body, "record");

beforeAll(async () => {
  hall = await Hall.club(3);
  chair = await Person.enter(hall, "chair", hall.invite("chair").get("chair") ?? "");
  observer = await Observer.of(hall);
  writeFileSync(join(hall.folder, hall.body, "trust"), await observer.trust(hall));
  await hall.kill("SIGTERM");
  await hall.open();
});
afterAll(async () => {
  observer.close();
  await hall.close();
});

// How many entries the published head speaks of, and whether the witness has signed it.
function head(): { size: number; signed: boolean } {
  const text = Buffer.from(hall.published("checkpoint"), "latin1").toString("utf8");
  return { size: Number(text.split("\n")[1]), signed: text.includes("\n— observer.example/w ") };
}
const size = async (): Promise<number> => (await hall.get<HeadAnswer>("/head")).size;

describe("a hall with a witness", () => {
  it("publishes heads that are signed, one after the other", async () => {
    await expect.poll(head).toEqual({ size: await size(), signed: true });
    const seen: boolean[] = [];
    for (const act of [{ do: "sitting.open" }, { do: "presence.arrive", seat: "m1" }, { do: "presence.arrive", seat: "m2" }]) {
      await chair.must(act);
      const now = await size();
      await expect.poll(() => {
        const one = head();
        seen.push(one.signed);
        return one.size;
      }).toBe(now);
    }
    // A head without the line was never there, not even for a moment.
    expect(seen).not.toContain(false);
    expect(hall.printed).not.toMatch(/witness/i);
  });

  it("goes on without one that is gone, says so once, and has the line again when it is back, without an act", async () => {
    observer.stop();
    for (const seat of ["m3", "chair"]) {
      if (seat === "m3") await chair.must({ do: "presence.arrive", seat });
      else await chair.must({ do: "presence.leave", seat: "m3" });
      await expect.poll(head).toEqual({ size: await size(), signed: false });
    }
    expect(hall.printed.match(/The witness w does not answer; heads are published without its line\./g)?.length).toBe(1);
    await observer.open();
    await expect.poll(head, { timeout: 20_000 }).toEqual({ size: await size(), signed: true });
    expect(hall.printed).toMatch(/The witness w signs again\./);
    expect(hall.verify()).toMatch(/: valid/);
  });

  // Catalogue A16.
  it("ends when it finds itself an older copy of what the witness has seen", async () => {
    const older = join(hall.folder, "older");
    await hall.kill("SIGTERM");
    cpSync(record(), older, { recursive: true });
    await hall.open();
    await chair.must({ do: "presence.arrive", seat: "m3" });
    await expect.poll(head).toEqual({ size: await size(), signed: true });
    await hall.kill("SIGTERM");
    rmSync(record(), { recursive: true });
    cpSync(older, record(), { recursive: true });
    rmSync(older, { recursive: true });
    await hall.open().catch(() => undefined); // it may have ended before its address was read
    expect(await hall.ended()).toBe(2);
    expect(hall.printed).toMatch(/the witness w holds a head of \d+ entries of \S+, signed by this record's own key, and here are \d+\./);
  });
});
