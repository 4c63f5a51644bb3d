import { change, forget, keep, kept } from "../keys/store";
import type { Of } from "../ballot/election/record";
import { parseTrust, TrustError, type Trust } from "./log/trust";
import type { SeenHead } from "./note";
import type { Asked, VoteReport } from "./secret/one";
import type { Taken } from "./secret/transcript";
import type { Report } from "./verify";

// Verifying on this device: a worker of its own, and what the device keeps from one time to the next.
// `asked`: one vote's or election's secret ballots alone; `of`: the whole record, and the acts of that ballot or ceremony out of it.
export type Order = { folder: string; log: string | null; trust: Trust | null; kept: SeenHead | null; asked?: Asked; of?: Of };
export type Answer =
  | { kind: "told"; done: number; size: number }
  | { kind: "ballots"; done: number; size: number }
  | { kind: "report"; report: Report }
  | { kind: "vote"; report: VoteReport }
  | { kind: "taken"; taken: Taken }
  | { kind: "unread"; offline: boolean };

const headName = (origin: string): string => `head/${origin}`;
const logName = (origin: string): string => `log/${origin}`;
const trustName = (origin: string): string => `trust/${origin}`;

// A browser may forbid a page to keep anything: then each time is the first.
async function remembered<T>(name: string): Promise<T | null> {
  try {
    return await kept<T>(name);
  } catch {
    return null;
  }
}

export async function orderFor(folder: string, origin: string): Promise<Order> {
  const [log, seen, trust] = await Promise.all([
    remembered<string>(logName(origin)), remembered<SeenHead>(headName(origin)), remembered<string>(trustName(origin)),
  ]);
  return { folder, log, trust: trust === null ? null : parseTrust(trust), kept: seen };
}

export const trustOf = (origin: string): Promise<string | null> => remembered<string>(trustName(origin));

// From then on this device believes only what the file says. Answers the line that is wrong, 0 for the whole file, or
// null if it was taken; an empty text takes the file back.
export async function keepTrust(origin: string, text: string): Promise<number | null> {
  try {
    if (text !== "") parseTrust(text);
  } catch (error) {
    if (error instanceof TrustError) return error.line;
    throw error;
  }
  await (text === "" ? forget(trustName(origin)) : keep(trustName(origin), text));
  return null;
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
