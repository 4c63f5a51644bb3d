import { votesOf } from "../../hall/client";
import { type Body, type Snapshot, type VoteListed } from "../../hall/contract";
import { type Meeting } from "../../hall/stream";
import { date, say, time } from "../../messages";
import { ModeStrip } from "../../parts/ModeStrip";
import { stateOf } from "../../parts/modes";
import { sentence } from "../../parts/sentence";
import { Standing } from "../../parts/Standing";
import { figuresOf } from "../../parts/totals";
import { TotalsRow } from "../../parts/TotalsRow";
import { useAsked } from "./asked";
import { Entries } from "./Entries";
import { Decisions, Votes } from "./Lists";
import { Failed, Sheet } from "./Sheet";
import { TheRecord } from "./TheRecord";
import { pageOf, titleOf } from "./titles";
import { Verify } from "./Verify";

type Props = { meeting: Meeting; body: Body; now: Snapshot };

export function RecordPage({ meeting, body, now }: Props) {
  const asked = useAsked<VoteListed[]>(() => votesOf(body.id), `${body.id} ${now.vote?.id} ${now.count?.state}`);
  return (
    <Sheet meeting={meeting} body={body}>
      <div class="two">
        <div>
          <Now meeting={meeting} body={body} now={now} />
          {asked.failed !== null && <Failed says={say("public.failed", { says: asked.failed })} again={asked.again} />}
          {asked.value !== null && <Votes body={body} listed={asked.value} />}
          {asked.value !== null && <Decisions body={body} listed={asked.value} />}
          <Verify body={body} />
          <Entries meeting={meeting} body={body} now={now} />
        </div>
        <aside><TheRecord meeting={meeting} body={body} now={now} /></aside>
      </div>
    </Sheet>
  );
}

function sittingSays(now: Snapshot): string {
  const { sitting } = now;
  if (sitting === null) return say("sitting.none");
  const number = sitting.meeting > 0 ? say("sitting.meeting", { number: sitting.meeting }) : "";
  return [sitting.session, number, date(sitting.opened_at)].filter((part) => part !== "").join(", ");
}

function Now({ meeting, body, now }: Props) {
  const { vote, count, sitting, floor, election } = now;
  return (
    <>
      <p class="strip meeting">{sitting !== null && <b class="live">{say("public.open")}</b>}<span class="upper">{sittingSays(now)}</span></p>
      <h1><bdi>{vote === null ? body.name : titleOf(vote)}</bdi></h1>
      <div class="marks">
        <ModeStrip mode={vote?.mode ?? null} state={stateOf(count)} />
        <span><bdi dir="auto">{vote?.document}</bdi> <bdi>{vote?.question_says}</bdi></span>
      </div>
      {election !== null && <p><a href={`/${body.id}/elections/${election.id}`}>{say("public.election", { number: election.id })}</a> <bdi>{election.title || election.says}</bdi></p>}
      {count?.outcome != null && <p class="lead" role="status"><b><bdi>{count.outcome.sentence}</bdi></b></p>}
      {vote === null || count === null
        ? <TotalsRow totals={figuresOf(now.figures)} />
        : (
          <>
            <Standing body={body} vote={vote} count={count} />
            <p class="more"><a href={pageOf(body.id, vote.id)}>{say("public.this_vote")}</a></p>
          </>
        )}
      {sitting !== null && (
        <p class="presiding">
          {sentence(say("sitting.presides", { name: meeting.nameOf(sitting.chair) }))}
          {floor.speaker !== null && <> {sentence(say("floor.speaks", { name: meeting.nameOf(floor.speaker.seat) }))}</>}
        </p>
      )}
      {now.last !== null && (
        <p class="presiding">{say("public.last_act")} (<bdi dir="ltr">{time(now.last.at)}</bdi>): <bdi>{now.last.sentence}</bdi></p>
      )}
    </>
  );
}
