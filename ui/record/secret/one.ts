import { shortTracker, trackerOf } from "../../ballot/ballots/tracker";
import type { Cast, Reason, State as Election } from "../../ballot/election/state";
import { ofBase64, same } from "../bytes";
import { parseAct, textIn, type Act } from "../entries/act";
import { Auditor } from "../entries/check";
import { parseEntry } from "../entries/entry";
import type { Wide } from "../entries/fields";
import { parseRuling } from "../entries/ruling";
import { evolve } from "../evolve/evolve";
import { begin, textsOf, type State } from "../evolve/state";
import { hides } from "../evolve/votes";
import { Fault, type Code } from "../faults";
import { NoRecord, readHead, type Believing, type Head } from "../log/head";
import { walk } from "../log/read";
import type { Reader } from "../log/reader";
import { Tree } from "../log/tree";
import { leafHash } from "../merkle";
import type { SeenHead } from "../note";
import { checkKept } from "../verify";
import { ballotOf } from "./secrets";

// The secret ballots of one vote or election: the record is read up to the signed head, and every entry up to the last
// of these ballots is checked as an auditor does, but the proofs of other ones.
export type Asked = { vote: Wide } | { election: Wide };
// What somebody opened to check a device; it says what that ballot would have said. `chosen`: slots, the last abstains.
export type Opened = { seat: string; short: string; chosen: number[] };
export type Held = {
  ballot: Wide;
  options: string[];
  stage: "open" | "lock" | "result" | "void";
  cast: number; // seats whose last ballot counts, or will
  trackers: { seat: string; short: string }[]; // of the last ballot of each
  uncounted: number; // replaced by a later one, or opened to check a device
  opened: Opened[];
  tally: number[]; // by option, then who abstained; empty without a result
  needed: number;
  tellers: string[];
  gave: string[]; // whose parts are right
  blamed: string[]; // who sent a wrong one
  leftOut: { seat: string; reason: Reason }[];
};
export type VoteReport =
  | { verdict: "valid"; held: Held[] } // in their order; empty: no sealed ballot is about this vote
  | { verdict: "invalid"; code: Code; position: number | null; what: string }
  | { verdict: "unreadable"; code: Code | null };

export type VerifyingVote = Believing & {
  kept?: SeenHead | null;
  ballots?: (done: number, size: number) => void;
};

const slotBytes = 33; // of an opening: the bit and the randomness
const inOneBatch = 32; // so that whoever waits sees it go on

type Read = { head: Head; state: State; entries: Uint8Array[] };

function folded(state: State, bytes: Uint8Array): void {
  try {
    for (const event of parseRuling(parseEntry(bytes).ruling).events) evolve(state, event);
  } catch {
    // The auditor will say what is wrong with it.
  }
}

async function readWhole(read: Reader, how: VerifyingVote): Promise<Read> {
  const head = await readHead(read, how);
  const [tree, state, entries] = [new Tree(), begin(), [] as Uint8Array[]];
  const take = async (bytes: Uint8Array): Promise<void> => {
    tree.push(leafHash(bytes));
    entries.push(bytes);
    folded(state, bytes);
  };
  await walk({ read, size: head.size, tree, take, heldBack: () => [...state.votes.values()].some(hides) });
  if (!same(tree.root(head.size), head.root)) throw new Fault("ROOT");
  checkKept(head, tree, how.kept);
  return { head, state, entries };
}

// Of each ballot what was cast or opened, its options, and where the last entry of them all stands.
type Extent = { came: Map<Wide, Act[]>; options: Map<Wide, string[]>; last: number };

function extentOf(entries: Uint8Array[], ballots: Set<Wide>): Extent {
  const extent: Extent = { came: new Map(), options: new Map(), last: -1 };
  for (const [position, bytes] of entries.entries()) {
    const act = quietAct(bytes);
    const ballot = act === null ? null : ballotOf(act);
    if (act === null || ballot === null || !ballots.has(ballot)) continue;
    extent.last = position;
    if (act.do === "ballot.open") extent.options.set(ballot, textsOf(act.fields, "options"));
    if (act.do !== "ballot.cast" && act.do !== "ballot.challenge") continue;
    const came = extent.came.get(ballot) ?? [];
    came.push(act);
    extent.came.set(ballot, came);
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

function openedIn({ by, fields }: Act, slots: number): Opened {
  const opening = ofBase64(textIn(fields, "opening"));
  const chosen = Array.from({ length: slots }, (_, slot) => slot).filter((slot) => opening[slotBytes * slot] === 1);
  return { seat: by, short: shortTracker(trackerOf(ofBase64(textIn(fields, "sealed")))), chosen };
}

function heldOf(ballot: Wide, { ceremony, ballots, lock, counts, stage }: Election, options: string[], came: Act[]): Held {
  const tellers = ceremony?.tellers ?? [];
  const names = (all: Iterable<number>): string[] => [...new Set(all)].sort((a, b) => a - b).map((i) => tellers[i - 1] ?? "");
  const last = ballots?.last ?? new Map<string, Cast>();
  const checks = came.filter((act) => act.do === "ballot.challenge");
  return {
    ballot, options, stage: stage as Held["stage"], cast: last.size, uncounted: came.length - last.size, tally: sums(counts ?? []),
    trackers: [...last].map(([seat, { tracker }]) => ({ seat, short: shortTracker(tracker) })),
    opened: checks.map((act) => openedIn(act, options.length + 1)), needed: ceremony?.t ?? 0,
    tellers, gave: names(lock?.parts.keys() ?? []), blamed: names(lock?.blamed ?? []),
    leftOut: [...(ceremony?.excluded ?? [])].map(([i, reason]) => ({ seat: tellers[i - 1] ?? "", reason })),
  };
}

async function takeAll(auditor: Auditor, entries: Uint8Array[]): Promise<void> {
  for (const bytes of entries) await auditor.take(bytes);
}

const isAsked = (asked: Asked, sealed: { vote: Wide | null; election: Wide | null }): boolean =>
  "vote" in asked ? sealed.vote === asked.vote : sealed.election === asked.election;

async function checked(read: Reader, { head, state, entries }: Read, asked: Asked, told: (done: number, size: number) => void): Promise<Held[]> {
  const ballots = new Set([...state.sealed.values()].filter((one) => isAsked(asked, one)).map(({ id }) => id));
  const { came, options, last } = extentOf(entries, ballots);
  const size = [...came.values()].reduce((sum, acts) => sum + acts.length, 0);
  let done = 0;
  const settled = (count: number): void => told(done += count, size);
  const auditor = new Auditor(head.origin, read, { most: inOneBatch, settled, only: (ballot) => ballots.has(ballot) });
  told(done, size);
  await auditor.settled(takeAll(auditor, entries.slice(0, last + 1)));
  return [...ballots].flatMap((ballot) => {
    const election = auditor.secrets.machines.ofBallot(ballot);
    return election === null ? [] : [heldOf(ballot, election, options.get(ballot) ?? [], came.get(ballot) ?? [])];
  });
}

export async function verifyBallots(read: Reader, asked: Asked, how: VerifyingVote = {}): Promise<VoteReport> {
  try {
    return { verdict: "valid", held: await checked(read, await readWhole(read, how), asked, how.ballots ?? (() => undefined)) };
  } catch (error) {
    if (error instanceof NoRecord) return { verdict: "unreadable", code: null };
    if (!(error instanceof Fault)) throw error;
    if (error.code === "VERSION") return { verdict: "unreadable", code: error.code };
    return { verdict: "invalid", code: error.code, position: error.position, what: error.what };
  }
}
