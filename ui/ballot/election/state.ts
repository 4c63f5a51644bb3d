import type { Slot } from "../ballots/read";
import type { Memory } from "../ballots/intake";
import type { Vote } from "../ballots/vote";
import type { Claim } from "../checks";
import type { Point } from "../group";
import type { Commit, Deal } from "../tellers/messages";
import type { Counted, Row } from "../tellers/decryption";
import type { Call } from "../tellers/rehearsal";
import type { Act } from "./grammar";
import type { Line } from "./roll";

export type Stage = "start" | "commit" | "deal" | "verdict" | "answer" | "key" | "open" | "lock" | "result" | "void";
export type Reason = "commit" | "deal" | "verdict" | "complaint";

export type Key = { qualified: number[]; Y: Point; X: Map<number, Point> };
export type Ceremony = {
  number: number;
  D: Uint8Array;
  t: number;
  tellers: string[];
  commits: Map<number, Commit>;
  deals: Map<number, Deal>;
  verdicts: Map<number, number[]>;
  answers: Map<number, Map<number, Uint8Array>>;
  excluded: Map<number, Reason>;
  key: Key | null;
};

// The latest call to rehearse; `keys`: the credentials of its moment, by seat.
export type Rehearsal = { vote: number; call: Call; keys: Map<string, string>; factors: Map<number, Point> };

export type Cast = { sequence: number; tracker: Uint8Array; slots: Slot[] };
export type Ballots = Vote & {
  classes: string[];
  floor: number;
  waived: boolean;
  roll: Line[];
  lines: Map<string, Line>; // the same by seat
  memory: Memory;
  last: Map<string, Cast>; // by seat
};

export type Lock = {
  digest: Uint8Array;
  context: Uint8Array;
  counted: Counted[];
  rows: Row[];
  tooSmall: boolean;
  parts: Map<number, Point[]>;
  wrong: Map<number, number>;
  blamed: number[];
};

export type Awaiting = { kind: "teller" | "ballot"; hash: Uint8Array; by: string };

// Everything that a transcript makes of the empty state. What is decoded or computed is never changed in place.
export type State = {
  stage: Stage;
  credentials: Map<string, { issue: number; K: string }>;
  holders: Set<string>; // the current keys
  ceremony: Ceremony | null;
  awaiting: Awaiting | null;
  calls: Map<number, number>; // by vote
  rehearsal: Rehearsal | null;
  ballots: Ballots | null;
  lock: Lock | null;
  counts: number[][] | null;
};

export const start = (): State => ({
  stage: "start", credentials: new Map(), holders: new Set(), ceremony: null, awaiting: null, calls: new Map(),
  rehearsal: null, ballots: null, lock: null, counts: null,
});

// Of what a state is made of, the containers are copied; bytes and points are never changed in place.
export function copied<T>(value: T): T {
  const copy = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(copy);
    if (one instanceof Map) return new Map([...one].map(([key, each]) => [key, copy(each)]));
    if (one instanceof Set) return new Set(one);
    if (typeof one !== "object" || one === null || Object.getPrototypeOf(one) !== Object.prototype) return one;
    return Object.fromEntries(Object.entries(one).map(([key, each]) => [key, copy(each)]));
  };
  return copy(value) as T;
}

// What is known to a handler beside the state, and how the equations that it leaves are settled: at once, or with others
// in a batch that holds each mark only once.
export type Around = {
  origin: string;
  blobs: ReadonlyMap<string, string>;
  settle: (claims: Claim[], Y: Point, mark: string) => void;
};

// Asks first and changes then: what throws has changed nothing.
export type Handler = (state: State, act: Act, around: Around) => void;

// Of a stage that has one: where it is missing, this program is wrong.
export function known<T>(part: T | null | undefined): T {
  if (part === null || part === undefined) throw new TypeError("not in this stage");
  return part;
}
