// Sockets without a client's manners, a proxy that spoils what passes, and what the system says of the hall's process.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { resolve } from "node:path";
import { applied } from "../../hall/stream";
import type { Frame, HeadAnswer, Snapshot, VoteListed } from "../../hall/contract";
import { ed25519 } from "@noble/curves/ed25519";
import { actMessage, actText, keyIdOf, lineOf } from "../../record/act";
import type { Answer, Hall, Person } from "../halls";

export const isLong = process.env["PLENARY_LONG"] === "1";
export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
export const all = <T, R>(list: Iterable<T>, job: (one: T, i: number) => Promise<R>): Promise<R[]> => Promise.all([...list].map(job));

// ---- raw sockets

export type Raw = { text: string; statuses: number[]; status: number; closed: boolean; ms: number };
type How = { ms?: number; answers?: number; fin?: boolean; every?: number };

// How many answers are there to their last byte.
function wholeIn(text: string): number {
  let count = 0;
  for (let at = 0; ; count++) {
    const end = text.indexOf("\r\n\r\n", at);
    if (end < 0) return count;
    at = end + 4 + Number(/^Content-Length: (\d+)$/im.exec(text.slice(at, end).replaceAll("\r", ""))?.[1] ?? 0);
    if (at > text.length) return count;
  }
}
export const bodyOf = (answer: Raw): string => answer.text.slice(answer.text.indexOf("\r\n\r\n") + 4);
// Without what is another in each answer.
export const plainOf = (answer: Raw): string => answer.text.replace(/^X-Request-Id: .*\r\n/im, "");
// The most bytes that a request may hold, as the program has it.
export const bodyLimit = Number(/body_bytes_max = ([\d']+)/.exec(readFileSync(resolve(import.meta.dirname, "../../../src/api/limits.hpp"), "utf8"))![1]!.replaceAll("'", ""));
const statusesIn = (text: string): number[] => [...text.matchAll(/HTTP\/1\.[01] (\d{3}) /g)].map((found) => Number(found[1]));

// Writes the parts (`every`: with so many milliseconds in between) and listens until the hall closes, `answers` came or
// `ms` are over.
export function raw(port: number, parts: string | Uint8Array | (string | Uint8Array)[], how: How = {}): Promise<Raw> {
  const begun = performance.now();
  return new Promise((done) => {
    let text = "";
    let over = false;
    const socket = connect(port, "127.0.0.1");
    const end = (closed: boolean): void => {
      if (over) return;
      over = true;
      clearTimeout(limit);
      socket.destroy();
      const statuses = statusesIn(text);
      done({ text, statuses, status: statuses[0] ?? 0, closed, ms: performance.now() - begun });
    };
    const limit = setTimeout(() => end(false), how.ms ?? 3_000);
    socket.on("data", (part: Buffer) => {
      text += part.toString("latin1");
      if (how.answers !== undefined && wholeIn(text) >= how.answers) end(false);
    });
    socket.on("close", () => end(true));
    socket.on("error", () => end(true));
    void (async () => {
      for (const part of Array.isArray(parts) ? parts : [parts]) {
        if (over) return;
        if (!socket.write(part)) await new Promise((drained) => socket.once("drain", drained).once("close", drained));
        if (how.every !== undefined) await pause(how.every);
      }
      if (how.fin === true) socket.end();
    })();
  });
}

export const get = (path: string, headers = ""): string => `GET ${path} HTTP/1.1\r\nHost: hall\r\n${headers}\r\n`;
export const post = (path: string, body: string, headers = ""): string =>
  `POST ${path} HTTP/1.1\r\nHost: hall\r\nContent-Type: text/plain\r\nContent-Length: ${Buffer.byteLength(body)}\r\n${headers}\r\n${body}`;
export const posted = (hall: Hall, line: string): string => post(`/api/${hall.body}/acts`, line);

// ---- a proxy

export type Spoil = { hold?: () => number; mute?: () => boolean; double?: boolean };

// Between a client and the hall: holds what a client says, drops what the hall answers, says all twice.
export class Proxy {
  private readonly sockets = new Set<Socket>();
  private constructor(private readonly server: Server) {}

  static async to(port: number, spoil: Spoil = {}): Promise<Proxy> {
    const server = createServer();
    const out = new Proxy(server);
    server.on("connection", (client) => {
      const ups = Array.from({ length: spoil.double === true ? 2 : 1 }, () => connect(port, "127.0.0.1"));
      for (const socket of [client, ...ups]) {
        out.sockets.add(socket);
        socket.on("error", () => undefined);
        socket.on("close", () => {
          out.sockets.delete(socket);
          for (const other of [client, ...ups]) other.destroy();
        });
      }
      client.on("data", (part) => {
        const say = (): void => ups.forEach((up) => up.destroyed || up.write(part));
        const ms = spoil.hold?.() ?? 0;
        if (ms === 0) say();
        else setTimeout(say, ms);
      });
      ups[0]!.on("data", (part) => {
        if (spoil.mute?.() !== true && !client.destroyed) client.write(part);
      });
      ups[1]?.on("data", () => undefined);
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    return out;
  }
  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }
  cut(): void {
    for (const socket of this.sockets) socket.resetAndDestroy();
  }
  close(): void {
    this.cut();
    this.server.close();
  }
}

// The same hall by another way.
export const by = (hall: Hall, port: number): Hall => Object.assign(Object.create(hall) as Hall, { address: `http://127.0.0.1:${port}` });
export const sends = (hall: Hall, line: string, signal: AbortSignal | null = null): Promise<Answer> =>
  hall.ask(`/api/${hall.body}/acts`, { method: "POST", body: line, headers: { "Content-Type": "text/plain" }, signal });

// ---- acts

export const parsed = <T = Record<string, any>>(answer: { text: string }): T => JSON.parse(answer.text) as T;

// What a hall may answer to somebody who is too fast; the same bytes are sent again.
export async function patient(person: Person, line: string): Promise<Answer> {
  for (;;) {
    const answer = await person.send(line);
    if (answer.status !== 429) return answer;
    await pause(60);
  }
}
export async function must(person: Person, act: { do: string; [field: string]: unknown }): Promise<{ position: number; repeated: boolean; receipt: string }> {
  const answer = await patient(person, await person.lineOf(act));
  if (answer.status !== 200) throw new Error(`${JSON.stringify(act)}: ${answer.status} ${answer.text}`);
  return parsed(answer);
}
// What stands now, of the record itself; a picture is shown a moment later.
export const sizeOf = async (hall: Hall): Promise<number> => (await hall.get<HeadAnswer>("/head")).size;
export const casts = (vote: number, seat: string, choice: string): { do: string; [field: string]: unknown } => ({ do: "vote.cast", vote, seat, choice });
export const opens = (title: string, question = "decision"): { do: string; [field: string]: unknown } => ({ do: "vote.open", question, title });

// What a failed test left open stops no other.
export async function locksAll(chair: Person): Promise<void> {
  const [last] = await chair.hall.get<VoteListed[]>("/votes");
  if (last?.count.state === "voting") await locks(chair, last.vote.id);
}
// Having seen whoever may have been turned away.
export async function locks(chair: Person, vote: number): Promise<void> {
  const shut_out = (await chair.body()).seats.map((seat) => seat.id);
  await must(chair, { do: "vote.lock", vote, shut_out });
}

// A line over exactly these bytes of an act, signed with that person's own key.
export function signs(person: Person, origin: string, text: string): string {
  return lineOf(keyIdOf(person.publicKey), ed25519.sign(actMessage(origin, text), person["secret"]), text);
}
// As Person.lineOf, with a head that was asked for once.
export function lineFor(person: Person, act: { do: string; [field: string]: unknown }, origin: string, seen: HeadAnswer, n: number): string {
  return signs(person, origin, actText(act, { by: person.seat, n, seen, origin }));
}
export const next = (person: Person, by = 1): number => (person["n"] += by);

// ---- what a watcher sees

export function pictureOf(events: { name: string; data: string }[]): Snapshot | null {
  let now: Snapshot | null = null;
  for (const { name, data } of events)
    if (name === "snapshot") now = JSON.parse(data) as Snapshot;
    else if (name === "frame" && now !== null) now = applied(now, JSON.parse(data) as Frame);
  return now;
}

// ---- the process

const pidOf = (hall: Hall): number => hall["process"]?.pid ?? 0;
export const descriptors = (hall: Hall): number => readdirSync(`/proc/${pidOf(hall)}/fd`).length;
const kilobytes = (hall: Hall, name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(readFileSync(`/proc/${pidOf(hall)}/status`, "latin1"))?.[1]);

// By how many KiB the most memory that was held at once, while it is done, exceeds what is held now.
export async function growth(hall: Hall, job: () => Promise<void>): Promise<number> {
  writeFileSync(`/proc/${pidOf(hall)}/clear_refs`, "5");
  const before = kilobytes(hall, "VmRSS");
  await job();
  return kilobytes(hall, "VmHWM") - before;
}
export async function settles(what: () => boolean | Promise<boolean>, ms = 5_000): Promise<boolean> {
  for (const until = performance.now() + ms; performance.now() < until; await pause(25)) if (await what()) return true;
  return what();
}
