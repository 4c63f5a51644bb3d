import { hallReader, Unread } from "./log/reader";
import type { Answer, Order } from "./checking";
import { verifyBallots } from "./secret/one";
import { takeTranscript } from "./secret/transcript";
import { verifyRecord } from "./verify";

// Verifies beside the page, so that the page is never in the way and never blocked. Ended from outside.
const answer = (one: Answer): void => postMessage(one);

const told = (done: number, size: number): void => answer({ kind: "told", done, size });
const ballots = (done: number, size: number): void => answer({ kind: "ballots", done, size });

async function answerTo({ folder, asked, of, ...how }: Order): Promise<Answer> {
  const read = hallReader(folder);
  if (asked !== undefined) return { kind: "vote", report: await verifyBallots(read, asked, { ...how, ballots }) };
  if (of !== undefined) return { kind: "taken", taken: await takeTranscript(read, of, { ...how, told }) };
  return { kind: "report", report: await verifyRecord(read, { ...how, told }) };
}

onmessage = async ({ data }: MessageEvent<Order>): Promise<void> => {
  try {
    answer(await answerTo(data));
  } catch (error) {
    answer({ kind: "unread", offline: error instanceof Unread });
  }
};
