import { change, keep, kept } from "../keys/store";
import type { SeenHead } from "./note";
import type { VoteReport } from "./secret/one";
import type { Report } from "./verify";

// Verifying on this device: a worker of its own, and what the device keeps from one time to the next.
// `vote`: its secret ballot alone.
export type Order = { folder: string; log: string | null; kept: SeenHead | null; vote?: number };
export type Answer =
  | { kind: "told"; done: number; size: number }
  | { kind: "ballots"; done: number; size: number }
  | { kind: "report"; report: Report }
  | { kind: "vote"; report: VoteReport }
  | { kind: "unread"; offline: boolean };

const headName = (origin: string): string => `head/${origin}`;
const logName = (origin: string): string => `log/${origin}`;

// A browser may forbid a page to keep anything: then each time is the first.
async function remembered<T>(name: string): Promise<T | null> {
  try {
    return await kept<T>(name);
  } catch {
    return null;
  }
}

export async function orderFor(folder: string, origin: string): Promise<Order> {
  const [log, seen] = await Promise.all([remembered<string>(logName(origin)), remembered<SeenHead>(headName(origin))]);
  return { folder, log, kept: seen };
}

// The head and the key of a record that was found right: no later head may be another's, shorter or of another history.
export async function rememberHead(origin: string, report: Report): Promise<void> {
  if (report.verdict !== "valid") return;
  const { size, root, log } = report.numbers;
  try {
    await change<SeenHead>(headName(origin), (old) => (old !== null && old.size > size ? old : { size, root }));
    await keep(logName(origin), log);
  } catch {
    // Nothing is kept; the next time is the first again.
  }
}

// Ends when it is cancelled, without an answer.
export function startChecking(order: Order, heard: (answer: Answer) => void): () => void {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }: MessageEvent<Answer>) => heard(data);
  worker.onerror = () => heard({ kind: "unread", offline: false });
  worker.postMessage(order);
  return () => worker.terminate();
}
