// One election, at its permanent address: its secret ballots, checked on the reader's own device.
import { type Body, type Snapshot } from "../../hall/contract";
import { type Meeting } from "../../hall/stream";
import { say } from "../../messages";
import { Sheet } from "./Sheet";
import { Verify } from "./Verify";
import { VerifyBallot } from "./VerifyBallot";

export function ElectionPage({ meeting, body, now, election }: { meeting: Meeting; body: Body; now: Snapshot; election: number }) {
  const here = now.election?.id === election ? now.election : null;
  return (
    <Sheet meeting={meeting} body={body}>
      <h1><bdi>{here === null ? say("public.election", { number: election }) : here.title || here.says}</bdi></h1>
      <p class="lead">{say("public.election.lead")}</p>
      {here !== null && here.elected.length > 0 && (
        <section>
          <h2>{say("election.elected")}</h2>
          <ul class="dots">{here.elected.map(({ candidate }) => <li key={candidate}><b><bdi>{meeting.nameOf(candidate)}</bdi></b></li>)}</ul>
        </section>
      )}
      <VerifyBallot meeting={meeting} body={body} asked={{ election }} />
      <Verify body={body} />
      <p class="more"><a href={`/${body.id}/record`}>{say("public.all_votes")}</a></p>
    </Sheet>
  );
}
