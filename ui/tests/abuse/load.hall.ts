// Somebody who takes more than his share: slow, huge, many, fast, deep (catalogue E4 to E7, E14, P7, H20).
import { connect, type Socket } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { HeadAnswer } from "../../hall/contract";
import { Hall, meeting, Watch } from "../halls";
import { entriesOf, founds, numbered, setupToken } from "./bodies";
import { all, bodyLimit, bodyOf, casts, descriptors, get, growth, isLong, lineFor, locksAll, must, next, opens, parsed, patient, pause, pictureOf, post, posted, raw, settles, signs } from "./wire";

let club: Awaited<ReturnType<typeof meeting>>;
beforeAll(async () => {
  club = await meeting(10);
});
afterEach(() => locksAll(club.chair));
afterAll(async () => {
  await club.hall.kill("SIGTERM");
  expect(club.hall.verify()).toContain("valid");
  await club.hall.close();
});
const open = async (title: string): Promise<number> => (await must(club.chair, opens(title))).position;
const lock = async (vote: number): Promise<void> => void (await must(club.chair, { do: "vote.lock", vote }));

// The honest ones vote, each as often as is said, while something else goes on; the longest that one waited, in ms.
async function honestVote(vote: number, times: number, every = 100): Promise<number> {
  let longest = 0;
  for (let i = 0; i < times; i++, await pause(every))
    await all(club.members, async (one) => {
      const begun = performance.now();
      expect((await patient(one, await one.lineOf(casts(vote, one.seat, i % 2 === 0 ? "yes" : "no")))).status).toBe(200);
      longest = Math.max(longest, performance.now() - begun);
    });
  return longest;
}

describe("E4 slow ones", () => {
  const trickle = (text: string): string[] => [...text.padEnd(200, "x")];
  it("headers, bodies and silent ones are closed in time; others vote meanwhile", async () => {
    const { hall } = club;
    const vote = await open("Slowly");
    const header = `GET /healthz HTTP/1.1\r\nHost: hall\r\nX-Slow: `;
    const body = `POST /api/${hall.body}/acts HTTP/1.1\r\nHost: hall\r\nContent-Length: 400\r\n\r\n`;
    const slow = all(Array(40), (_, i) => raw(hall.port, i % 2 === 0 ? trickle(header) : [header], { ms: 9_000, every: 300 }));
    const slowBody = all(Array(40), () => raw(hall.port, [body, ...trickle("")], { ms: 14_000, every: 300 }));
    const longest = await honestVote(vote, 10);
    console.log(`E4: the longest vote took ${Math.round(longest)} ms`);
    expect(longest).toBeLessThan(5_000);
    for (const one of await slow) expect(one.closed, `slow headers: ${Math.round(one.ms)} ms`).toBe(true);
    for (const one of await slowBody) expect(one.closed, `slow body: ${Math.round(one.ms)} ms`).toBe(true);
    await lock(vote);
  });

  it("readers that do not read cost no memory, and see what everybody sees when they wake up", async () => {
    const { hall } = club;
    const vote = await open("Deaf");
    const asks = (request: string): Promise<Socket> =>
      new Promise((done) => {
        const socket = connect(hall.port, "127.0.0.1", () => done(socket));
        socket.pause().on("error", () => undefined);
        socket.write(request);
      });
    const deaf = await all(Array(10), () => asks(get(`/api/${hall.body}/body`).repeat(3_000)));
    const streams = await all(Array(10), () => asks(get(`/api/${hall.body}/events`)));
    let longest = 0;
    const grown = await growth(hall, async () => {
      longest = await honestVote(vote, 10);
    });
    console.log(`E4: the longest vote took ${Math.round(longest)} ms; memory grew by ${grown} KiB`);
    expect(longest).toBeLessThan(5_000);
    expect(grown).toBeLessThan(10_240);
    await lock(vote);
    const now = await hall.until((then) => then.count?.state === "declared");
    const read = await all(streams, async (socket) => {
      let text = "";
      socket.on("data", (part: Buffer) => (text += part.toString())).resume();
      await settles(() => socket.destroyed || text.includes(`id: ${now.head.size}\n`), 5_000);
      socket.destroy();
      return text;
    });
    for (const text of read) {
      const events = [...text.matchAll(/event: (\w+)\ndata: (.*)\n/g)].map((found) => ({ name: found[1]!, data: found[2]! }));
      expect(pictureOf(events)).toEqual(now);
    }
    for (const socket of deaf) socket.destroy();
  });
});

describe("E5 huge and broken requests", () => {
  const to = "POST /api/garden-club/acts HTTP/1.1\r\nHost: hall\r\n";
  const chunked = `${to}Transfer-Encoding: chunked\r\n\r\n`;
  const line = (name: string, value: string): string => `GET /healthz HTTP/1.1\r\nHost: hall\r\n${name}: ${value}\r\n\r\n`;
  const big = "x".repeat(200_000);
  const cases: Record<string, string> = {
    "1 GiB announced": `${to}Content-Length: 1073741824\r\n\r\n`,
    "1 GiB announced and some of it sent": `${to}Content-Length: 1073741824\r\n\r\n${big}`,
    "one byte above the limit": `${to}Content-Length: ${bodyLimit + 1}\r\n\r\n${"x".repeat(bodyLimit + 1)}`,
    "2^63": `${to}Content-Length: 9223372036854775808\r\n\r\n`,
    "2^64": `${to}Content-Length: 18446744073709551616\r\n\r\n`,
    "a negative length": `${to}Content-Length: -1\r\n\r\n`,
    "a length with a sign": `${to}Content-Length: +5\r\n\r\nhello`,
    "a length in hex": `${to}Content-Length: 0x5\r\n\r\nhello`,
    "an empty length": `${to}Content-Length: \r\n\r\n`,
    "two lengths": `${to}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!`,
    "a list of lengths": `${to}Content-Length: 5, 6\r\n\r\nhello!`,
    "100,000 headers": `GET /healthz HTTP/1.1\r\nHost: hall\r\n${"X-A: b\r\n".repeat(100_000)}\r\n`,
    "one header of 200 KB": line("X-A", big),
    "a header's name of 200 KB": line(big, "b"),
    "a URL of 64 KB": get(`/${"a".repeat(65_536)}`),
    "a query of 64 KB": get(`/api/garden-club/may?as=${"a".repeat(65_536)}`),
    "a method of 64 KB": `${"G".repeat(65_536)} / HTTP/1.1\r\n\r\n`,
    "a version of 64 KB": `GET / HTTP/${"1".repeat(65_536)}\r\n\r\n`,
    "64 KB without a line end": "A".repeat(65_536),
    "a chunk that is no number": `${chunked}ZZ\r\nabc\r\n0\r\n\r\n`,
    "a chunk of 2^68": `${chunked}FFFFFFFFFFFFFFFFF\r\nabc`,
    "a chunk of 1 GiB": `${chunked}40000000\r\nabc`,
    "a chunk of less than nothing": `${chunked}-1\r\nabc\r\n`,
    "a chunk longer than it says": `${chunked}1\r\nabcdef\r\n0\r\n\r\n`,
    "a chunk without its end": `${chunked}3\r\nabcX\r\n`,
    "an extension of 200 KB": `${chunked}3;a=${big}\r\nabc\r\n0\r\n\r\n`,
    "many small chunks": chunked + "1\r\na\r\n".repeat(bodyLimit + 1),
    "a compression bomb": `${to}Content-Encoding: gzip\r\nContent-Length: 20\r\n\r\n\u001f\u008b\u0008\u0000\u0000\u0000\u0000\u0000\u0000\u0003aaaaaaaaaa`,
    "another coding": `${to}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n`,
    "nothing but NUL": `${"\0".repeat(10_000)}\r\n\r\n`,
    "NUL in a header": line("X-A", "a\0b"),
    "CR in a header": line("X-A", "a\rb"),
    "a name with a space": line("X A", "b"),
    "no colon": "GET /healthz HTTP/1.1\r\nHost hall\r\n\r\n",
    "HTTP/0.9": "GET /healthz\r\n",
    "HTTP/2": "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "TLS": "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
    "a method that is none": "G\u00cbT / HTTP/1.1\r\nHost: hall\r\n\r\n",
    "no act": post("/api/garden-club/acts", "x".repeat(bodyLimit)),
  };
  it("are refused with 4xx and closed, or closed, and cost no memory", async () => {
    const { hall } = club;
    const before = descriptors(hall);
    const grown = await growth(hall, async () => {
      await all(Object.entries(cases), async ([name, bytes]) => {
        const answer = await raw(hall.port, Buffer.from(bytes, "latin1"), { ms: 3_000, fin: ["HTTP/0.9", "TLS", "a chunk without its end"].includes(name) });
        if (answer.status !== 0) expect(answer.status, name).toBeGreaterThanOrEqual(400);
        expect(answer.status, name).toBeLessThan(500);
        expect(answer.statuses.length, name).toBeLessThanOrEqual(1);
        if (answer.status === 0) expect(answer.closed, `${name}: neither answered nor closed`).toBe(true);
      });
    });
    console.log(`E5: ${Object.keys(cases).length} requests; memory grew by ${grown} KiB at most`);
    expect(grown).toBeLessThan(10_240);
    expect(await settles(() => descriptors(hall) <= before + 2)).toBe(true);
    expect((await hall.ask("/healthz")).status).toBe(200);
  });
});

describe("E5 trailers of 200 KB", () => {
  it("do not end the hall", async () => {
    const hall = await Hall.club(1);
    const answer = await raw(hall.port, post("/api/garden-club/acts", "").replace("Content-Length: 0", "Transfer-Encoding: chunked") + `3\r\nabc\r\n0\r\nX-A: ${"x".repeat(200_000)}\r\n\r\n`, { ms: 1_000 });
    expect([0, 400, 411, 413, 431]).toContain(answer.status);
    expect(await hall.ask("/healthz").then((told) => told.status, () => "the hall is gone")).toBe(200);
    await hall.close();
  });
});

describe("E6 one client with 2,000 event streams", () => {
  it("keeps nobody from voting, and leaves nothing", async () => {
    const { hall } = club;
    const vote = await open("Crowded");
    const before = descriptors(hall);
    const sockets: Socket[] = [];
    for (let i = 0; i < 20; i++)
      sockets.push(...(await all(Array(100), () => new Promise<Socket>((done) => {
        const socket = connect(hall.port, "127.0.0.1", () => socket.write(get(`/api/${hall.body}/events`), () => done(socket)));
        socket.on("error", () => done(socket)).on("data", () => undefined);
      }))));
    let longest = 0;
    const grown = await growth(hall, async () => {
      longest = await honestVote(vote, 5);
    });
    const watch = await Watch.open(hall);
    console.log(`E6: the longest vote took ${Math.round(longest)} ms; memory grew by ${grown} KiB; ${descriptors(hall) - before} descriptors`);
    expect(longest).toBeLessThan(5_000);
    expect(grown).toBeLessThan(20 * 2_000);
    for (const socket of sockets) socket.destroy();
    expect(await settles(() => descriptors(hall) <= before + 5)).toBe(true);
    watch.close();
    await lock(vote);
  });
});

describe("E7 one seat that changes its vote a hundred times a second", () => {
  it("all that is taken stands in order, the last counts, the rest is 429, and nobody else notices", async () => {
    const { hall, members } = club;
    const vote = await open("Wavering");
    await pause(1_000);
    const one = members[0]!;
    const { origin } = await one.body();
    const head = await hall.get<HeadAnswer>("/head");
    const choices = Array.from({ length: 300 }, (_, i) => ["yes", "no", "abstain"][i % 3]!);
    const lines = choices.map((choice) => lineFor(one, casts(vote, one.seat, choice), origin, head, next(one)));
    const flood = raw(hall.port, lines.map((line) => posted(hall, line)), { answers: 300, ms: 20_000 });
    for (const other of members.slice(1)) expect((await other.votes(vote, "yes")).status).toBe(200);
    const { statuses } = await flood;
    expect(statuses).toHaveLength(300);
    const taken = choices.filter((_, i) => statuses[i] === 200);
    expect(statuses.filter((status) => status !== 200).every((status) => status === 429)).toBe(true);
    expect((await hall.vote(vote)).roll[0]!.letter).toBe(taken.at(-1)![0]);
    await lock(vote);
    expect(await settles(async () => (await entriesOf(hall)).some((entry) => entry.events.some((event) => event["vote_locked"]?.vote === vote)))).toBe(true);
    const recorded = (await entriesOf(hall)).flatMap((entry) => entry.events.filter((event) => event["cast"]?.vote === vote && event["cast"].seat === "m1").map((event) => event["cast"].choice));
    expect(recorded).toEqual(taken);
    expect(taken.length).toBeGreaterThanOrEqual(90);
    expect(statuses).toContain(429);
  });
});

describe("E14 texts that are costly to read", () => {
  // The middle of several: how long a request of that size takes.
  const timed = async (make: (n: number) => string, n: number, port: number): Promise<number> => {
    const bytes = make(n);
    const took: number[] = [];
    for (let i = 0; i < 9; i++) took.push((await raw(port, bytes, { answers: 1, ms: 20_000 })).ms);
    return took.sort((a, b) => a - b)[4]!;
  };
  it("cost as much again when they are twice as long", async () => {
    const { hall, members } = club;
    const { origin } = await members[1]!.body();
    const act = (text: string): string => posted(hall, signs(members[1]!, origin, text));
    const keys = (n: number, name: (i: number) => string): string => `{${Array.from({ length: n }, (_, i) => `"${name(i)}":1`).join()}}`;
    const house = await Hall.empty("");
    const founding = (answers: string): string => post("/api/bodies", `{"name":"x","members":"","rehearsal":true,"answers":${answers}}`, `Authorization: Bearer ${setupToken(house)}\r\n`);
    const hard: Record<string, { make: (n: number) => string; port: number }> = {
      "100,000 [": { make: (n) => act("[".repeat(n)), port: hall.port },
      "100,000 {": { make: (n) => act('{"a":'.repeat(n / 5)), port: hall.port },
      "a number of 100,000 digits": { make: (n) => act(`{"by":"m2","do":"vote.cast","vote":${"9".repeat(n)}}`), port: hall.port },
      "a text of 100,000 escapes": { make: (n) => act(`{"by":"m2","do":"${"\\u0041".repeat(n / 6)}"}`), port: hall.port },
      "many keys": { make: (n) => act(keys(n / 12, (i) => `k${i}`)), port: hall.port },
      "[ in a founding": { make: (n) => founding("[".repeat(n)), port: house.port },
      "keys that meet in a table": { make: (n) => founding(keys(n / 20, (i) => i.toString(2).padStart(14, "0").replaceAll("0", "Aa").replaceAll("1", "BB").slice(0, 16))), port: house.port },
      "a million digits": { make: (n) => act(`{"n":${"1".repeat(n * 10)}}`), port: hall.port },
    };
    for (const [name, { make, port }] of Object.entries(hard)) {
      const answer = await raw(port, make(100_000), { answers: 1, ms: 20_000 });
      expect(answer.status, name).toBeGreaterThanOrEqual(400);
      expect(answer.status, name).toBeLessThan(500);
      const [half, whole] = [await timed(make, 50_000, port), await timed(make, 100_000, port)];
      expect(whole, `${name}: ${half.toFixed(2)} ms, then ${whole.toFixed(2)} ms`).toBeLessThan(4 * half + 20);
    }
    expect((await founds(house, { name: "Twin Club", members: numbered(3), answers: {}, rehearsal: true })).status).toBe(200);
    await house.close();
  });
});

describe("P7 bad signatures in the name of a seat that is voting", () => {
  it("do not keep it from voting", async () => {
    const { hall, members } = club;
    const vote = await open("Under attack");
    const one = members[2]!;
    const line = await one.lineOf(casts(vote, one.seat, "yes"));
    const bad = (i: number): string => posted(hall, `${line.slice(0, 9)}${Buffer.alloc(64, i % 251).toString("base64")} ${line.slice(98)}`);
    const count = (isLong ? 100_000 : 10_000) / 8;
    let hasVoted = false;
    // Each of eight goes on until the honest one is done, however fast the hall is.
    const floods = all(Array(8), async (_, k) => {
      const statuses: number[] = [];
      do {
        const flood = await raw(hall.port, Array.from({ length: count / 10 }, (_, i) => bad(i + k).repeat(10)), { answers: count, ms: 60_000 });
        expect(flood.statuses).toHaveLength(count);
        statuses.push(...flood.statuses);
      } while (!hasVoted);
      return statuses;
    });
    const votes = (async () => {
      for (let i = 0; i < 15; i++, await pause(60)) {
        const answer = await one.does(casts(vote, one.seat, i % 2 === 0 ? "yes" : "no"));
        expect(answer.status, `while it is attacked: ${answer.text}`).toBe(200);
      }
    })().finally(() => (hasVoted = true));
    const [statuses] = await Promise.all([floods, votes]);
    expect(statuses.flat().every((status) => status === 422 || status === 429)).toBe(true);
    expect((await one.votes(vote, "no")).status).toBe(200);
    expect(parsed(await hall.ask(`/api/${hall.body}/votes/${vote}`))["roll"][2].letter).toBe("n");
    await lock(vote);
  });
});

describe("H20 pages that anybody may ask for", () => {
  const room = /^plenary_room_questions_total(?:\{[^}]*\})? (\d+)$/m;
  it("cost no work in the room where votes are taken", async (task) => {
    const { hall } = club;
    const worked = async (): Promise<number | null> => Number(room.exec((await hall.ask("/metrics")).text)?.[1] ?? Number.NaN);
    const before = await worked();
    if (Number.isNaN(before)) return task.skip("/metrics does not count what is asked of the room (plenary_room_questions_total)");
    const paths = ["/garden-club/board", "/api/garden-club/snapshot", "/records/garden-club/checkpoint", "/records/garden-club/tile/0/000.p/1"];
    const answers = await all(paths, (path) => raw(hall.port, Array(25).fill(get(path).repeat(100)) as string[], { answers: 2_500, ms: 30_000 }));
    for (const answer of answers) expect(answer.statuses).toHaveLength(2_500);
    expect(await worked()).toBe(before);
    expect(bodyOf(answers[1]!)).toContain('"head"');
  });
});
