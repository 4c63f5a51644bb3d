import { textIn, type Act } from "../entries/act";
import type { Wide } from "../entries/fields";
import type { ActName } from "../entries/tables";
import { carrying } from "../evolve/secret";
import { textsOf, wideOf, type Ceremony, type SealedBallot, type State } from "../evolve/state";
import { demand } from "../faults";

// Row 13 for the secret ballot, as far as the events say it: the stage of a ceremony and of a ballot, whose message is
// awaited, the tellers' time, and that what is sealed is counted in no other way. Who may lead a ceremony, who is present
// and who casts for whom only the whole depth decides.
type Deciding = { act: Act; at: string; state: State };

const time = 10 * 60_000;
const refuseUnless: (condition: boolean, what: string) => asserts condition = (condition, what) => demand(condition, "REFUSED", what);
const hadTime = (from: string, at: string): boolean => Date.parse(at) - Date.parse(from) >= time;

const enough = ({ t, tellers }: Ceremony): number => (Number(t) === tellers.length ? tellers.length : Number(t) + 1);

function decideSetUp({ act, state }: Deciding): void {
  const [n, t] = [textsOf(act.fields, "tellers").length, Number(act.fields["t"])];
  const ceremony = wideOf(act.fields, "ceremony");
  refuseUnless([...state.ceremonies.keys()].every((before) => before < ceremony), "a number that is used");
  refuseUnless(t >= 2 && t <= n && n < 2 * t, "threshold");
  refuseUnless((t === n) === (textIn(act.fields, "override") !== ""), "threshold");
}

const roundOf: Partial<Record<ActName, string>> = {
  "teller.commit": "commit", "teller.deal": "deal", "teller.verdict": "verdict", "teller.answer": "answer",
  "teller.key": "answer", "teller.rehearse": "key", "teller.rehearsal": "key",
};
const ending: Readonly<Record<string, number>> = { commit: 2, deal: 3, verdict: 4 };

// Nobody is left out of a ceremony before its round had its time; who is, the machine says.
export function demandTime(ceremony: Ceremony | undefined, missing: string[], at: string): void {
  refuseUnless(missing.length === 0 || ceremony === undefined || hadTime(ceremony.began, at), "the tellers have time");
}

function decideRound(ceremony: Ceremony, { act }: Deciding): void {
  refuseUnless(ending[ceremony.stage] === act.fields["round"], "another round");
  refuseUnless(ceremony.answered.size >= enough(ceremony), "too few tellers");
}

const isTeller = ({ tellers, missing }: Ceremony, seat: string): boolean => tellers.includes(seat) && !missing.includes(seat);

function decideMessage(ceremony: Ceremony, by: string, done: ReadonlySet<string> | undefined): void {
  refuseUnless(isTeller(ceremony, by), "none of these tellers");
  refuseUnless(done?.has(by) === false, "not awaited");
}

function decideCeremony(deciding: Deciding): void {
  const { act, state } = deciding;
  const ceremony = state.ceremonies.get(wideOf(act.fields, "ceremony"));
  refuseUnless(ceremony !== undefined, "no such ceremony");
  refuseUnless(ceremony.awaits === (act.do === "teller.consent"), "consent");
  if (act.do === "teller.consent") return;
  if (act.do === "teller.round") return decideRound(ceremony, deciding);
  refuseUnless(ceremony.stage === roundOf[act.do], "another round");
  if (act.do === "teller.rehearsal") decideMessage(ceremony, act.by, ceremony.rehearsed.get(wideOf(act.fields, "vote")));
  else if (act.do !== "teller.key" && act.do !== "teller.rehearse") decideMessage(ceremony, act.by, ceremony.answered);
}

function decideOpening({ act, state }: Deciding): void {
  const ceremony = state.ceremonies.get(wideOf(act.fields, "ceremony"));
  const ballot = wideOf(act.fields, "vote");
  refuseUnless(ceremony?.stage === "key" && !state.sealed.has(ballot), "a ballot that cannot be opened");
  refuseUnless((ceremony.rehearsed.get(ballot)?.size ?? 0) >= enough(ceremony), "not rehearsed");
}

function decideVoid(ballot: SealedBallot, { state, at }: Deciding): void {
  const on = ballot.vote ?? ballot.election;
  refuseUnless([...state.foundVoid.values()].includes(on), "no ruling that the ballot is void");
  refuseUnless(ballot.stage !== "lock" || hadTime(ballot.lockedAt, at), "the tellers have time");
}

const whenLocked: readonly ActName[] = ["ballot.decrypt", "ballot.result"];

function decideBallot(deciding: Deciding): void {
  const { act, state } = deciding;
  const ballot = state.sealed.get(wideOf(act.fields, "vote"));
  refuseUnless(ballot !== undefined, "no such ballot");
  if (act.do === "ballot.void") return decideVoid(ballot, deciding);
  refuseUnless(ballot.stage === (whenLocked.includes(act.do) ? "lock" : "open"), "another stage");
  refuseUnless(ballot.awaits === (act.do === "ballot.consent"), "consent");
  if (act.do !== "ballot.decrypt") return;
  const ceremony = state.ceremonies.get(ballot.ceremony);
  refuseUnless(ceremony !== undefined && isTeller(ceremony, act.by), "none of these tellers");
}

const byHand: readonly ActName[] = ["vote.lock", "vote.count", "vote.correct_count", "election.count"];

function isSealed(state: State, { fields }: Act): boolean {
  if (fields["election"] !== undefined) return carrying(state, "election", fields["election"] as Wide) !== null;
  return carrying(state, "vote", fields["vote"] as Wide) !== null;
}

export function decideSecret(deciding: Deciding): void {
  const { act, state } = deciding;
  if (byHand.includes(act.do)) refuseUnless(!isSealed(state, act), "the ballot is sealed");
  else if (act.do === "teller.setup") decideSetUp(deciding);
  else if (act.do.startsWith("teller.")) decideCeremony(deciding);
  else if (act.do === "ballot.open") decideOpening(deciding);
  else if (act.do.startsWith("ballot.")) decideBallot(deciding);
}
