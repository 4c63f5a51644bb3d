// An election: nominations, ballots, the tellers' sheets, lots.
import { useState } from "preact/hooks";
import type { Body, Election, Offer, Snapshot } from "../../../hall/contract";
import type { Meeting } from "../../../hall/stream";
import { number, say, type PlainKey } from "../../../messages";
import type { Acting } from "../../../parts/acting";
import { Choice, Line, Whole } from "../form/fields";
import { Fill, Folded, Panel } from "../form/Fill";
import { standing } from "./ballots";
import { BallotSheet } from "./BallotSheet";
import { OtherBody } from "./OtherBody";

type Props = { meeting: Meeting; body: Body; now: Snapshot; offers: readonly Offer[]; acting: Acting | null; role: Body["officers"][number]["role"] | null };

const stages: Record<Election["stage"], PlainKey> = {
  nominating: "election.stage.nominating", balloting: "election.stage.balloting", counted: "election.stage.counted",
  lot: "election.stage.lot", other_body: "election.stage.other_body", ended: "election.stage.ended",
};
const elected: Record<Election["elected"][number]["by"], PlainKey> = {
  majority: "elected.majority", most_votes: "elected.most_votes", lot: "elected.lot", no_contest: "elected.no_contest",
};
const ballots: Record<Election["ballot"], PlainKey> = {
  open: "ballot.open", restricted: "ballot.restricted", among_tied: "ballot.among_tied", who_may_stand: "ballot.who_may_stand",
};

export function Elections(props: Props) {
  const { body, now, acting, role } = props;
  const { election } = now;
  return (
    <Panel title={say("election.title")} {...(acting === null ? {} : { acting })}>
      {election === null ? <p>{say("election.none")}</p> : <One {...props} election={election} />}
      {acting !== null && role === "presiding" && (election === null || election.stage === "ended") && (
        <Folded title={say("election.open")} open={election === null}><OpenElection body={body} acting={acting} /></Folded>
      )}
    </Panel>
  );
}

function OpenElection({ body, acting }: { body: Body; acting: Acting }) {
  const [kind, setKind] = useState(body.elections[0]?.id ?? "");
  const [title, setTitle] = useState("");
  const [places, setPlaces] = useState<number | null>(1);
  const fixed = body.elections.find(({ id }) => id === kind)?.places ?? 0;
  const act = { do: "election.open", kind, places: fixed > 0 ? fixed : places ?? 0, ...(title.trim() === "" ? {} : { title: title.trim() }) };
  return (
    <Fill acting={acting} name={say("election.open")} ready={kind !== "" && act.places > 0} onSubmit={() => acting.put(act)}>
      <Choice says={say("field.kind")} value={kind} options={body.elections} onChange={setKind} />
      <Line says={say("field.title")} value={title} onInput={setTitle} />
      {fixed > 0 ? <p>{say("field.places.fixed", { n: fixed })}</p> : <Whole says={say("field.places")} least={1} most={99} required value={places} onInput={setPlaces} />}
    </Fill>
  );
}

// A candidate may be a member, called by its id, or anybody else.
export const candidateSays = (meeting: Meeting, candidate: string): string => meeting.nameOf(candidate);

function One({ meeting, body, offers, acting, role, election }: Props & { election: Election }) {
  const name = (candidate: string): string => candidateSays(meeting, candidate);
  const ballot = offers.find(({ act, in_order }) => in_order && act.do === "election.ballot" && act["election"] === election.id);
  const consent = offers.find(({ act, in_order }) => in_order && act.do === "consent.ask" && act["on"] === election.id);
  const nominates = election.stage === "nominating" && (role === "presiding" || role === "secretary");
  return (
    <>
      <p><b><bdi>{election.title || election.says}</bdi></b> <span class="flagbox">{say(stages[election.stage])}</span></p>
      <p>{say("field.places.fixed", { n: election.places })} {election.round > 0 && say("election.round", { number: election.round })} {say(ballots[election.ballot])}</p>
      {election.nominated.length > 0 && (
        <><h3>{say("election.nominated")}</h3><ul class="cols">{election.nominated.map((one) => <li key={one}><bdi>{name(one)}</bdi></li>)}</ul></>
      )}
      {election.elected.length > 0 && (
        <><h3>{say("election.elected")}</h3><ul class="lines">{election.elected.map((one) => <li key={one.candidate}><b><bdi>{name(one.candidate)}</bdi></b><span>{say(elected[one.by])}</span></li>)}</ul></>
      )}
      <Past election={election} name={name} />
      {acting !== null && (
        <>
          {nominates && <Nominate body={body} election={election} acting={acting} />}
          {consent !== undefined && <p><button class="btn" type="button" aria-disabled={acting.busy} onClick={() => acting.put(consent.act)}>{say("election.no_contest")}</button></p>}
          {ballot !== undefined && <p><button class="btn primary" type="button" aria-disabled={acting.busy} onClick={() => acting.put(ballot.act)}>{say("election.ballot")}</button></p>}
          {election.stage === "balloting" && role === "teller" && <BallotSheet election={election} name={name} acting={acting} />}
          {election.stage === "other_body" && (role === "presiding" || role === "secretary") && <OtherBody election={election} name={name} acting={acting} />}
          {election.stage === "lot" && role === "presiding" && <Lot election={election} name={name} acting={acting} />}
        </>
      )}
      {election.stage === "balloting" && <p role="status">{say("election.counted", { n: election.counted.length })} <bdi>{election.counted.map(name).join(", ")}</bdi></p>}
    </>
  );
}

function Nominate({ body, election, acting }: { body: Body; election: Election; acting: Acting }) {
  const [candidate, setCandidate] = useState("");
  const submit = (): void => {
    acting.put({ do: "election.nominate", election: election.id, candidate: candidate.trim() });
    setCandidate("");
  };
  return (
    <Fill acting={acting} name={say("election.nominate")} does={say("election.nominate")} ready={/^[A-Za-z0-9_.-]{1,31}$/.test(candidate.trim())} onSubmit={submit}>
      <div class="pair">
        <Choice says={say("election.member")} value={body.seats.some(({ id }) => id === candidate) ? candidate : ""} empty={say("election.somebody")}
          options={body.seats.filter(({ id }) => !election.nominated.includes(id)).map(({ id, name }) => ({ id, says: name }))} onChange={setCandidate} />
        <Line says={say("field.candidate")} hint={say("field.candidate.hint", { example: body.seats[0]?.id ?? "" })} ltr most={31} value={candidate} onInput={setCandidate} />
      </div>
    </Fill>
  );
}

function Past({ election, name }: { election: Election; name: (candidate: string) => string }) {
  if (election.ballots.length === 0) return null;
  return (
    <ul class="lines">
      {election.ballots.map((one, i) => (
        <li key={i}>
          <div>
            <b>{say("election.round", { number: one.round })}</b>
            <small>{say("election.papers", { valid: one.valid, blank: one.blank, spoilt: one.invalid })} {one.needed !== null && say("majority.needed", { n: one.needed })}</small>
            <small><bdi>{one.votes.map(({ candidate, votes }) => `${say("colon", { before: name(candidate) })} ${number(votes)}`).join(", ")}</bdi></small>
          </div>
        </li>
      ))}
    </ul>
  );
}

// Drawn elsewhere, before everybody; here stands what came out, and, where it was done so, what it was bound to before.
function Lot({ election, name, acting }: { election: Election; name: (candidate: string) => string; acting: Acting }) {
  const [drawn, setDrawn] = useState("");
  const [commitment, setCommitment] = useState("");
  const [opening, setOpening] = useState("");
  const bound = { ...(commitment.trim() === "" ? {} : { commitment: commitment.trim() }), ...(opening === "" ? {} : { opening }) };
  return (
    <Fill acting={acting} name={say("election.lot")} ready={drawn !== ""} onSubmit={() => acting.put({ do: "election.lot", election: election.id, candidate: drawn, ...bound })}>
      <Choice says={say("election.drawn")} value={drawn} empty={say("terms.choose")} options={standing(election).map((id) => ({ id, says: name(id) }))} onChange={setDrawn} />
      <Line says={say("election.opening")} hint={say("election.opening.hint")} value={opening} onInput={setOpening} />
      <Line says={say("election.commitment")} ltr value={commitment} onInput={setCommitment} />
    </Fill>
  );
}
