import { same } from "../../record/bytes";
import { check } from "../checks";
import { demand } from "../faults";
import { pointsBytes, Group, type Point } from "../group";
import { equalEquations, readEqual, type EqualStatement } from "../proofs/equal";
import { ceremonyHash, readAnswer, readCommit, readDeal } from "../tellers/messages";
import { added, imageAt } from "../tellers/polynomial";
import { callOf } from "../tellers/rehearsal";
import { actHash } from "../transcript";
import type { Act } from "./grammar";
import { known, type Ceremony, type Handler, type Key, type Reason, type Stage, type State } from "./state";

const most = 31; // tellers
const mostCalls = 64; // of a vote

export const enough = ({ t, tellers }: Ceremony): number => (t === tellers.length ? t : t + 1);

// The number of the teller that speaks, of those that may and have not yet.
function speaker({ tellers, excluded }: Ceremony, act: Act, done: ReadonlyMap<number, unknown>): number {
  const i = tellers.indexOf(act.by) + 1;
  demand(i > 0 && !excluded.has(i), "teller");
  demand(!done.has(i), "duplicate");
  return i;
}

const inStage = (state: State, ...stages: Stage[]): Ceremony => {
  demand(stages.includes(state.stage), "phase");
  return known(state.ceremony);
};

const setup: Handler = (state, act, { origin }) => {
  demand(state.stage === "start", "phase");
  const [t, tellers, override, hash] = [act.int("t"), act.texts("tellers"), act.said("override"), actHash(act.text)];
  const n = tellers.length;
  demand(t >= 2 && t <= n && n <= most && n < 2 * t && (t === n) === (override !== ""), "threshold");
  const number = act.int("ceremony");
  state.ceremony = {
    number, t, tellers, D: ceremonyHash(origin, number, hash), commits: new Map(), deals: new Map(), verdicts: new Map(),
    answers: new Map(), excluded: new Map(), key: null,
  };
  state.awaiting = t === n ? { kind: "teller", hash, by: act.by } : null;
  state.stage = "commit";
};

export const consent = (kind: "teller" | "ballot"): Handler => (state, act) => {
  const { awaiting } = state;
  demand(awaiting?.kind === kind, "phase");
  demand(same(act.bytes("to"), awaiting.hash) && act.by !== awaiting.by, "override");
  state.awaiting = null;
};

// Of those that committed, each in the form that is the same for keys apart by a small-order point.
export const boxKeysOf = ({ commits }: Ceremony): Uint8Array[] => [...commits.values()].map(({ shared }) => shared);

const commit: Handler = (state, act) => {
  const ceremony = inStage(state, "commit");
  const i = speaker(ceremony, act, ceremony.commits);
  ceremony.commits.set(i, readCommit(act.bytes("message"), boxKeysOf(ceremony)));
};

const rising = (numbers: Iterable<number>): number[] => [...numbers].sort((a, b) => a - b);

const deal: Handler = (state, act) => {
  const ceremony = inStage(state, "deal");
  const { D, t, commits, deals } = ceremony;
  const i = speaker(ceremony, act, deals);
  const others = rising(commits.keys()).filter((j) => j !== i);
  deals.set(i, readDeal(act.bytes("message"), { D, t, i, commit: known(commits.get(i)), others }));
};

const verdict: Handler = (state, act) => {
  const ceremony = inStage(state, "verdict");
  const { t, deals, verdicts } = ceremony;
  const i = speaker(ceremony, act, verdicts);
  const against = act.ints("against");
  demand(against.length < t && against.every((j, k) => deals.has(j) && j !== i && j > (against[k - 1] ?? 0)), "complaint");
  verdicts.set(i, against);
};

export const complainersOf = ({ verdicts }: Ceremony, i: number): number[] =>
  rising([...verdicts].flatMap(([j, against]) => (against.includes(i) ? [j] : [])));

const answer: Handler = (state, act) => {
  const ceremony = inStage(state, "answer");
  const { t, deals, answers } = ceremony;
  const i = speaker(ceremony, act, answers);
  const complainers = complainersOf(ceremony, i);
  demand(complainers.length > 0 && complainers.length < t, "answer");
  answers.set(i, readAnswer(act.bytes("message"), complainers, known(deals.get(i)).A));
};

type Round = { round: number; messages: (ceremony: Ceremony) => ReadonlyMap<number, unknown>; reason: Reason; next: Stage };
const rounds: Partial<Record<Stage, Round>> = {
  commit: { round: 2, messages: ({ commits }) => commits, reason: "commit", next: "deal" },
  deal: { round: 3, messages: ({ deals }) => deals, reason: "deal", next: "verdict" },
  verdict: { round: 4, messages: ({ verdicts }) => verdicts, reason: "verdict", next: "answer" },
};

const round: Handler = (state, act) => {
  const ending = rounds[state.stage];
  demand(ending !== undefined && act.int("round") === ending.round, "phase");
  const ceremony = known(state.ceremony);
  const messages = ending.messages(ceremony);
  demand(messages.size >= enough(ceremony), "quorum");
  ceremony.tellers.forEach((_, k) => {
    if (!messages.has(k + 1) && !ceremony.excluded.has(k + 1)) ceremony.excluded.set(k + 1, ending.reason);
  });
  state.stage = ending.next;
};

// Who is not in the key now: complained about, and without an answer.
function unanswered(ceremony: Ceremony): number[] {
  const { tellers, excluded, answers } = ceremony;
  return tellers.map((_, k) => k + 1).filter((i) => !excluded.has(i) && !answers.has(i) && complainersOf(ceremony, i).length > 0);
}

export function keyOf(ceremony: Ceremony, qualified: number[]): Key {
  const all = added(qualified.map((i) => known(ceremony.deals.get(i)).A));
  return { qualified, Y: all[0] ?? Group.ZERO, X: new Map(qualified.map((j) => [j, imageAt(all, j)])) };
}

export function qualifiedOf(ceremony: Ceremony): number[] {
  const out = unanswered(ceremony);
  return ceremony.tellers.map((_, k) => k + 1).filter((i) => !ceremony.excluded.has(i) && !out.includes(i));
}

const key: Handler = (state, act) => {
  const ceremony = inStage(state, "answer");
  const qualified = qualifiedOf(ceremony);
  demand(qualified.length >= enough(ceremony), "quorum");
  demand(qualified.every((i) => complainersOf(ceremony, i).every((j) => qualified.includes(j))), "complaint");
  const made = keyOf(ceremony, qualified);
  const shares = [...made.X.values()];
  demand(act.ints("qualified").join() === qualified.join() && ![made.Y, ...shares].some((point) => point.is0()), "key");
  demand(same(act.bytes("key"), made.Y.toBytes()) && same(act.bytes("shares"), pointsBytes(shares)), "key");
  for (const i of unanswered(ceremony)) ceremony.excluded.set(i, "complaint");
  ceremony.key = made;
  state.stage = "key";
};

const rehearse: Handler = (state, act) => {
  const { D, key: made } = inStage(state, "key");
  const vote = act.int("vote");
  const calls = state.calls.get(vote) ?? 0;
  demand(calls < mostCalls, "limit");
  state.calls.set(vote, calls + 1);
  const keys = new Map([...state.credentials].map(([seat, { K }]) => [seat, K]));
  state.rehearsal = { vote, call: callOf(D, known(made).Y, actHash(act.text)), keys, factors: new Map() };
};

// What a teller's message is about, with its share of the key.
export const statementFor = (ceremony: Ceremony, i: number, context: Uint8Array, alphas: Point[]): EqualStatement =>
  ({ context, teller: i, X: known(known(ceremony.key).X.get(i)), alphas });

const rehearsal: Handler = (state, act) => {
  const ceremony = inStage(state, "key");
  demand(state.rehearsal !== null, "phase");
  const { vote, call, factors } = state.rehearsal;
  demand(act.int("vote") === vote, "vote");
  const i = speaker(ceremony, act, factors);
  const message = readEqual(act.bytes("message"), 1);
  check([{ code: "decryption", equations: equalEquations(statementFor(ceremony, i, call.context, [call.alpha]), message) }]);
  factors.set(i, known(message.factors[0]));
};

export const tellerHandlers = {
  "teller.setup": setup,
  "teller.consent": consent("teller"),
  "teller.commit": commit,
  "teller.round": round,
  "teller.deal": deal,
  "teller.verdict": verdict,
  "teller.answer": answer,
  "teller.key": key,
  "teller.rehearse": rehearse,
  "teller.rehearsal": rehearsal,
} as const;
