// One vote, at its permanent address: the outcome, how it was decided, who voted how.
import { csvOf, voteOf } from "../../hall/client";
import { type Body, type Snapshot, type VoteWhole } from "../../hall/contract";
import { type Meeting } from "../../hall/stream";
import { date, say, time } from "../../messages";
import { ModeStrip } from "../../parts/ModeStrip";
import { stateOf } from "../../parts/modes";
import { sentence } from "../../parts/sentence";
import { Standing } from "../../parts/Standing";
import { useAsked } from "./asked";
import { ByName } from "./ByName";
import { Failed, Sheet } from "./Sheet";
import { outcomeOf, titleOf } from "./titles";
import { Verify } from "./Verify";
import { VerifyBallot } from "./VerifyBallot";

type Props = { meeting: Meeting; body: Body; now: Snapshot; vote: number };

// The vote that goes on is followed in the stream; any other is asked for.
function useVote({ body, now, vote }: Props): { whole: VoteWhole | null; failed: string | null; again: () => void } {
  const here = now.vote?.id === vote;
  const { value, failed, again } = useAsked(() => voteOf(body.id, vote), `${body.id} ${vote} ${here} ${here ? now.count?.state : ""}`);
  if (!here || now.vote === null || now.count === null) return { whole: value, failed, again };
  const roll = body.seats.map(({ id }, at) => ({ seat: id, letter: now.lamps[at] ?? "-" }));
  return { whole: { vote: now.vote, count: now.count, roll }, failed: null, again };
}

export function VotePage(props: Props) {
  const { meeting, body } = props;
  const { whole, failed, again } = useVote(props);
  return (
    <Sheet meeting={meeting} body={body}>
      {failed !== null && whole === null && <Failed says={say("public.missing", { says: failed })} again={again} />}
      {whole !== null && <Whole body={body} whole={whole} />}
      {whole !== null && whole.vote.mode === "secret" && <VerifyBallot meeting={meeting} body={body} asked={{ vote: whole.vote.id }} />}
      {whole !== null && <Verify body={body} vote={whole.vote.id} />}
      <p class="more"><a href={`/${body.id}/record`}>{say("public.all_votes")}</a></p>
    </Sheet>
  );
}

function Whole({ body, whole }: { body: Body; whole: VoteWhole }) {
  const { vote, count } = whole;
  const open = count.state === "voting" || count.state === "last_call";
  return (
    <>
      <p class="strip meeting">
        {vote.document !== "" && <b><bdi dir="auto">{vote.document}</bdi></b>}
        <span>{date(vote.opened_at)}, <bdi dir="ltr">{time(vote.opened_at)}</bdi></span>
      </p>
      <h1><bdi>{titleOf(vote)}</bdi></h1>
      <div class="marks"><ModeStrip mode={vote.mode} state={stateOf(count)} /><bdi>{sentence(vote.question_says)}</bdi><bdi>{vote.method_says}</bdi></div>
      {count.outcome !== null && count.state !== "annulled"
        ? <div class="outcome" role="status"><strong><bdi>{count.outcome.word}</bdi></strong><p><bdi>{count.outcome.sentence}</bdi></p></div>
        : <p class="lead" role="status">{open ? say("public.later") : sentence(outcomeOf(count))}</p>}
      <Standing body={body} vote={vote} count={count} />
      <section>
        <h2>{say("public.how_decided")}</h2>
        <p><bdi>{sentence(vote.majority_says)}</bdi></p>
        <p><bdi>{sentence(vote.majority_cite)}</bdi></p>
      </section>
      <section>
        <h2>{say("public.by_name")} <small><a href={csvOf(body.id, vote.id)} download>{say("public.csv")}</a></small></h2>
        <ByName body={body} whole={whole} open={open} />
      </section>
    </>
  );
}
