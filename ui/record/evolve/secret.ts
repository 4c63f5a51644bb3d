import type { Fields, Wide } from "../entries/fields";
import type { EventName } from "../entries/tables";
import { textOf, textsOf, wideOf, wideOrNone, type Ceremony, type Handler, type SealedBallot, type State } from "./state";

// The tellers' ceremonies and the sealed ballots, as far as the rules and the screens ask about them.
const ofCeremony = (what: (ceremony: Ceremony, fields: Fields) => void): Handler => (state, fields) => {
  const ceremony = state.ceremonies.get(wideOf(fields, "ceremony"));
  if (ceremony !== undefined) what(ceremony, fields);
};
const ofBallot = (what: (ballot: SealedBallot, fields: Fields, state: State) => void): Handler => (state, fields) => {
  const ballot = state.sealed.get(wideOf(fields, "ballot"));
  if (ballot !== undefined) what(ballot, fields, state);
};

const began = ofCeremony((ceremony, fields) => {
  ceremony.began = textOf(fields, "at");
  ceremony.awaits = false;
  ceremony.answered = new Set();
  ceremony.stage = textOf(fields, "stage") || ceremony.stage;
  for (const teller of textsOf(fields, "missing")) ceremony.missing.push(teller);
});

export const secret: Partial<Record<EventName, Handler>> = {
  tellers_set_up: (state, fields) => {
    const id = wideOf(fields, "ceremony");
    const made = { tellers: textsOf(fields, "tellers"), t: wideOf(fields, "t"), began: textOf(fields, "at") };
    const awaits = fields["awaits"] === true;
    state.ceremonies.set(id, { id, ...made, stage: "commit", awaits, answered: new Set(), missing: [], rehearsed: new Map() });
  },
  tellers_consented: began,
  round_begun: began,
  teller_answered: ofCeremony((ceremony, fields) => void ceremony.answered.add(textOf(fields, "teller"))),
  key_settled: ofCeremony((ceremony, fields) => {
    ceremony.stage = "key";
    ceremony.missing.push(...textsOf(fields, "missing"));
  }),
  rehearsal_called: ofCeremony((ceremony, fields) => void ceremony.rehearsed.set(wideOf(fields, "vote"), new Set())),
  teller_rehearsed: ofCeremony((ceremony, fields) => void ceremony.rehearsed.get(wideOf(fields, "vote"))?.add(textOf(fields, "teller"))),
  secret_ballot_opened: (state, fields) => {
    const id = wideOf(fields, "ballot");
    const [vote, election] = [wideOrNone(fields, "vote"), wideOrNone(fields, "election")];
    state.sealed.set(id, { id, ceremony: wideOf(fields, "ceremony"), vote, election, stage: "open", awaits: fields["awaits"] === true, lockedAt: "" });
  },
  secret_ballot_consented: ofBallot((ballot) => void (ballot.awaits = false)),
  secret_ballot_locked: ofBallot((ballot, fields) => {
    ballot.stage = "lock";
    ballot.lockedAt = textOf(fields, "at");
  }),
  secret_ballot_counted: ofBallot((ballot) => void (ballot.stage = "result")),
  // The vote may be held again, by another ballot.
  secret_ballot_voided: ofBallot((ballot, _, { votes }) => {
    ballot.stage = "void";
    const vote = ballot.vote === null ? undefined : votes.get(ballot.vote);
    if (vote !== undefined) vote.stage = "open";
  }),
  ruled: (state, fields) => {
    if (fields["finding"] === "void_ballot") state.foundVoid.set(wideOf(fields, "ruling"), wideOrNone(fields, "on"));
  },
  ruling_reversed: (state, fields) => void state.foundVoid.delete(wideOf(fields, "ruling")),
};

// The ballot that carries a vote or an election now, if there is one.
export function carrying(state: State, of: "vote" | "election", id: Wide): SealedBallot | null {
  return [...state.sealed.values()].find((ballot) => ballot[of] === id && (ballot.stage === "open" || ballot.stage === "lock")) ?? null;
}
