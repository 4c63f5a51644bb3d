import { actsOf, type Of } from "../election/record";
import { Election } from "../election/election";
import { verifyTranscript, type Verdict } from "../election/verify";
import { codeOf } from "../faults";
import { compare, type Result } from "./cases";

// records.json: one record, a transcript and a verdict for each vote; a hall takes every act in at least one of them.
type Record = { origin: string; votes: { vote: number; ceremony: number; expect: Verdict }[]; blobs: { [hash: string]: string }; acts: string[] };

export function* records({ origin, votes, blobs, acts }: Record): Generator<Result> {
  const texts = new Map(Object.entries(blobs));
  for (const { expect, ...of } of votes) {
    yield compare(`vote ${of.vote}`, () => verifyTranscript({ origin, acts: actsOf(acts, of), blobs: texts }), expect);
  }
  const ceremonies = new Set(acts.flatMap((text) => {
    const { ceremony } = JSON.parse(text) as { ceremony?: number };
    return ceremony === undefined ? [] : [ceremony];
  }));
  const all: Of[] = [...votes, ...[...ceremonies].map((ceremony) => ({ ceremony, vote: null }))];
  const taken = new Set<string>();
  for (const of of all) {
    const [election, own] = [new Election(origin, texts), actsOf(acts, of)];
    const name = `the hall's machine of ceremony ${of.ceremony}, vote ${of.vote}`;
    yield compare(name, () => own.map((text) => (taken.add(text), codeOf(() => election.take(text)))), own.map(() => "ok"));
  }
  yield compare("no act is left out", () => acts.filter((text) => !taken.has(text)), []);
}
