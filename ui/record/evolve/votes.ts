import type { EventName } from "../entries/tables";
import type { Fields } from "../entries/fields";
import { textOf, textsOf, wideOf, wideOrNone, type CountLine, type Handler, type State, type Vote } from "./state";

const lines = (fields: Fields): CountLine[] => ((fields["sheet"] as Fields[] | undefined) ?? []).map((line) => ({
  choice: textOf(line, "choice"), of: textOf(line, "of"), by: textOf(line, "by"), number: wideOf(line, "number"),
}));

// Who had no vote on that day by a standing that was set, and which standings of the roster were lifted.
function silencedOn(state: State, day: string): Set<string> {
  const out = new Set<string>();
  for (const [seat, standings] of state.standings) {
    for (const [standing, { votes, until }] of standings) {
      const lifted = state.lifted.get(seat)?.get(standing);
      const off = lifted !== undefined && (lifted === "" || day <= lifted);
      if (!votes && !off && (until === "" || day <= until)) out.add(seat);
    }
  }
  return out;
}
function freedOn(state: State, day: string): Set<string> {
  const out = new Set<string>();
  for (const [seat, standings] of state.lifted) {
    for (const [standing, until] of standings) if (until === "" || day <= until) out.add(`${seat} ${standing}`);
  }
  return out;
}

const opened: Handler = (state, fields) => {
  const day = textOf(fields, "day");
  const figures = ((fields["figures"] as Fields[] | undefined) ?? []).map((one) => [textOf(one, "figure"), wideOf(one, "value")] as const);
  const vote: Vote = {
    id: wideOf(fields, "vote"), at: textOf(fields, "at"), day,
    question: textOf(fields, "question"), majority: textOf(fields, "majority"), method: textOf(fields, "method"),
    counting: textOf(fields, "counting"), showing: textOf(fields, "showing"),
    choices: textsOf(fields, "choices"), ofClass: textOf(fields, "entitled"), concerned: textsOf(fields, "concerned"),
    figures: new Map(figures),
    secondOf: wideOrNone(fields, "second_vote_of"), motion: wideOrNone(fields, "motion"), text: wideOrNone(fields, "text"),
    announced: wideOrNone(fields, "announced"), closes: textOf(fields, "closes"), test: fields["test"] === true,
    stage: "open", lastCall: false,
    ballots: new Map(), papers: new Map(), sheets: new Map(), counted: null, outcome: null,
    silenced: silencedOn(state, day), freed: freedOn(state, day),
    present: new Set(), proxies: new Map(), taken: false,
  };
  state.votes.set(vote.id, vote);
  if (vote.announced !== null) state.announced.delete(vote.announced);
};

// Of a vote that is known; what speaks of another one changes nothing.
const on = (what: (vote: Vote, fields: Fields, state: State) => void): Handler => (state, fields) => {
  const vote = state.votes.get(wideOf(fields, "vote"));
  if (vote !== undefined) what(vote, fields, state);
};

const cast = on((vote, fields) => {
  const seat = textOf(fields, "seat");
  vote.ballots.set(seat, { choice: textOf(fields, "choice"), by: textOf(fields, "by"), position: wideOf(fields, "position") });
  vote.papers.delete(seat);
});

const locked = on((vote, _, state) => {
  vote.stage = "locked";
  vote.present = new Set(state.present);
  vote.proxies = new Map(state.proxies);
  vote.taken = state.taken;
});

export const votes: Partial<Record<EventName, Handler>> = {
  vote_announced: (state, fields) => void state.announced.add(wideOf(fields, "announcement")),
  vote_called_off: (state, fields) => void state.announced.delete(wideOf(fields, "announcement")),
  vote_opened: opened,
  vote_extended: on((vote, fields) => void (vote.closes = textOf(fields, "closes"))),
  last_called: on((vote) => void (vote.lastCall = true)),
  cast,
  paper_entered: on((vote, fields) => void vote.papers.set(textOf(fields, "seat"), textOf(fields, "by"))),
  vote_locked: locked,
  test_ended: on((vote) => void (vote.stage = "tested")),
  count_stated: on((vote, fields) => void vote.sheets.set(textOf(fields, "teller"), lines(fields))),
  count_agreed: on((vote, fields) => void (vote.counted = lines(fields))),
  count_corrected: on((vote, fields, state) => {
    vote.counted = lines(fields);
    state.proposed.delete(vote.id);
  }),
  outcome_declared: on((vote, fields) => {
    vote.stage = "declared";
    vote.outcome = fields["outcome"] as Fields;
  }),
  change_proposed: (state, fields) => void state.proposed.set(wideOf(fields, "vote"), fields),
  vote_annulled: on((vote, _, state) => {
    vote.stage = "annulled";
    state.proposed.delete(vote.id);
  }),
  title_corrected: (state, fields) => void state.proposed.delete(wideOf(fields, "vote")),
};

// The signed ballots of a vote, by choice, in the order of its choices.
export function tallyOf(vote: Vote, weighs: (seat: string) => bigint = () => 1n): bigint[] {
  const sums = new Map(vote.choices.map((choice) => [choice, 0n]));
  for (const [seat, { choice }] of vote.ballots) sums.set(choice, (sums.get(choice) ?? 0n) + weighs(seat));
  return vote.choices.map((choice) => sums.get(choice) ?? 0n);
}

// Does a vote hide who voted what, and is still open? Then what stands behind its opening is held back.
// A test hides nothing.
export const hides = (vote: Vote): boolean =>
  vote.stage === "open" && !vote.test && vote.counting === "names" && vote.showing !== "live";
