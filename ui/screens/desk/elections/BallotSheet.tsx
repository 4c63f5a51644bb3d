import { useState } from "preact/hooks";
import type { Election } from "../../../hall/contract";
import { say } from "../../../messages";
import type { Acting } from "../../../parts/acting";
import { Line, Whole } from "../form/fields";
import { Fill } from "../form/Fill";
import { addsUp, ballotSheet, standing, type Entered } from "./ballots";

const nothing = { valid: null, blank: null, invalid: null } as const;

export function BallotSheet({ election, name, acting }: { election: Election; name: (candidate: string) => string; acting: Acting }) {
  const known = standing(election);
  const [papers, setPapers] = useState<Omit<Entered, "votes">>(nothing);
  const [votes, setVotes] = useState<Readonly<Record<string, number | null>>>({});
  const [others, setOthers] = useState<readonly { candidate: string; votes: number | null }[]>([]);
  const sheet = ballotSheet({ ...papers, votes: [...known.map((candidate) => ({ candidate, votes: votes[candidate] ?? null })), ...others] });
  const change = (at: number, next: Partial<{ candidate: string; votes: number | null }>): void =>
    setOthers((before) => before.map((one, i) => (i === at ? { ...one, ...next } : one)));
  const sound = sheet !== null && addsUp(sheet, election.places);
  return (
    <Fill acting={acting} name={say("election.sheet")} ready={sheet !== null} onSubmit={() => acting.put({ do: "election.count", election: election.id, sheet })}>
      <p>{say("count.what")}</p>
      <fieldset class="numbers">
        <legend>{say("election.papers.title")}</legend>
        <Whole says={say("election.valid")} required value={papers.valid} onInput={(valid) => setPapers({ ...papers, valid })} />
        <Whole says={say("election.blank")} required value={papers.blank} onInput={(blank) => setPapers({ ...papers, blank })} />
        <Whole says={say("election.spoilt")} required value={papers.invalid} onInput={(invalid) => setPapers({ ...papers, invalid })} />
      </fieldset>
      <fieldset class="numbers">
        <legend>{say("election.votes")}</legend>
        {known.map((candidate) => (
          <Whole key={candidate} says={name(candidate)} required value={votes[candidate] ?? null} onInput={(n) => setVotes({ ...votes, [candidate]: n })} />
        ))}
        {others.map((one, i) => (
          <div key={i} class="pair">
            <Line says={say("field.candidate")} ltr most={31} value={one.candidate} onInput={(candidate) => change(i, { candidate })} />
            <Whole says={say("election.votes")} value={one.votes} onInput={(n) => change(i, { votes: n })} />
          </div>
        ))}
      </fieldset>
      {election.candidates.length === 0 && (
        <p><button class="btn" type="button" onClick={() => setOthers([...others, { candidate: "", votes: null }])}>{say("election.another")}</button></p>
      )}
      {sheet !== null && !sound && <p class="noticebox" role="status">{say("election.adds_up")}</p>}
    </Fill>
  );
}
