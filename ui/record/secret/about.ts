import { sha256 } from "@noble/hashes/sha2";
import { base64Of, utf8 } from "../bytes";
import type { Act } from "../entries/act";
import type { Wide } from "../entries/fields";
import { carrying } from "../evolve/secret";
import { textOf, type Election, type State, type Vote } from "../evolve/state";
import { questionText, type Title } from "./question";

// What a sealed ballot is about: the vote or the election that is put, and the question that is asked of it.
export type About = { vote: Vote } | { election: Election };

const isPut = (state: State, vote: Vote): boolean =>
  vote.stage === "open" && vote.counting === "tellers" && !vote.test && carrying(state, "vote", vote.id) === null;

// What was put last in the sitting goes before what stands beside the sittings.
export function put(state: State): About | null {
  const votes = [...state.votes.values()].filter((one) => isPut(state, one));
  const vote = votes.findLast(({ closes }) => closes === "") ?? votes.at(-1);
  if (vote !== undefined) return { vote };
  const election = [...state.elections.values()].findLast((one) => one.stage === "balloting" && carrying(state, "election", one.id) === null);
  return election === undefined ? null : { election };
}

export function aboutOf(state: State, ballot: Wide): About | null {
  const sealed = state.sealed.get(ballot);
  const vote = state.votes.get(sealed?.vote ?? -1);
  const election = state.elections.get(sealed?.election ?? -1);
  if (vote !== undefined) return { vote };
  return election === undefined ? null : { election };
}

export const titleOf = ({ fields }: Act): Title => ({ document: textOf(fields, "document"), title: textOf(fields, "title") });

// In base64, as `ballot.open` names it.
export function questionOf(origin: string, about: About, title: Title): string {
  const place = "vote" in about ? String(about.vote.id) : `${about.election.id} ${about.election.round}`;
  return base64Of(sha256(utf8(questionText(origin, place, title))));
}

const unchosen: readonly string[] = ["abstain", "blank", "invalid"];

export const optionsOf = ({ choices }: Vote): string[] => choices.filter((choice) => !unchosen.includes(choice));
