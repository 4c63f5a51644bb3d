// What must not be told, and what must not be taken: hidden votes, old acts, other bodies' acts (catalogue B6, B12, V1, H6).
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { HeadAnswer } from "../../hall/contract";
import { Hall, Watch, type Person } from "../halls";
import { alsoIn, clubIn, entriesOf, routes, type Club } from "./bodies";
import { all, casts, get, lineFor, locks, locksAll, must, next, opens, parsed, patient, pause, pictureOf, plainOf, raw, sends, settles, signs, sizeOf } from "./wire";

let [house, hidden, shown, live]: [Hall, Club, Club, Club] = [] as never;
beforeAll(async () => {
  house = await Hall.empty("");
  hidden = await clubIn(house, { name: "Hidden Club", seats: 5, answers: { secrecy: "at_lock" } });
  shown = await clubIn(house, { name: "Shown Club", seats: 5 });
  live = await clubIn(house, { name: "Live Club", seats: 3, rehearsal: false });
});
afterEach(() => all([hidden, shown, live], (club) => locksAll(club.chair)));
afterAll(() => house.close());

const open = async (club: Club, title: string): Promise<number> => (await must(club.chair, opens(title))).position;
const lock = (club: Club, vote: number): Promise<void> => locks(club.chair, vote);
const signatureOf = (line: string): string => line.split(" ")[1]!;

// All that anybody can fetch, by the routes of docs/api.md, on every place of the record.
async function everything({ hall }: Club, vote: number): Promise<Map<string, string>> {
  const size = await sizeOf(hall);
  const places: Record<string, string[]> = {
    "{n}": [...Array(size + 2).keys()].flatMap((n) => (n >= vote ? [`${n}`, `${n}.csv`] : [`${n}`])),
    "{key}": (await hall.get<{ id: string }[]>("/keys")).map((key) => key.id),
    "{hash}": ["00".repeat(32)],
    "{path}": [...["0/000", "entries/000"].flatMap((tile) => [tile, ...Array.from({ length: Math.min(size, 255) }, (_, i) => `${tile}.p/${i + 1}`)]), "entries/001"],
  };
  const out = new Map<string, string>();
  for (const { method, path } of routes()) {
    if (method !== "GET" || path.endsWith("/events") || path.startsWith("/assets")) continue;
    const own = path.replace("{body}", hall.body);
    const place = /\{\w+\}/.exec(own)?.[0];
    const paths = place === undefined ? [own] : places[place]!.map((value) => own.replace(place, value));
    for (const one of paths.flatMap((it) => (it.endsWith("/may") ? ["m1", "m2", "chair"].map((seat) => `${it}?as=${seat}`) : /snapshot$|minutes/.test(it) ? [it, `${it}?lang=ar`] : [it]))) {
      const answer = await hall.ask(one);
      out.set(one, answer.text + [...answer.headers].filter(([name]) => name !== "x-request-id").join("\n") + Buffer.from(/^extra (.*)$/m.exec(answer.text)?.[1] ?? "", "base64").toString());
    }
  }
  return out;
}

describe("B12 a vote that is hidden until its lock", () => {
  it("is in no frame, picture, tile, receipt, list or figure before it", async () => {
    const { hall, members } = hidden;
    const watches = [await Watch.open(hall)];
    await watches[0]!.until(() => watches[0]!.events.length > 0);
    const vote = await open(hidden, "A hidden bench");
    watches.push(await Watch.open(hall, String(vote)), await Watch.open(hall, "0"));
    const choices = ["yes", "no", "abstain", "no", "yes", "abstain", "yes"];
    const planted: string[] = [];
    for (const [i, choice] of choices.entries()) {
      const one = members[i % members.length]!;
      const line = await one.lineOf(casts(vote, one.seat, choice));
      expect((await one.send(line)).status).toBe(200);
      planted.push(signatureOf(line).slice(0, 40));
    }
    await pause(1_200); // published meanwhile
    const told = await everything(hidden, vote);
    for (const [i, watch] of watches.entries()) told.set(`watcher ${i}`, JSON.stringify(watch.events));
    for (const [path, text] of told) {
      for (const token of planted) expect(text.includes(token), `${path} has a ballot's signature`).toBe(false);
      if (!path.includes("/may?")) expect(/\\?"choice\\?":\\?"/.test(text), `${path} says who chose what`).toBe(false);
      expect(/votes (?:yes|no)|abstains/.test(text), `${path} says it in words`).toBe(false);
      for (const lamps of text.matchAll(/lamps\\?":\\?"([^"\\]*)/g)) expect(lamps[1], path).toMatch(/^[-.v]*$/);
      for (const lamp of text.matchAll(/\\?"lamp\\?":\{([^}]*)\}/g)) expect(lamp[1], path).not.toMatch(/:\\?"[ynax]/);
    }
    const csv = told.get(`/api/${hall.body}/votes/${vote}.csv`)!;
    expect(csv.match(/,voted\r\n/g)).toHaveLength(5);
    // What one may do does not depend on how it voted: m1 and m2 chose differently.
    const mayOf = (seat: string): string => told.get(`/api/${hall.body}/may?as=${seat}`)!.replaceAll(seat, "SEAT").replaceAll(`Number ${seat.slice(1)}`, "NAME");
    expect(mayOf("m1")).toBe(mayOf("m2"));
    await lock(hidden, vote);
    expect(await settles(async () => (await entriesOf(hall)).some((entry) => entry.signature.startsWith(planted[0]!)))).toBe(true);
    const after = [...(await everything(hidden, vote)).values()].join("\n");
    for (const token of planted) expect(after).toContain(token);
    for (const watch of watches) {
      await watch.until(() => watch.events.some((event) => event.data.includes('"declared"')));
      expect(watch.events.findLast((event) => event.name === "frame")!.data).toContain('"lamp":{"0":"a","1":"y","2":"a","3":"n","4":"y"}');
      watch.close();
    }
  });

  it("P3 what is hidden is answered like what is not there, to the byte", async () => {
    const { hall, members } = hidden;
    const vote = await open(hidden, "Another hidden bench");
    for (const one of members) await one.votes(vote, "yes");
    await pause(1_200);
    const size = await sizeOf(hall);
    const answer = async (path: string): Promise<string> => {
      const told = await raw(hall.port, get(path), { answers: 1 });
      return plainOf(told);
    };
    const same = async (a: string, b: string): Promise<void> => expect(await answer(a), `${a} and ${b}`).toBe(await answer(b));
    const api = `/api/${hall.body}`;
    await same(`${api}/receipts/${vote + 2}`, `${api}/receipts/${size + 1_000}`);
    await same(`${api}/votes/${vote + 1}`, `${api}/votes/${size + 1_000}`);
    await same(`${api}/keys/00000000`, `${api}/keys/ffffffff`);
    await same(`/records/${hall.body}/tile/entries/000.p/${vote + 3}`, `/records/${hall.body}/tile/entries/000.p/${Math.min(255, size + 100)}`);
    await same(`/records/${hall.body}/tile/entries/001`, `/records/${hall.body}/tile/entries/999`);
    await same(`/api/hidden-clubs/body`, `/api/x/body`);
    await same(`/records/nobody/checkpoint`, `/records/x/checkpoint`);
    await same(`/records/${hall.body}/blobs/${"00".repeat(32)}`, `/records/${hall.body}/blobs/${"ab".repeat(32)}`);
    await lock(hidden, vote);
  });
});

describe("V1 the number on the board", () => {
  it("is, in every frame, that of the record up to there, and falls only where somebody changed", async () => {
    const { hall, members } = shown;
    const watch = await Watch.open(hall);
    await watch.until(() => watch.events.length > 0);
    const vote = await open(shown, "A counted bench");
    for (let i = 0; i < 60; i++) {
      const one = members[(i * 7) % members.length]!;
      expect((await patient(one, await one.lineOf(casts(vote, one.seat, ["yes", "no", "abstain"][(i * 5 + (i >> 3)) % 3]!)))).status).toBe(200);
      if (i % 9 === 0) await pause(60);
    }
    await lock(shown, vote);
    await watch.until(() => pictureOf(watch.events)?.count?.state === "declared");
    expect(await settles(async () => (await entriesOf(hall)).some((entry) => entry.events.some((event) => event["vote_locked"]?.vote === vote)))).toBe(true);
    const ballots = (await entriesOf(hall)).flatMap((entry) => entry.events.filter((event) => event["cast"]?.vote === vote).map((event) => event["cast"]));
    const at = (size: number): number[] => {
      const last = new Map(ballots.filter((one) => one.position < size).map((one) => [one.seat, one.choice]));
      return ["yes", "no", "abstain"].map((choice) => [...last.values()].filter((one) => one === choice).length);
    };
    let [frames, before, falls] = [0, [0, 0, 0], 0];
    for (const [i, event] of watch.events.entries()) {
      const now = pictureOf(watch.events.slice(0, i + 1));
      if (event.name !== "frame" || now?.vote?.id !== vote || now.count === null) continue;
      const tally = now.count.tally!.map((one) => one.count);
      expect(tally, `frame ${event.id}`).toEqual(at(Number(event.id)));
      expect(now.count.voted).toBe(tally.reduce((a, b) => a + b));
      expect(now.count.voted).toBeGreaterThanOrEqual(before.reduce((a, b) => a + b));
      if (tally.some((count, k) => count < before[k]!)) falls++;
      [frames, before] = [frames + 1, tally];
    }
    expect(frames).toBeGreaterThan(5);
    expect(falls).toBeGreaterThan(0); // somebody did change: the test could have seen it
    watch.close();
  });
});

describe("B6 an act that was made for something else", () => {
  it("is refused, or answered with what it did: yesterday's, another vote's, another body's, a rehearsal's", async () => {
    const { hall, members } = shown;
    const [one, two] = [members[0]!, members[1]!];
    const first = await open(shown, "Yesterday");
    const old = await one.lineOf(casts(first, one.seat, "yes"));
    const was = parsed(await patient(one, old))["position"];
    const spare = await one.lineOf(casts(first, one.seat, "no")); // signed, never sent
    await lock(shown, first);
    const vote = await open(shown, "Today");
    const size = await sizeOf(hall);
    const refused = async (line: string, ...codes: string[]): Promise<void> => {
      const answer = await sends(hall, line);
      expect(answer.status, answer.text).not.toBe(200);
      expect(codes, line.slice(98)).toContain(parsed(answer)["fault"] ?? parsed(answer)["refused"].id);
      expect(await sizeOf(hall)).toBe(size);
    };
    expect(parsed(await sends(hall, old))).toMatchObject({ position: was, repeated: true });
    await refused(spare, "STALE", "voting_closed");
    await refused(old.replace(`"vote":${first}`, `"vote":${vote}`), "SIGNATURE", "COUNTER");
    await refused(spare.replace(`"vote":${first}`, `"vote":${vote}`), "SIGNATURE");
    await refused(spare.replace('"choice":"no"', '"choice":"yes"'), "SIGNATURE");
    const good = await two.lineOf(casts(vote, two.seat, "yes"));
    await refused(good.replace(/^[0-9a-f]{8}/, old.slice(0, 8)), "SIGNATURE", "KEY_SEAT");
    await refused(`${good.slice(0, 9)}${signatureOf(old)} ${good.slice(98)}`, "SIGNATURE");
    expect((await hall.vote(vote)).count.voted).toBe(0);

    // The same device sits in three bodies; what it signs for one is nothing in the others.
    const there = await alsoIn(hidden, one, "m1");
    const inLive = await alsoIn(live, one, "m1");
    const fresh = await one.lineOf(casts(vote, one.seat, "yes"));
    for (const [club, code] of [[hidden, "ORIGIN"], [live, "REHEARSAL"]] as const) {
      const before = await sizeOf(club.hall);
      const moved = await sends(club.hall, fresh);
      expect(parsed(moved)["fault"]).toBe(code);
      // … also with the other origin written into it, and its own signature kept.
      const renamed = fresh.replace((await one.body()).origin, (await club.chair.body()).origin);
      expect(parsed(await sends(club.hall, renamed))["fault"]).toMatch(/SIGNATURE|SEEN_|STALE/);
      expect(await sizeOf(club.hall)).toBe(before);
    }
    // Made for that body but over another one's history.
    const { origin } = await inLive.body();
    const foreign = lineFor(inLive, { do: "presence.leave", seat: "m1" }, origin, await hall.get<HeadAnswer>("/head"), next(inLive));
    expect(parsed(await sends(live.hall, foreign))["fault"]).toMatch(/SEEN_/);
    expect((await sends(hall, fresh)).status).toBe(200); // its unharmed twin
    expect((await there.does({ do: "presence.leave", seat: "m1" })).status).toBe(200);
    await lock(shown, vote);
  });

  it("an act that was refused is not taken later, when it would be in order", async () => {
    const { hall, members } = shown;
    const one = members[2]!;
    const second: Person = await alsoIn(shown, Object.assign(Object.create(Object.getPrototypeOf(one)), new (one.constructor as typeof Person)(hall, one.seat)) as Person);
    const early = await one.lineOf({ do: "presence.arrive", seat: one.seat });
    expect(parsed(await patient(one, early))["refused"].id).toBe("already_present");
    await must(second, { do: "presence.leave", seat: one.seat });
    expect(parsed(await patient(one, early))["fault"]).toBe("STALE");
    const { origin } = await one.body();
    expect(parsed(await sends(hall, signs(one, origin, early.slice(98).replace(/"n":\d+/, `"n":${next(one)}`))))["fault"]).toBe("STALE");
    await must(second, { do: "presence.arrive", seat: one.seat });
  });
});

describe("H6 a reader that says it saw something impossible", () => {
  it("gets the whole picture, or what it lacks; never what is hidden", async () => {
    const { hall, members } = hidden;
    const elsewhere = await sizeOf(shown.hall);
    const vote = await open(hidden, "A bench for readers");
    for (const one of members) await one.votes(vote, "no");
    const size = await sizeOf(hall);
    const near = [-2, -1, 0, 1, 2].flatMap((k) => [`${size + k}`, `${vote + k}`]);
    const numbers = ["0", "-0", "-1", "1", "00", "007", "+1", "1e3", "1.5", "0x10", "NaN", "Infinity", "null", "true", "", " ", "9223372036854775807", "9223372036854775808", "18446744073709551615", "18446744073709551616", "9".repeat(400), `${elsewhere}`];
    const words = ["../1", "%00", "1;2", "1,2", "<b>", "\u00d9\u00a3", "a".repeat(4_000), "1 OR 1=1", "{}", "[]", '"', "-9223372036854775808"];
    await pause(150);
    await all([...near, ...numbers, ...words], async (said) => {
      const { status, text } = await raw(hall.port, Buffer.from(get(`/api/${hall.body}/events`, `Last-Event-ID: ${said}\r\n`), "latin1"), { ms: 600 });
      expect([200, 400], said).toContain(status);
      if (status === 400) return;
      const first = /event: (\w+)/.exec(text)?.[1];
      expect(["snapshot", "frame", "alive"], said).toContain(first);
      if (!/^(?:-0|\d{1,6})$/.test(said)) expect(first, said).toBe("snapshot"); // else it is a place where it may have been
      const since = text.slice(Math.max(0, text.indexOf(`"id":${vote},`)));
      expect(since, said).not.toMatch(/"lamps?":[^}]*[yna]["]|"choice":/);
    });
    await lock(hidden, vote);
  });
});
