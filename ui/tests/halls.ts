// Real halls for tests: made by `plenary new`, opened by `plenary serve`, and people who sign with keys of their own.
import { ed25519 } from "@noble/curves/ed25519";
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { ActBody, Body, HeadAnswer, May, Offer, Snapshot, VoteWhole } from "../hall/contract";
import { actMessage, actText, keyIdOf, lineOf, possessionMessage } from "../record/act";
import { base64Of, ofHex } from "../record/bytes";

const root = resolve(import.meta.dirname, "../..");
export const program = process.env["PLENARY"] ?? join(root, "build/check/plenary");

function dataWith(folder: string, rules: string): string {
  const data = join(folder, "data");
  for (const part of ["bodies", "forms", "messages"]) cpSync(join(root, part), join(data, part), { recursive: true });
  appendFileSync(join(data, "bodies/association/rules.toml"), rules);
  return data;
}

export type Answer = { status: number; text: string; headers: Headers };

export class Hall {
  private process: ChildProcess | null = null;
  address = "";
  printed = "";

  private constructor(
    readonly folder: string,
    readonly body: string,
    private readonly more: string[] = [],
  ) {}

  // An association with that many members: m1, m2, …; `rules`: what is added to its rules that no answer asks for.
  static async club(members: number, answers: string[] = [], rules = ""): Promise<Hall> {
    const folder = mkdtempSync(join(tmpdir(), "plenary-"));
    const list = join(folder, "members.csv");
    const rows = Array.from({ length: members }, (_, i) => `Member Number ${i + 1},m${i + 1}`);
    writeFileSync(list, ["name,id", ...rows].join("\n"));
    const given = answers.flatMap((answer) => ["--answer", answer]);
    const hall = join(folder, "hall");
    execFileSync(program, ["new", hall, "--name", "Garden Club", "--members", list, "--rehearsal", ...given], {
      stdio: ["ignore", "pipe", "pipe"],
      env: rules === "" ? process.env : { ...process.env, PLENARY_DATA: dataWith(folder, rules) },
    });
    const out = new Hall(hall, "garden-club");
    await out.open();
    return out;
  }
  // A hall in which nobody meets yet; it prints the setup link.
  static async empty(body: string): Promise<Hall> {
    const out = new Hall(join(mkdtempSync(join(tmpdir(), "plenary-")), "hall"), body);
    await out.open();
    return out;
  }
  // A story up to a scene, and the rest as a script; without more said that of 2022 up to 10 October.
  static async story(name = "2022", from = "10 October", body = "un-general-assembly"): Promise<Hall> {
    const folder = join(mkdtempSync(join(tmpdir(), "plenary-")), "hall");
    const story = ["--story", join(root, `scenarios/story/${name}.scene`), "--from", from, "--delegate", "NOR"];
    const out = new Hall(folder, body, story);
    await out.open();
    return out;
  }

  async open(port = 0, how: string[] = []): Promise<void> {
    const started = spawn(program, ["serve", this.folder, "--port", String(port), ...this.more, ...how], { cwd: root });
    this.process = started;
    this.printed = "";
    await new Promise<void>((done, failed) => {
      started.stdout.on("data", (part: Buffer) => {
        this.printed += part.toString();
        const found = /(http:\/\/[0-9.]+:\d+)[\s\S]*(?:board|record|setup=[0-9a-f]+)\n/.exec(this.printed);
        if (found?.[1] !== undefined) {
          this.address = found[1];
          done();
        }
      });
      started.stderr.on("data", (part: Buffer) => (this.printed += part.toString()));
      started.on("exit", (code) => failed(new Error(`the hall ended with ${code}: ${this.printed}`)));
    });
  }
  async kill(signal: NodeJS.Signals): Promise<void> {
    const running = this.process;
    this.process = null;
    if (running === null || running.exitCode !== null || running.signalCode !== null) return;
    const over = new Promise((done) => running.on("exit", done));
    running.removeAllListeners("exit");
    running.on("exit", () => undefined);
    const ended = new Promise((done) => running.once("exit", done));
    running.kill(signal);
    await Promise.race([over, ended]);
  }
  // Waits until it has ended by itself; its exit code.
  async ended(): Promise<number | null> {
    const running = this.process;
    if (running === null) throw new Error("no hall is running");
    running.removeAllListeners("exit");
    return running.exitCode ?? new Promise((done) => running.once("exit", done));
  }
  async close(): Promise<void> {
    await this.kill("SIGTERM");
    rmSync(resolve(this.folder, ".."), { recursive: true, force: true });
  }
  get port(): number {
    return Number(new URL(this.address).port);
  }

  async ask(path: string, how: RequestInit = {}): Promise<Answer> {
    const answer = await fetch(this.address + path, how);
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  }
  async get<T>(path: string): Promise<T> {
    const answer = await this.ask(`/api/${this.body}${path}`);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return JSON.parse(answer.text) as T;
  }
  now(): Promise<Snapshot> {
    return this.get<Snapshot>("/snapshot");
  }
  vote(id: number): Promise<VoteWhole> {
    return this.get<VoteWhole>(`/votes/${id}`);
  }

  // Waits until what everybody sees is as the test wants it.
  async until(what: (now: Snapshot) => boolean): Promise<Snapshot> {
    for (let i = 0; i < 200; i++) {
      const now = await this.now();
      if (what(now)) return now;
      await new Promise((done) => setTimeout(done, 50));
    }
    throw new Error("what everybody sees is not what the test waits for: " + JSON.stringify(await this.now()));
  }

  // One-time links by the command line, by seat.
  invite(...seats: string[]): Map<string, string> {
    const who = seats.length === 0 ? ["--all"] : seats;
    const table = execFileSync(program, ["invite", this.folder, this.body, ...who, "--at", this.address]).toString();
    const links = table.trim().split("\n").slice(1).map((row) => row.split(","));
    return new Map(links.map((row) => [row[0] ?? "", row.at(-1) ?? ""]));
  }
  verify(): string {
    try {
      const folder = existsSync(join(this.folder, this.body, "record")) ? join(this.body, "record") : this.body;
      return execFileSync(program, ["verify", join(this.folder, folder)], { cwd: root }).toString();
    } catch (failed) {
      return String((failed as { stdout?: Buffer }).stdout);
    }
  }
  // All that anybody can read of the record, and all that was ever published.
  published(path: string): string {
    return readFileSync(join(this.folder, this.body, "record", path), "latin1");
  }
}

export class Person {
  private n = 0;
  private readonly secret = ed25519.utils.randomPrivateKey();
  readonly publicKey = ed25519.getPublicKey(this.secret);
  private known: Body | null = null;

  constructor(
    readonly hall: Hall,
    readonly seat: string,
  ) {}

  // Takes the one-time link that an officer gave.
  static async enter(hall: Hall, seat: string, link: string): Promise<Person> {
    const out = new Person(hall, seat);
    const seed = ofHex(/invite=([0-9a-f]{64})/.exec(link)?.[1] ?? "");
    const invitation = ed25519.getPublicKey(seed);
    const origin = (await out.body()).origin;
    const proof = ed25519.sign(possessionMessage(origin, seat, out.publicKey), out.secret);
    const act = { do: "key.enrol", seat, key: base64Of(out.publicKey), proof: base64Of(proof), invitation: base64Of(invitation) };
    const answer = await out.send(await out.lineOf(act, seed, 1));
    if (answer.status !== 200) throw new Error(answer.text);
    return out;
  }

  async body(): Promise<Body> {
    this.known ??= await this.hall.get<Body>("/body");
    return this.known;
  }
  async lineOf(act: ActBody, secret = this.secret, n = ++this.n): Promise<string> {
    const { origin } = await this.body();
    const head = await this.hall.get<HeadAnswer>("/head");
    const text = actText(act, { by: this.seat, n, seen: head, origin });
    return lineOf(keyIdOf(ed25519.getPublicKey(secret)), ed25519.sign(actMessage(origin, text), secret), text);
  }
  send(line: string): Promise<Answer> {
    return this.hall.ask(`/api/${this.hall.body}/acts`, { method: "POST", body: line, headers: { "Content-Type": "text/plain" } });
  }
  // What the hall offers this one of that kind; null: nothing.
  async may(name: string): Promise<Offer | null> {
    const { offers } = await this.hall.get<May>(`/may?as=${this.seat}`);
    return offers.find(({ act }) => act.do === name) ?? null;
  }
  async does(act: ActBody): Promise<Answer> {
    return this.send(await this.lineOf(act));
  }
  async must(act: ActBody): Promise<{ position: number; receipt: string }> {
    const answer = await this.does(act);
    if (answer.status !== 200) throw new Error(`${JSON.stringify(act)}: ${answer.status} ${answer.text}`);
    return JSON.parse(answer.text) as { position: number; receipt: string };
  }
  votes(vote: number, choice: string): Promise<Answer> {
    return this.does({ do: "vote.cast", vote, seat: this.seat, choice });
  }
}

// A club whose members are here and whose sitting is open.
export async function meeting(members: number, answers: string[] = []): Promise<{ hall: Hall; chair: Person; members: Person[] }> {
  const hall = await Hall.club(members, answers);
  const links = hall.invite();
  const enter = async (seat: string): Promise<Person> => Person.enter(hall, seat, links.get(seat) ?? "");
  const chair = await enter("chair");
  const people: Person[] = [];
  for (let i = 1; i <= members; i++) people.push(await enter(`m${i}`));
  for (const one of people) await one.must({ do: "presence.arrive", seat: one.seat });
  await chair.must({ do: "sitting.open" });
  return { hall, chair, members: people };
}

// The server-sent events of a hall, as they come.
export class Watch {
  readonly events: { id: string; name: string; data: string }[] = [];
  private readonly ended = new AbortController();
  private constructor() {}

  static async open(hall: Hall, seen = ""): Promise<Watch> {
    const out = new Watch();
    const headers: Record<string, string> = seen === "" ? {} : { "Last-Event-ID": seen };
    const answer = await fetch(`${hall.address}/api/${hall.body}/events`, { headers, signal: out.ended.signal });
    void out.read(answer.body!.getReader());
    return out;
  }
  private async read(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let text = "";
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        text += decoder.decode(value, { stream: true });
        for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
          const field = (name: string): string => new RegExp(`^${name}: (.*)$`, "m").exec(text.slice(0, end))?.[1] ?? "";
          this.events.push({ id: field("id"), name: field("event"), data: field("data") });
          text = text.slice(end + 2);
        }
      }
    } catch {
      // The connection ended: that is what some tests are about.
    }
  }
  async until(what: () => boolean): Promise<void> {
    for (let i = 0; i < 200 && !what(); i++) await new Promise((done) => setTimeout(done, 25));
    if (!what()) throw new Error("the event that the test waits for does not come");
  }
  close(): void {
    this.ended.abort();
  }
}
