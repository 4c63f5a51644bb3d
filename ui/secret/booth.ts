// The polling booth: a worker in which a seat's secrets are used. The page learns what may be shown and nothing else;
// it is never blocked, whatever the device.
import type { Acts } from "./acts";
import { Apart, type NoAnswer } from "./apart";
import type { Seed } from "./seeds";

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
  | NoAnswer; // of the record's act, or of this device (`credential`: not its key)

export class Booth extends Apart<Order, Answer> {
  constructor() {
    super(new Worker(new URL("./booth_worker.ts", import.meta.url), { type: "module" }));
  }
}
