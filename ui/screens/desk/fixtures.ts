// A small body and its meeting for tests.
import type { Body, Count, Snapshot, Text, Timed, Vote } from "../../hall/contract";

const seat = (id: string, name: string, classes: string[] = []): Body["seats"][number] => ({ id, name, short: name, classes, weight: 1 });

export const club: Body = {
  id: "club", name: "Club", short: "Club", origin: "plenary.example/club", rehearsal: true, log: "", seat_word: "member", script: false,
  officers: [{ id: "chair", title: "chair", role: "presiding" }, { id: "secretary", title: "secretary", role: "secretary" }],
  seats: [seat("ann", "Ann"), seat("bob", "Bob"), seat("bea", "Béatrice"), seat("FRA", "France")],
  classes: [{ id: "owners", says: "owners" }],
  questions: [
    { id: "decision", says: "decision", methods: ["device", "hands", "days"], majorities: [{ id: "simple", says: "majority of votes cast" }], about_seats: false },
    { id: "statutes", says: "change of the statutes", methods: ["device"], majorities: [{ id: "simple", says: "majority of votes cast" }, { id: "large", says: "two thirds" }], about_seats: false },
  ],
  standings: [{ id: "dues", says: "not in good standing" }], figures: [{ id: "places", says: "places to be filled", most: 9 }],
  methods: [
    { id: "device", says: "by device", timed: false, names: true, secret: false },
    { id: "hands", says: "by show of hands", timed: false, names: false, secret: false },
    { id: "days", says: "over some days", timed: true, names: true, secret: false },
  ],
  elections: [{ id: "one", says: "election to one place", places: 1 }, { id: "many", says: "election to several places", places: 0 }],
  second_person: true,
  choices: [{ id: "yes", says: "" }, { id: "no", says: "" }, { id: "abstain", says: "" }],
};

export const vote = (more: Partial<Vote> = {}): Vote => ({
  id: 20, document: "", title: "A bench", question: "decision", question_says: "decision", mode: "recorded", method_says: "by device", showing: "live",
  majority_says: "majority of votes cast required", majority_cite: "St 6", choices: ["yes", "no", "abstain"], opened_at: "2026-03-01T10:00:00.000Z",
  motion: false, on: null, closes: null, sealed: null, test: null, ...more,
});

export const count = (more: Partial<Count> = {}): Count => ({
  state: "voting", tally: null, voted: 0, not_voting: 0, entitled: 4, present: 4, lines: [], needed: null, final: false, outcome: null, tested: null, proposed: null, ...more,
});

export const text = (id: number, more: Partial<Text> = {}): Text => ({
  id, document: `L.${id}`, title: `Text ${id}`, amends: null, sponsors: [], stage: "pending", says: "draft", digest: "", paragraphs: [], alteration: null, of: [], ...more,
});

export const timed = (more: Partial<Timed> = {}): Timed => ({
  announcement: 7, document: "", title: "Budget", question_says: "decision", opens: "2026-03-01T10:00:00.000Z", closes: "2026-03-08T10:00:00.000Z",
  vote: null, count: null, lamps: "", ...more,
});

export const meeting = (more: Partial<Snapshot> = {}): Snapshot => ({
  head: { size: 30, root: "", at: "2026-03-01T10:00:00.000Z" },
  sitting: { opened_at: "2026-03-01T09:00:00.000Z", suspended: false, meeting: 1, session: "", chair: "chair" },
  figures: { members: 4, filled: 4, entitled: 4, present: 4, quorums: [] },
  vote: null, count: null, lamps: "----", presence: "1111", proxies: [], floor: { speaker: null, list: [], list_closed: false, debate_closed: false },
  motions: [], texts: [], documents: [], timed: [], papers: [], election: null, secret: null, last: null, ...more,
});
