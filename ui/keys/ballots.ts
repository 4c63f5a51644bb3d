import { keep, kept, namesUnder } from "./store";
import type { SeenHead } from "../record/note";

// What this device knows of one seat's vote, kept so that a page that is loaded again shows the same.
export type Sent = { choice: string; at: number };
export type RecordedVote = {
  choice: string;
  chosenAt: number;
  sentAt: number;
  at: string; // the record's own time
  position: number;
  receipt: string;
  keyId: string;
  head: SeenHead;
};
export type Doubtful = { why: string; position: number | null };
export type Refusal = { says: string; cite: string; id: string };

export type Ballot = {
  chosen: { choice: string; at: number } | null;
  sent: Sent | null; // no answer yet
  recorded: RecordedVote | null; // its receipt was verified on this device
  refusal: Refusal | null; // the answer to the last one that was sent
  doubt: Doubtful | null;
};

export const blankBallot: Ballot = { chosen: null, sent: null, recorded: null, refusal: null, doubt: null };

const folderOf = (origin: string, vote: number): string => `ballot/${origin}/${vote}/`;
const nameOf = (origin: string, vote: number, seat: string): string => folderOf(origin, vote) + seat;

export const seatsVotedFor = (origin: string, vote: number): Promise<string[]> => namesUnder(folderOf(origin, vote));

export const keptBallot = async (origin: string, vote: number, seat: string): Promise<Ballot> =>
  (await kept<Ballot>(nameOf(origin, vote, seat))) ?? blankBallot;

export const keepBallot = (origin: string, vote: number, seat: string, ballot: Ballot): Promise<void> =>
  keep(nameOf(origin, vote, seat), ballot);

// The votes for which this device has sent something, the newest first.
export async function votesSent(origin: string): Promise<number[]> {
  const places = (await namesUnder(`ballot/${origin}/`)).map((name) => name.split("/"));
  const sent = await Promise.all(places.map(async ([vote = "", seat = ""]) => {
    const ballot = await keptBallot(origin, Number(vote), seat);
    return ballot.sent !== null || ballot.recorded !== null || ballot.doubt !== null;
  }));
  return [...new Set(places.filter((_, i) => sent[i]).map(([vote]) => Number(vote)))].sort((a, b) => b - a);
}
