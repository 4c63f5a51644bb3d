import { hallReader, Unread } from "./log/reader";
import type { Answer, Order } from "./checking";
import { verifyVote } from "./secret/one";
import { verifyRecord } from "./verify";

// Verifies beside the page, so that the page is never in the way and never blocked. Ended from outside.
const answer = (one: Answer): void => postMessage(one);

onmessage = async ({ data }: MessageEvent<Order>): Promise<void> => {
  const { folder, log, kept, vote } = data;
  try {
    const told = (done: number, size: number): void => answer({ kind: "told", done, size });
    const ballots = (done: number, size: number): void => answer({ kind: "ballots", done, size });
    if (vote !== undefined) answer({ kind: "vote", report: await verifyVote(hallReader(folder), vote, { log, kept, ballots }) });
    else answer({ kind: "report", report: await verifyRecord(hallReader(folder), { log, kept, told }) });
  } catch (error) {
    answer({ kind: "unread", offline: error instanceof Unread });
  }
};
