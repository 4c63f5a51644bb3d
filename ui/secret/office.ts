// The tellers' office: a worker in which one teller's secrets are used. Its share lies in a file behind a passphrase,
// which this device keeps and the teller can print; the page never sees what is in it.
import type { Acts } from "./booth";

export type Told = {
  index: number; // of this teller, from 1; 0: not one of them
  stage: string;
  owes: string | null; // the act that is this teller's to put now
  hindered: string | null;
  counted: number | null; // after the lock
  listed: number | null;
  lock: string | null; // the lock digest, base64
};
export type Order =
  | { kind: "look"; acts: Acts; teller: string } // what is asked of it; no secret is needed
  | { kind: "make"; acts: Acts; teller: string; passphrase: string } // a new share for this ceremony
  | { kind: "open"; acts: Acts; teller: string; passphrase: string; file: string }
  | { kind: "owe"; acts: Acts; teller: string };
export type Answer =
  | { kind: "told"; told: Told }
  | { kind: "file"; file: string }
  | { kind: "opened" }
  | { kind: "act"; does: string; fields: Record<string, string | number[]> }
  | { kind: "nothing" }
  | { kind: "hindered"; why: string }
  | { kind: "fault"; code: string; act: number | null };

export class Office {
  private readonly worker = new Worker(new URL("./office_worker.ts", import.meta.url), { type: "module" });
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
  close(): void {
    this.worker.terminate();
  }
}
