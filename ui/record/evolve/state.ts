import type { Fields, Wide } from "../entries/fields";

// What stands after the events of a record so far. It is folded in place, event by event: a record may be long.
export type Ballot = { choice: string; by: string; position: Wide };
export type CountLine = { choice: string; of: string; by: string; number: Wide };
export type VoteStage = "open" | "locked" | "declared" | "tested" | "annulled";
export type Vote = {
  id: Wide;
  at: string;
  day: string;
  question: string;
  majority: string;
  method: string;
  counting: string;
  showing: string;
  choices: string[];
  ofClass: string;
  concerned: string[];
  figures: ReadonlyMap<string, Wide>;
  secondOf: Wide | null;
  motion: Wide | null;
  text: Wide | null;
  announced: Wide | null;
  closes: string;
  test: boolean;
  stage: VoteStage;
  lastCall: boolean;
  ballots: Map<string, Ballot>; // by seat, the last one
  papers: Map<string, string>; // seats for which one person has entered a paper, and who
  sheets: Map<string, CountLine[]>; // by teller
  counted: CountLine[] | null; // what tellers agreed on, or as corrected
  outcome: Fields | null;
  silenced: ReadonlySet<string>; // no vote at the opening, by a standing that was set
  freed: ReadonlySet<string>; // seat and standing: lifted at the opening, "SEAT standing"
  present: ReadonlySet<string>; // noted, when it was locked
  proxies: ReadonlyMap<string, string>; // likewise: giver, holder
  taken: boolean; // presence was taken
};
export type Standing = { votes: boolean; until: string };
export type Motion = { id: Wide; kind: string; by: string; voted: boolean; seconded: boolean; carried: boolean | null };
export type Text = { id: Wide; question: string; sponsors: string[]; stage: string; amends: Wide | null };
export type Speaker = { seat: string; speech: string };
export type Election = {
  id: Wide;
  kind: string;
  places: Wide;
  round: Wide;
  stage: "nominating" | "balloting" | "counted" | "ended";
  nominated: string[];
  elected: { candidate: string; by: string }[];
  ballots: { round: Wide; sheet: Fields }[];
};
// `stage` of a ceremony is the round that goes on, then "key"; `missing`: who was left out.
export type Ceremony = {
  id: Wide;
  tellers: string[];
  t: Wide;
  stage: string;
  awaits: boolean; // a second person's consent
  began: string;
  answered: Set<string>; // in this round
  missing: string[];
  rehearsed: Map<Wide, Set<string>>; // by the ballot that was called
};
export type SealedBallot = {
  id: Wide;
  ceremony: Wide;
  vote: Wide | null; // what it is about: a vote, or one ballot of an election
  election: Wide | null;
  stage: "open" | "lock" | "result" | "void";
  awaits: boolean;
  lockedAt: string;
};
export type Sitting = { at: string; meeting: Wide; suspended: boolean };

export type State = {
  sitting: Sitting | null;
  session: Wide;
  chair: string; // the seat or office that the chair was ceded to; empty: its usual holder
  item: Wide | null;
  present: Set<string>;
  taken: boolean;
  standings: Map<string, Map<string, Standing>>;
  lifted: Map<string, Map<string, string>>; // until when; empty: for good
  proxies: Map<string, string>;
  votes: Map<Wide, Vote>;
  announced: Set<Wide>;
  motions: Map<Wide, Motion>; // pending
  texts: Map<Wide, Text>;
  floor: { list: Speaker[]; speaker: Speaker | null; listClosed: boolean; debateClosed: boolean };
  consent: Wide | null;
  elections: Map<Wide, Election>;
  ceremonies: Map<Wide, Ceremony>;
  sealed: Map<Wide, SealedBallot>;
  foundVoid: Map<Wide, Wide | null>; // rulings that a ballot is void, and on what
  proposed: Map<Wide, Fields>; // changes of a vote that wait for a second person
  withheld: Set<string>;
  names: { rules: string; roster: string };
};

export const begin = (): State => ({
  sitting: null,
  session: 0,
  chair: "",
  item: null,
  present: new Set(),
  taken: false,
  standings: new Map(),
  lifted: new Map(),
  proxies: new Map(),
  votes: new Map(),
  announced: new Set(),
  motions: new Map(),
  texts: new Map(),
  floor: { list: [], speaker: null, listClosed: false, debateClosed: false },
  consent: null,
  elections: new Map(),
  ceremonies: new Map(),
  sealed: new Map(),
  foundVoid: new Map(),
  proposed: new Map(),
  withheld: new Set(),
  names: { rules: "", roster: "" },
});

export const textOf = (fields: Fields, name: string): string => String(fields[name] ?? "");
export const textsOf = (fields: Fields, name: string): string[] => (fields[name] as string[] | undefined) ?? [];
export const wideOf = (fields: Fields, name: string): Wide => (fields[name] as Wide | undefined) ?? 0;
export const wideOrNone = (fields: Fields, name: string): Wide | null => (fields[name] as Wide | undefined) ?? null;

export type Handler = (state: State, fields: Fields) => void;
