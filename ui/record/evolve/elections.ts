import type { EventName } from "../entries/tables";
import type { Fields } from "../entries/fields";
import { textOf, wideOf, type Election, type Handler } from "./state";

const on = (what: (election: Election, fields: Fields) => void): Handler => (state, fields) => {
  const election = state.elections.get(wideOf(fields, "election"));
  if (election !== undefined) what(election, fields);
};

export const elections: Partial<Record<EventName, Handler>> = {
  election_opened: (state, fields) => {
    const id = wideOf(fields, "election");
    const { kind, places } = { kind: textOf(fields, "kind"), places: wideOf(fields, "places") };
    state.elections.set(id, { id, kind, places, round: 0, stage: "nominating", nominated: [], elected: [], ballots: [] });
  },
  nominated: on((election, fields) => void election.nominated.push(textOf(fields, "candidate"))),
  ballot_opened: on((election, fields) => {
    election.stage = "balloting";
    election.round = wideOf(fields, "round");
  }),
  ballot_lapsed: on((election) => void (election.stage = "counted")),
  ballot_agreed: on((election, fields) => {
    election.stage = "counted";
    election.ballots.push({ round: election.round, sheet: fields["sheet"] as Fields });
  }),
  elected: on((election, fields) => void election.elected.push({ candidate: textOf(fields, "candidate"), by: textOf(fields, "by") })),
  election_ended: on((election) => void (election.stage = "ended")),
};
