import { demand } from "../faults";
import type { Wide } from "./fields";
import { textIn, type Act } from "./act";
import type { State } from "../evolve/state";
import { spelledRuling, type Event, type Ruling } from "./ruling";
import type { ActName, EventName } from "./tables";

// Row 15 as far as the act itself says what must follow: keys, ballots, presence, what opens and locks. The arithmetic
// of outcomes is asked elsewhere.
type Follows = (act: Act, position: number) => Event[];

const event = (name: EventName, fields: Event["fields"]): Event => ({ name, fields });
const pick = (act: Act, ...names: string[]): Event["fields"] =>
  Object.fromEntries(names.flatMap((name) => (act.fields[name] === undefined ? [] : [[name, act.fields[name]]])));

const follows: Partial<Record<ActName, Follows>> = {
  "body.establish": (act) => [
    event("established", { edition: 1, rehearsal: act.fields["rehearsal"] ?? false, ...pick(act, "rules", "roster") }),
    event("key_enrolled", { seat: act.by, ...pick(act, "key") }),
  ],
  "vote.cast": (act, position) => [event("cast", { ...pick(act, "vote", "seat", "choice"), by: act.by, position })],
  "vote.last_call": (act) => [event("last_called", pick(act, "vote"))],
  "presence.arrive": (act) => [event("arrived", pick(act, "seat"))],
  "presence.leave": (act) => [event("left", pick(act, "seat"))],
  "proxy.give": (act) => [event("proxy_given", pick(act, "from", "to"))],
  "proxy.end": (act) => [event("proxy_ended", pick(act, "from"))],
  "key.revoke": (act) => [event("key_ended", pick(act, "key"))],
  "key.confirm": (act) => [event("key_confirmed", pick(act, "key"))],
  "blob.withhold": (act) => [event("blob_withheld", pick(act, "blob"))],
};

// Which acts alone bring these about.
const onlyBy: Partial<Record<EventName, ActName[]>> = {
  established: ["body.establish"], amended: ["body.amend"],
  key_invited: ["key.invite"], key_enrolled: ["body.establish", "key.enrol"], key_confirmed: ["key.confirm"],
  key_ended: ["key.enrol", "key.revoke"],
  vote_opened: ["vote.open", "vote.test"], vote_locked: ["vote.lock", "ballot.lock"],
  cast: ["vote.cast", "vote.paper"],
  outcome_declared: ["vote.lock", "vote.count", "vote.casting_vote", "vote.confirm", "vote.correct_count", "vote.declare", "ballot.lock", "ballot.result"],
  count_agreed: ["vote.count", "ballot.result"], count_corrected: ["vote.correct_count", "vote.confirm"],
  vote_annulled: ["vote.annul", "vote.confirm"],
  sitting_opened: ["sitting.open"],
  credential_registered: ["credential.register"],
  tellers_set_up: ["teller.setup"], tellers_consented: ["teller.consent"], round_begun: ["teller.round"], key_settled: ["teller.key"],
  teller_answered: ["teller.commit", "teller.deal", "teller.verdict", "teller.answer"],
  rehearsal_called: ["teller.rehearse"], teller_rehearsed: ["teller.rehearsal"],
  secret_ballot_opened: ["ballot.open"], secret_ballot_consented: ["ballot.consent"], secret_ballot_locked: ["ballot.lock"],
  sealed_cast: ["ballot.cast"], sealed_challenged: ["ballot.challenge"], part_sent: ["ballot.decrypt"],
  secret_ballot_counted: ["ballot.result"], secret_ballot_voided: ["ballot.void"],
};

function checkKeyEvents(act: Act, events: Event[]): void {
  if (act.do !== "key.invite" && act.do !== "key.enrol") return;
  const entered = events.filter(({ name }) => name === "key_invited" || name === "key_enrolled");
  const [one] = entered;
  demand(entered.length === 1 && one?.name === (act.do === "key.invite" ? "key_invited" : "key_enrolled"), "RULING");
  demand(one.fields["seat"] === act.fields["seat"] && one.fields["key"] === act.fields["key"], "RULING");
  const ended = events.filter(({ name }) => name === "key_ended").map(({ fields }) => fields["key"]);
  demand(String(ended) === textIn(act.fields, "invitation"), "RULING", "the invited key ends");
}

// Is this vote by names locked with its outcome at once, or is it declared later?
const isLater = (state: State, act: Act): boolean => {
  const vote = state.votes.get(act.fields["vote"] as Wide);
  return vote === undefined || vote.counting === "tellers" || vote.test || vote.closes !== "";
};

// The vote that an act is about: of a ballot's acts `vote` is the ballot's number.
function voteOf({ do: name, fields }: Act, { sealed }: State): Wide | null {
  const named = fields["vote"] as Wide | undefined;
  return (name.startsWith("ballot.") ? sealed.get(named ?? -1)?.vote : named) ?? null;
}

function checkVoting(act: Act, position: number, at: string, events: Event[], state: State): void {
  for (const { name, fields } of events) {
    if (name === "vote_opened" || name === "sitting_opened") demand(fields["at"] === at, "RULING", "at");
    if (name === "vote_opened") demand(fields["vote"] === position, "RULING", "vote");
    if (name === "outcome_declared") demand(fields["position"] === position && fields["vote"] === voteOf(act, state), "RULING");
    if (name === "vote_locked") demand(fields["vote"] === voteOf(act, state), "RULING");
  }
  const has = (name: EventName): boolean => events.some((one) => one.name === name);
  if (act.do === "vote.open") demand(has("vote_opened"), "RULING");
  if (act.do !== "vote.lock") return;
  demand(has("vote_locked") && (isLater(state, act) || has("outcome_declared")), "RULING");
}

export function checkRuling(act: Act, position: number, at: string, ruling: Ruling, state: State): void {
  const given = ruling.events;
  const wanted = follows[act.do]?.(act, position);
  if (wanted !== undefined) demand(spelledRuling({ events: wanted, state: null }) === spelledRuling({ events: given, state: null }), "RULING");
  for (const { name } of given) demand(onlyBy[name]?.includes(act.do) ?? true, "RULING", name);
  checkKeyEvents(act, given);
  checkVoting(act, position, at, given, state);
  demand((ruling.state !== null) === given.some(({ name }) => name === "sitting_closed"), "STATE");
}
