import { hallReader, Unread } from "./log/reader";
import type { Answer, Order } from "./checking";
import { verifyRecord } from "./verify";

// Verifies beside the page, so that the page is never in the way and never blocked. Ended from outside.
const answer = (one: Answer): void => postMessage(one);

onmessage = async ({ data }: MessageEvent<Order>): Promise<void> => {
  const { folder, log, kept } = data;
  try {
    const told = (done: number, size: number): void => answer({ kind: "told", done, size });
    answer({ kind: "report", report: await verifyRecord(hallReader(folder), { log, kept, told }) });
  } catch (error) {
    answer({ kind: "unread", offline: error instanceof Unread });
  }
};
