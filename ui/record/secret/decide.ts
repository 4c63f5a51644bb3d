import type { Act } from "../entries/act";
import type { Wide } from "../entries/fields";
import type { ActName } from "../entries/tables";
import { carrying } from "../evolve/secret";
import type { Ceremony, State } from "../evolve/state";
import { demand } from "../faults";

// Row 13 for the secret ballot, as far as docs/record.md says it: what is sealed is counted in no other way, a ballot is
// void by a ruling that stands, and the tellers have their time. Whose turn an act is only the whole depth decides.
const time = 10 * 60_000;
const hadTime = (from: string, at: string): boolean => Date.parse(at) - Date.parse(from) >= time;

const byHand: readonly ActName[] = ["vote.lock", "vote.count", "vote.correct_count", "election.count"];

function isSealed(state: State, { fields }: Act): boolean {
  if (fields["election"] !== undefined) return carrying(state, "election", fields["election"] as Wide) !== null;
  return carrying(state, "vote", fields["vote"] as Wide) !== null;
}

function decideVoid({ sealed, foundVoid }: State, act: Act, at: string): void {
  const ballot = sealed.get(act.fields["vote"] as Wide);
  const on = ballot?.vote ?? ballot?.election ?? null;
  demand(on === null || [...foundVoid.values()].includes(on), "REFUSED", "no ruling that the ballot is void");
  demand(ballot?.stage !== "lock" || hadTime(ballot.lockedAt, at), "REFUSED", "the tellers have time");
}

export function decideSecret(act: Act, at: string, state: State): void {
  if (byHand.includes(act.do)) demand(!isSealed(state, act), "REFUSED", "the ballot is sealed");
  if (act.do === "ballot.void") decideVoid(state, act, at);
}

// Nobody is left out of a ceremony before its round had its time.
export function demandTime(ceremony: Ceremony | undefined, missing: string[], at: string): void {
  demand(missing.length === 0 || ceremony === undefined || hadTime(ceremony.began, at), "REFUSED", "the tellers have time");
}
