// A network that loses, doubles, cuts and hangs, and clients whose clocks are wrong (catalogue B4, C3, C6, C8, C9, C11, E9).
import { connect } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { actText } from "../../record/act";
import type { HeadAnswer } from "../../hall/contract";
import { meeting, Watch } from "../halls";
import { entriesOf } from "./bodies";
import { all, bodyOf, by, casts, descriptors, get, isLong, lineFor, locksAll, must, next, opens, parsed, patient, pause, pictureOf, post, posted, Proxy, raw, sends, settles, signs, sizeOf } from "./wire";

let club: Awaited<ReturnType<typeof meeting>>;
beforeAll(async () => {
  club = await meeting(12);
});
afterEach(() => locksAll(club.chair));
afterAll(async () => {
  await club.hall.kill("SIGTERM");
  expect(club.hall.verify()).toContain("valid");
  await club.hall.close();
});
const open = async (title: string): Promise<number> => (await must(club.chair, opens(title))).position;
const lock = async (vote: number): Promise<void> => void (await must(club.chair, { do: "vote.lock", vote }));

describe("B4 and C6 replies that are lost", () => {
  it("what arrived stands; whoever asks again with the same bytes learns where", async () => {
    const { hall, members } = club;
    const vote = await open("Lost replies");
    const proxy = await Proxy.to(hall.port, { mute: () => true });
    const lines = await all(members, (one) => one.lineOf(casts(vote, one.seat, "yes")));
    const lost = all(lines, (line) => sends(by(hall, proxy.port), line).catch(() => "no answer"));
    expect(await settles(async () => (await hall.vote(vote)).count.voted === members.length, 10_000)).toBe(true);
    proxy.close(); // not before all has arrived: nobody hears of it
    expect(await lost).toEqual(members.map(() => "no answer"));
    const size = await sizeOf(hall);
    const again = await all(lines, async (line) => parsed(await sends(hall, line)));
    expect(again.map((answer) => answer["repeated"])).toEqual(members.map(() => true));
    expect(new Set(again.map((answer) => answer["position"])).size).toBe(members.length);
    expect(await sizeOf(hall)).toBe(size);
    await lock(vote);
  });

  it("a connection that breaks between request and reply: the same", async () => {
    const { hall, members } = club;
    const vote = await open("Broken connections");
    for (const [i, one] of members.slice(0, 8).entries()) {
      const line = await one.lineOf(casts(vote, one.seat, "no"));
      const proxy = await Proxy.to(hall.port, { mute: () => true });
      const sent = sends(by(hall, proxy.port), line).catch(() => null);
      await pause(i * 2);
      proxy.close();
      expect(await sent).toBeNull();
      const told = parsed(await patient(one, line));
      expect(told["position"]).toBeGreaterThan(vote);
      expect(parsed(await patient(one, line))).toMatchObject({ position: told["position"], repeated: true });
    }
    expect((await hall.vote(vote)).count.voted).toBe(8);
    await lock(vote);
  });
});

describe("C3 a device whose clock is wrong by years", () => {
  it("votes like any other: no act carries a time, and none may", async () => {
    const { hall, members } = club;
    const vote = await open("A clock");
    const one = members[0]!;
    const head = await hall.get<HeadAnswer>("/head");
    const { origin } = await one.body();
    const text = actText(casts(vote, one.seat, "yes"), { by: one.seat, n: 1, seen: head, origin });
    expect(Object.keys(JSON.parse(text) as object).sort()).toEqual(["body", "by", "choice", "do", "n", "seat", "seen", "vote"]);
    const years = ["1970-01-01T00:00:00Z", "1999-12-31T23:59:60Z", "2038-01-19T03:14:08Z", "2077-10-12T19:02:11Z"].map((at) => at.replace(":60Z", ":59Z"));
    for (const [i, year] of years.entries()) {
      vi.useFakeTimers({ toFake: ["Date"], now: new Date(year) });
      const line = await members[i]!.lineOf(casts(vote, members[i]!.seat, "yes"));
      vi.useRealTimers();
      const dated = post(`/api/${hall.body}/acts`, line, `Date: ${new Date(year).toUTCString()}\r\nIf-Modified-Since: ${new Date(year).toUTCString()}\r\n`);
      expect((await raw(hall.port, dated, { answers: 1 })).status).toBe(200);
    }
    for (const field of ["at", "time", "date", "position", "timestamp"]) {
      const stamped = text.replace('"n":1', `"${field}":"2022-10-12T19:02:11.123Z","n":${next(one)}`);
      expect(parsed(await sends(hall, signs(one, origin, stamped)))["fault"]).toBe("GRAMMAR");
    }
    await lock(vote);
    const times = (await hall.vote(vote)).vote.opened_at;
    expect(Math.abs(Date.parse(times) - Date.now())).toBeLessThan(60_000);
  });
});

describe("C8 what comes twice, or in another order", () => {
  it("counts once: every request is doubled on its way", async () => {
    const { hall, members } = club;
    const vote = await open("Doubled");
    const proxy = await Proxy.to(hall.port, { double: true });
    await all(members, async (one) => {
      const answer = await sends(by(hall, proxy.port), await one.lineOf(casts(vote, one.seat, "yes")));
      expect(answer.status).toBe(200);
    });
    proxy.close();
    expect((await hall.vote(vote)).count.tally![0]!.count).toBe(members.length);
    await lock(vote);
    expect(await settles(async () => (await entriesOf(hall)).some((entry) => entry.events.some((event) => event["vote_locked"]?.vote === vote)))).toBe(true);
    const ballots = (await entriesOf(hall)).filter((entry) => entry.events.some((event) => event["cast"]?.vote === vote));
    expect(ballots).toHaveLength(members.length);
  });

  it("keeps the order of one connection, and one last ballot over several", async () => {
    const { hall, members } = club;
    const vote = await open("Reordered");
    const { origin } = await club.chair.body();
    const head = await hall.get<HeadAnswer>("/head");
    const linesOf = (k: number): string[] => {
      const one = members[k]!;
      return Array.from({ length: 12 }, (_, i) => lineFor(one, casts(vote, one.seat, ["yes", "no", "abstain"][i % 3]!), origin, head, next(one)));
    };
    const inOne = await raw(hall.port, linesOf(0).map((line) => posted(hall, line)).join(""), { answers: 12 });
    expect(inOne.statuses).toEqual(Array(12).fill(200));
    const order = [...inOne.text.matchAll(/"position":(\d+),"repeated"/g)].map((found) => Number(found[1]));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    const over = await all(linesOf(1), async (line) => ({ line, ...(await raw(hall.port, posted(hall, line), { answers: 1 })) }));
    const taken = over.filter((one) => one.status === 200).map((one) => ({ choice: /"choice":"(\w)/.exec(one.line)![1], position: JSON.parse(bodyOf(one)).position as number }));
    expect(over.filter((one) => one.status !== 200).every((one) => one.text.includes('"COUNTER"'))).toBe(true);
    const shown = (await hall.vote(vote)).roll;
    expect(shown[0]!.letter).toBe("a");
    expect(shown[1]!.letter).toBe(taken.sort((a, b) => a.position - b.position).at(-1)!.choice);
    await lock(vote);
  });
});

describe("C9 many watchers lose the link and come back together", () => {
  const count = isLong ? 2_000 : 200;
  it(`${count} of them see the same again, whatever they say they saw`, async () => {
    const { hall, members } = club;
    const vote = await open("A lost link");
    const proxy = await Proxy.to(hall.port);
    const far = by(hall, proxy.port);
    const watches = await all(Array(count), () => Watch.open(far));
    await all(watches, (watch) => watch.until(() => watch.events.some((event) => event.name === "snapshot")));
    await all(members.slice(0, 6), async (one) => expect((await patient(one, await one.lineOf(casts(vote, one.seat, "yes")))).status).toBe(200));
    await pause(120);
    proxy.cut();
    await all(members.slice(3, 12), async (one) => expect((await patient(one, await one.lineOf(casts(vote, one.seat, "no")))).status).toBe(200));
    const wanted = await hall.until((now) => now.count?.voted === members.length);
    const begun = performance.now();
    const seen = (watch: Watch): string => watch.events.filter((event) => event.id !== "").at(-1)!.id;
    const back = await all(watches, (watch, i) => Watch.open(far, i % 3 === 0 ? "" : i % 3 === 1 ? seen(watch) : "1000000"));
    const picture = (i: number): ReturnType<typeof pictureOf> => pictureOf([...watches[i]!.events, ...back[i]!.events]);
    const isThere = (i: number): boolean => back[i]!.events.some((event) => Number(event.id) >= wanted.head.size);
    expect(await settles(() => back.every((_, i) => isThere(i)), 15_000)).toBe(true);
    console.log(`C9: ${count} watchers are back after ${Math.round(performance.now() - begun)} ms`);
    for (let i = 0; i < count; i++) expect(picture(i)).toEqual(wanted);
    await lock(vote);
    const over = await hall.until((now) => now.count?.state === "declared");
    expect(await settles(() => back.every((watch) => watch.events.some((event) => Number(event.id) >= over.head.size)), 15_000)).toBe(true);
    for (let i = 0; i < count; i++) expect(picture(i)).toEqual(over);
    for (const watch of [...watches, ...back]) watch.close();
    proxy.close();
  });
});

describe("C11 and E9 connections that end in the middle", () => {
  it("leave nothing behind: no descriptor, no half an act", async () => {
    const { hall, members } = club;
    const vote = await open("Cut off");
    const line = await members[0]!.lineOf(casts(vote, "m1", "yes"));
    const whole = posted(hall, line);
    const size = await sizeOf(hall);
    const before = descriptors(hall);
    const half = whole.length - 200;
    const ended = (bytes: string, how: "RST" | "FIN"): Promise<void> =>
      new Promise((done) => {
        const socket = connect(hall.port, "127.0.0.1", () =>
          socket.write(bytes, () => setTimeout(() => {
            if (how === "RST") socket.resetAndDestroy();
            else socket.end();
          }, 30)),
        );
        socket.on("data", () => undefined);
        socket.on("error", () => undefined);
        socket.on("close", () => done());
      });
    const headOnly = whole.slice(0, whole.indexOf("\r\n\r\n") + 4);
    const cases = ["", "POS", headOnly.slice(0, 40), headOnly, whole.slice(0, half), get(`/api/${hall.body}/events`), get(`/api/${hall.body}/head`)];
    await all([...cases, ...cases, ...cases, ...cases, ...cases], async (bytes) => {
      await all(["RST", "FIN"] as const, (how) => ended(bytes, how));
    });
    expect(await settles(() => descriptors(hall) <= before + 2, 5_000), `${descriptors(hall)} descriptors, ${before} before`).toBe(true);
    expect(await sizeOf(hall)).toBe(size); // a device that went away between the choice and its last byte cast nothing
    expect((await hall.vote(vote)).roll[0]!.letter).toBe(".");
    expect((await patient(members[0]!, line)).status).toBe(200);
    await lock(vote);
  });
});
