// A hall whose picture a test makes up: the screens come from a real hall, what they are told comes from the test.
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Body, Count, Minutes, Snapshot, Vote } from "../hall/contract";
import type { Hall } from "./halls";

export type Told = { body: Body; now: Snapshot; minutes?: Minutes };

export class Pretend {
  private readonly open = new Set<ServerResponse>();
  private readonly server: Server;
  private constructor(
    private readonly hall: Hall,
    public told: Told,
  ) {
    this.server = createServer((request, response) => void this.answer(request.url ?? "/", response));
  }

  static async over(hall: Hall, told: Told): Promise<Pretend> {
    const out = new Pretend(hall, told);
    await new Promise<void>((done) => out.server.listen(0, "127.0.0.1", done));
    return out;
  }
  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }
  // What is told from now on, also to those who listen already.
  tell(now: Partial<Snapshot>): void {
    this.told = { ...this.told, now: { ...this.told.now, ...now } };
    for (const one of this.open) one.write(this.event());
  }
  async close(): Promise<void> {
    for (const one of this.open) one.end();
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  private event(): string {
    return `event: snapshot\nid: ${this.told.now.head.size}\ndata: ${JSON.stringify(this.told.now)}\n\n`;
  }
  private async answer(url: string, response: ServerResponse): Promise<void> {
    const path = url.split("?")[0]?.replace(/^\/api\/[^/]+\//, "");
    const answers: Record<string, unknown> = { body: this.told.body, snapshot: this.told.now, minutes: this.told.minutes };
    if (url.startsWith("/api/") && path === "events") {
      response.writeHead(200, { "Content-Type": "text/event-stream" });
      response.write(this.event());
      const beat = setInterval(() => response.write(`event: alive\ndata: ${JSON.stringify({ at: new Date().toISOString(), connected: 0, seats: 0, watchers: 1 })}\n\n`), 2_000);
      response.on("close", () => clearInterval(beat));
      this.open.add(response);
    } else if (url.startsWith("/api/") && path !== undefined && answers[path] !== undefined) {
      response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(answers[path]));
    } else {
      // Every page is the same file; unpacked, as it is handed on.
      const file = url.startsWith("/assets/") || url.endsWith(".svg") ? url : "/";
      const real = await fetch(this.hall.address + file, { headers: { "Accept-Encoding": "identity" } });
      response.writeHead(real.status, Object.fromEntries(real.headers)).end(Buffer.from(await real.arrayBuffer()));
    }
  }
}

const at = (seconds: number): string => new Date(Date.now() + 1_000 * seconds).toISOString();

// A vote of 193, as it stood at some moment of it: so many in favour, against, abstaining, spread over the roll.
export function lampsOf(seats: number, yes: number, no: number, abstain: number): string {
  const letters = Array.from({ length: seats }, () => ".");
  let next = 0;
  for (const [letter, count] of [["y", yes], ["n", no], ["a", abstain]] as const)
    for (let i = 0; i < count; i++, next = (next + 61) % seats) {
      while (letters[next] !== ".") next = (next + 1) % seats;
      letters[next] = letter;
    }
  return letters.join("");
}

export const aVote: Vote = {
  id: 1002, document: "A/ES-11/L.5", question: "important", question_says: "draft resolution on an important question", mode: "recorded",
  title: "Territorial integrity of Ukraine: defending the principles of the Charter of the United Nations",
  method_says: "by recorded vote", showing: "live", majority_says: "two thirds of members present and voting", majority_cite: "rule 83",
  choices: ["yes", "no", "abstain"], opened_at: at(-60), motion: false, on: null, closes: null, sealed: null, test: null,
};

export function aCount(lamps: string, more: Partial<Count> = {}): Count {
  const of = (letter: string): number => [...lamps].filter((one) => one === letter).length;
  const [yes, no, abstain] = [of("y"), of("n"), of("a")];
  const needed = Math.ceil(((yes + no) * 2) / 3);
  return {
    state: "voting", tally: [{ choice: "yes", count: yes }, { choice: "no", count: no }, { choice: "abstain", count: abstain }],
    voted: yes + no + abstain, not_voting: of("."), entitled: lamps.length, present: lamps.length - 10, needed, final: false,
    lines: [{ says: "the votes in favour must be at least 2 times the votes against", formula: "yes >= 2 no", of: "", left: 3 * yes, right: 2 * (yes + no), sign: ">=", holds: yes >= needed }],
    outcome: null, tested: null, proposed: null, ...more,
  };
}

export function aSnapshot(body: Body, lamps: string, more: Partial<Snapshot> = {}): Snapshot {
  return {
    head: { size: 1124, root: "nEHnstXk/0aDZ6oQbWvJHgv6ZzBHBQb0xQ+5LLsTTtE=", at: at(-1) },
    sitting: { opened_at: at(-3_600), suspended: false, meeting: 14, session: "eleventh emergency special session", chair: "president" },
    figures: {
      members: body.seats.length, filled: body.seats.length, entitled: body.seats.length, present: 183,
      quorums: [{ says: "a majority of the members must be present for a decision", cite: "rule 67", needed: 97, holds: true }],
    },
    vote: aVote, count: aCount(lamps), lamps, presence: "1".repeat(body.seats.length), proxies: [],
    floor: {
      speaker: { seat: "THA", speech: "explanation of vote after the vote", since: at(-125), minutes: 10 },
      list: ["BOL", "VNM", "IRN", "GBR", "BRA", "KEN", "FRA", "TUR"].map((seat) => ({ seat, speech: "explanation of vote after the vote" })),
      list_closed: true, debate_closed: false,
    },
    motions: [], texts: [], documents: [], timed: [], papers: [], election: null, secret: null, last: null, ...more,
  };
}
