// The polling booth: a worker in which a seat's secrets are used. The page learns what may be shown and nothing else;
// it is never blocked, whatever the device.
import type { Transcript } from "../hall/contract";
import type { Seed } from "./seeds";

export type Acts = { origin: string; acts: string[]; blobs: Record<string, string> };
export const actsOf = ({ origin, acts, blobs }: Transcript): Acts => ({ origin, acts: acts.map(({ act }) => act), blobs });

// What the record itself says of the ballot, once every act of it was run on this device.
export type Paper = {
  vote: number;
  question: string; // SHA-256 of its text, base64
  options: string[];
  minimum: number;
  maximum: number;
  classes: string[];
  tellers: string[]; // who can open it
  t: number;
  floor: number;
  waived: boolean;
  listed: number;
  weight: number; // of this seat
  group: number; // how many have the same class and weight
  cast: { sequence: number; short: string } | null; // the last one of this seat that is recorded
  stage: "open" | "lock" | "result" | "void";
};
export type Shown = { sequence: number; tracker: string; short: string };

export type Order =
  | { kind: "register"; origin: string; seat: string; seed: Seed }
  | { kind: "enter"; acts: Acts; seat: string; seed: Seed; highest: number }
  | { kind: "seal"; choice: number[] }
  | { kind: "cast" | "check" | "forget" };
export type Answer =
  | { kind: "registration"; message: string }
  | { kind: "entered"; paper: Paper }
  | { kind: "sealed" | "forgotten"; shown: Shown | null }
  | { kind: "ballot"; ballot: string; shown: Shown }
  | { kind: "opening"; sealed: string; opening: string; shown: Shown }
  | { kind: "fault"; code: string; act: number | null }; // of the record's act, or of this device (`credential`: not its key)

// One order after the other; each has one answer.
export class Booth {
  private readonly worker = new Worker(new URL("./booth_worker.ts", import.meta.url), { type: "module" });
  private turn: Promise<unknown> = Promise.resolve();

  ask(order: Order): Promise<Answer> {
    const mine = this.turn.then(
      () =>
        new Promise<Answer>((resolve) => {
          this.worker.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data);
          this.worker.onerror = () => resolve({ kind: "fault", code: "worker", act: null });
          this.worker.postMessage(order);
        }),
    );
    this.turn = mine;
    return mine;
  }
  // Its memory goes with it.
  close(): void {
    this.worker.terminate();
  }
}
