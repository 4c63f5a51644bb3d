// The public record, read and checked on the own device before anything is signed over it.
import { signal, type Signal } from "@preact/signals";
import type { Of } from "../ballot/election/record";
import type { Body } from "../hall/contract";
import { orderFor, rememberHead, startChecking, type Answer } from "../record/checking";
import type { Code } from "../record/faults";
import type { Transcript } from "../record/secret/transcript";

// `witnesses`: that signed, of a trust file's; null without one. `keys`: the tellers' own, in base64.
export type Reading =
  | { at: "nothing" }
  | { at: "reading"; done: number; size: number | null }
  | { at: "read"; entries: number; witnesses: number | null; keys: Record<string, string>; transcript: Transcript }
  | { at: "behind" } // it was found right, and does not ask yet for what the hall says it does
  | { at: "bad"; code: Code; position: number | null }
  | { at: "unread" };

export class RecordReading {
  readonly now: Signal<Reading> = signal({ at: "nothing" });
  private stop: (() => void) | null = null; // whoever waits is told that nothing was read

  constructor(private readonly body: Body) {}

  end(): void {
    this.stop?.();
    this.stop = null;
  }

  isBehind(): void {
    this.now.value = { at: "behind" };
  }

  async read(of: Of): Promise<Reading> {
    this.end();
    this.now.value = { at: "reading", done: 0, size: null };
    const order = { ...(await orderFor(`/records/${this.body.id}`, this.body.origin)), of };
    return new Promise((resolve) => {
      const terminate = startChecking(order, (answer) => {
        if (answer.kind === "told") return void (this.now.value = { at: "reading", done: answer.done, size: answer.size });
        this.now.value = this.readingOf(answer);
        resolve(this.now.value);
        this.end();
      });
      this.stop = () => {
        terminate();
        resolve({ at: "nothing" });
      };
    });
  }

  private readingOf(answer: Answer): Reading {
    if (answer.kind !== "taken") return { at: "unread" };
    const { report, transcript, keys } = answer.taken;
    void rememberHead(this.body.origin, report);
    if (report.verdict === "invalid") return { at: "bad", code: report.code, position: report.position };
    if (report.verdict === "unreadable" || transcript === null) return { at: "unread" };
    return { at: "read", entries: report.numbers.entries, witnesses: report.numbers.witnesses, keys, transcript };
  }
}
