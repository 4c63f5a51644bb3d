// The tellers' office: a worker in which one teller's secrets are used. Its share lies in a file behind a passphrase,
// which this device keeps and the teller can print; the page never sees what is in it.
import type { Acts } from "./acts";
import { Apart, type NoAnswer } from "./apart";

export type Told = {
  owes: string | null; // the act that is this teller's to put now
  counted: number | null; // after the lock
  listed: number | null;
};
export type Order =
  | { kind: "look"; acts: Acts; teller: string } // what is asked of it; no secret is needed
  | { kind: "inspect"; file: string } // is it a share at all?
  | { kind: "make"; acts: Acts; teller: string; passphrase: string } // a new share for this ceremony
  | { kind: "open"; acts: Acts; teller: string; passphrase: string; file: string }
  | { kind: "owe"; acts: Acts; teller: string };
export type Answer =
  | { kind: "told"; told: Told }
  | { kind: "file"; file: string }
  | { kind: "share" }
  | { kind: "opened"; fits: boolean } // whether the record has its commitment
  | { kind: "act"; does: string; fields: Record<string, string | number[]> }
  | { kind: "nothing" }
  | { kind: "hindered"; why: string }
  | NoAnswer;

export class Office extends Apart<Order, Answer> {
  constructor() {
    super(new Worker(new URL("./office_worker.ts", import.meta.url), { type: "module" }));
  }
}
