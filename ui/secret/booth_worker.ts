import { base64Of, hexOf, same } from "../record/bytes";
import { registration, secretOf } from "../ballot/credentials";
import { Hedged, nothing } from "../ballot/draws";
import { known, type State } from "../ballot/election/state";
import { Fault } from "../ballot/faults";
import { wipe } from "../ballot/numbers";
import { Prover, type Shown as Sealed } from "../ballot/prover";
import { shortTracker } from "../ballot/ballots/tracker";
import { timesG } from "../ballot/group";
import type { Answer, Order, Paper, Shown } from "./booth";
import { BadAct, run } from "./running";

let prover: Prover | null = null;
let recorded = 0; // the sequence of this seat's last ballot in the record

const shownOf = ({ sequence, tracker, short }: Sealed): Shown => ({ sequence, tracker: hexOf(tracker), short });

function register({ origin, seat, seed: { issue, seed } }: Order & { kind: "register" }): Answer {
  const secret = secretOf(seed, { origin, seat, issue });
  const draws = new Hedged(secret, nothing, issue);
  const message = registration(secret, { origin, seat, issue }, draws);
  draws.end();
  wipe(secret);
  wipe(seed);
  return { kind: "registration", message: base64Of(message) };
}

type Opening = { question: string; options: string[]; minimum: number; maximum: number };
const openActOf = (acts: readonly string[]): Opening =>
  acts.map((text) => JSON.parse(text) as { do: string }).findLast((act) => act.do === "ballot.open") as unknown as Opening;

function paperOf(state: State, acts: readonly string[], seat: string): Paper {
  const ballots = known(state.ballots);
  const { tellers, t, key } = known(state.ceremony);
  const line = known(ballots.lines.get(seat));
  const last = ballots.last.get(seat);
  const { question, options, minimum, maximum } = openActOf(acts);
  return {
    vote: ballots.vote, question, options, minimum, maximum, classes: ballots.classes,
    tellers: known(key).qualified.map((i) => tellers[i - 1] ?? ""), t, floor: ballots.floor, waived: ballots.waived,
    listed: ballots.roll.length, weight: line.weight,
    group: ballots.roll.filter((one) => one.group === line.group && one.weight === line.weight).length,
    cast: last === undefined ? null : { sequence: last.sequence, short: shortTracker(last.tracker) },
    stage: state.stage as Paper["stage"],
  };
}

function enter({ acts: given, seat, seed: { issue, seed }, highest }: Order & { kind: "enter" }): Answer {
  prover?.end();
  prover = null;
  const state = run(given);
  const line = state.ballots?.lines.get(seat);
  if (state.ballots === null || line === undefined) return { kind: "fault", code: "seat", act: null };
  const secret = secretOf(seed, { origin: given.origin, seat, issue });
  wipe(seed);
  const own = timesG(secret).toBytes();
  if (!same(own, line.K)) return wipe(secret), { kind: "fault", code: "credential", act: null };
  recorded = state.ballots.last.get(seat)?.sequence ?? 0;
  prover = new Prover(state.ballots, secret, highest);
  wipe(secret);
  return { kind: "entered", paper: paperOf(state, given.acts, seat) };
}

function inBooth(order: Order): Answer {
  if (prover === null) return { kind: "fault", code: "phase", act: null };
  if (order.kind === "seal") {
    const choice = Uint8Array.from(order.choice);
    const sealed = prover.prepare(choice, recorded);
    wipe(choice);
    return { kind: "sealed", shown: shownOf(sealed) };
  }
  if (order.kind === "cast") {
    const { ballot, shown } = prover.cast();
    recorded = shown.sequence;
    return { kind: "ballot", ballot: base64Of(ballot), shown: shownOf(shown) };
  }
  if (order.kind === "check") {
    const { sealed, opening, shown } = prover.check();
    return { kind: "opening", sealed: base64Of(sealed), opening: base64Of(opening), shown: shownOf(shown) };
  }
  prover.forget();
  return { kind: "forgotten", shown: null };
}

onmessage = ({ data }: MessageEvent<Order>): void => {
  let answer: Answer;
  try {
    answer = data.kind === "register" ? register(data) : data.kind === "enter" ? enter(data) : inBooth(data);
  } catch (error) {
    if (error instanceof BadAct) answer = { kind: "fault", code: error.code, act: error.act };
    else answer = { kind: "fault", code: error instanceof Fault ? error.code : "worker", act: null };
  }
  postMessage(answer);
};
