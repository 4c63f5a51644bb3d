import type { Reason, State as Election } from "../../ballot/election/state";
import { same } from "../bytes";
import { parseAct } from "../entries/act";
import { Auditor } from "../entries/check";
import { parseEntry } from "../entries/entry";
import type { Wide } from "../entries/fields";
import { parseRuling } from "../entries/ruling";
import { evolve } from "../evolve/evolve";
import { begin, type State } from "../evolve/state";
import { hides } from "../evolve/votes";
import { Fault, type Code } from "../faults";
import { NoRecord, readHead, type Head } from "../log/head";
import { walk } from "../log/read";
import type { Reader } from "../log/reader";
import { Tree } from "../log/tree";
import { leafHash } from "../merkle";
import type { SeenHead } from "../note";
import { checkKept } from "../verify";
import { ballotOf } from "./secrets";

// The secret ballots of one vote: the record is read up to the signed head, and every entry up to the last of these
// ballots is checked as an auditor does, but the proofs of other votes.
export type Held = {
  ballot: Wide;
  stage: "open" | "lock" | "result" | "void";
  cast: number; // seats whose last ballot counts, or will
  uncounted: number; // replaced by a later one, or opened to check a device
  tally: number[]; // by option, then who abstained; empty without a result
  needed: number;
  tellers: string[];
  opened: string[]; // whose parts are right
  blamed: string[]; // who sent a wrong one
  leftOut: { seat: string; reason: Reason }[];
};
export type VoteReport =
  | { verdict: "valid"; held: Held[] } // in their order; empty: no sealed ballot is about this vote
  | { verdict: "invalid"; code: Code; position: number | null; what: string }
  | { verdict: "unreadable"; code: Code | null };

export type VerifyingVote = {
  log?: string | null;
  kept?: SeenHead | null;
  ballots?: (done: number, size: number) => void;
};

const inOneBatch = 32; // so that whoever waits sees it go on

type Read = { head: Head; state: State; entries: Uint8Array[] };

function folded(state: State, bytes: Uint8Array): void {
  try {
    for (const event of parseRuling(parseEntry(bytes).ruling).events) evolve(state, event);
  } catch {
    // The auditor will say what is wrong with it.
  }
}

async function readWhole(read: Reader, { log, kept }: VerifyingVote): Promise<Read> {
  const head = await readHead(read, log ?? null);
  const [tree, state, entries] = [new Tree(), begin(), [] as Uint8Array[]];
  const take = async (bytes: Uint8Array): Promise<void> => {
    tree.push(leafHash(bytes));
    entries.push(bytes);
    folded(state, bytes);
  };
  await walk({ read, size: head.size, tree, take, heldBack: () => [...state.votes.values()].some(hides) });
  if (!same(tree.root(head.size), head.root)) throw new Fault("ROOT");
  checkKept(head, tree, kept);
  return { head, state, entries };
}

// Of each ballot how many were cast or opened, and where its last entry stands.
type Extent = { came: Map<Wide, number>; last: number };

function extentOf(entries: Uint8Array[], ballots: Set<Wide>): Extent {
  const extent: Extent = { came: new Map(), last: -1 };
  for (const [position, bytes] of entries.entries()) {
    const act = quietAct(bytes);
    const ballot = act === null ? null : ballotOf(act);
    if (act === null || ballot === null || !ballots.has(ballot)) continue;
    extent.last = position;
    if (act.do === "ballot.cast" || act.do === "ballot.challenge") extent.came.set(ballot, (extent.came.get(ballot) ?? 0) + 1);
  }
  return extent;
}

function quietAct(bytes: Uint8Array): ReturnType<typeof parseAct> | null {
  try {
    return parseAct(parseEntry(bytes).act);
  } catch {
    return null;
  }
}

const sums = (rows: number[][]): number[] => (rows[0] ?? []).map((_, slot) => rows.reduce((sum, row) => sum + (row[slot] ?? 0), 0));

function heldOf(ballot: Wide, { ceremony, ballots, lock, counts, stage }: Election, came: number): Held {
  const tellers = ceremony?.tellers ?? [];
  const names = (all: Iterable<number>): string[] => [...new Set(all)].sort((a, b) => a - b).map((i) => tellers[i - 1] ?? "");
  const cast = ballots?.last.size ?? 0;
  return {
    ballot, stage: stage as Held["stage"], cast, uncounted: came - cast, tally: sums(counts ?? []), needed: ceremony?.t ?? 0,
    tellers, opened: names(lock?.parts.keys() ?? []), blamed: names(lock?.blamed ?? []),
    leftOut: [...(ceremony?.excluded ?? [])].map(([i, reason]) => ({ seat: tellers[i - 1] ?? "", reason })),
  };
}

async function takeAll(auditor: Auditor, entries: Uint8Array[]): Promise<void> {
  for (const bytes of entries) await auditor.take(bytes);
}

async function checked(read: Reader, { head, state, entries }: Read, vote: Wide, told: (done: number, size: number) => void): Promise<Held[]> {
  const ballots = new Set([...state.sealed.values()].filter((one) => one.vote === vote).map(({ id }) => id));
  const { came, last } = extentOf(entries, ballots);
  const size = [...came.values()].reduce((sum, count) => sum + count, 0);
  let done = 0;
  const settled = (count: number): void => told(done += count, size);
  const auditor = new Auditor(head.origin, read, { most: inOneBatch, settled, only: (ballot) => ballots.has(ballot) });
  told(done, size);
  await auditor.settled(takeAll(auditor, entries.slice(0, last + 1)));
  return [...ballots].flatMap((ballot) => {
    const election = auditor.secrets.machines.ofBallot(ballot);
    return election === null ? [] : [heldOf(ballot, election, came.get(ballot) ?? 0)];
  });
}

export async function verifyVote(read: Reader, vote: Wide, how: VerifyingVote = {}): Promise<VoteReport> {
  try {
    return { verdict: "valid", held: await checked(read, await readWhole(read, how), vote, how.ballots ?? (() => undefined)) };
  } catch (error) {
    if (error instanceof NoRecord) return { verdict: "unreadable", code: null };
    if (!(error instanceof Fault)) throw error;
    if (error.code === "VERSION") return { verdict: "unreadable", code: error.code };
    return { verdict: "invalid", code: error.code, position: error.position, what: error.what };
  }
}
