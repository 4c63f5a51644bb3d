// The question alone, with the time that is left.
import { say } from "../../../messages";
import { sentence } from "../../../parts/sentence";
import { type Parts } from "../Board";
import { Foot } from "../Foot";
import { Standing, Tags } from "../Head";
import { momentOf } from "../left";
import { meetingSays, titleOf } from "../matter";

export function Question({ meeting, body, now, shown }: Parts) {
  const vote = shown?.vote;
  const title = vote === undefined ? meetingSays(now) : titleOf(vote);
  return (
    <>
      <section class="b-head first"><Standing meeting={meeting} now={now} shown={shown} /></section>
      <section class="b-question">
        <p class="b-doc"><bdi dir="auto">{vote?.document || body.short}</bdi> <Tags body={body} shown={shown} /></p>
        <h1 class={sizeOf(title)}><bdi>{title}</bdi></h1>
        {vote !== undefined && (
          <dl>
            <div><dt class="vh">{say("public.matter")}</dt><dd><bdi>{sentence(vote.question_says)}</bdi></dd></div>
            <div><dt class="vh">{say("public.how_decided")}</dt><dd><bdi>{sentence(vote.majority_says)}</bdi> <small><bdi>{vote.majority_cite}</bdi></small></dd></div>
            {vote.closes !== null && <div><dt class="vh">{say("board.left")}</dt><dd>{say("board.closes_at", momentOf(vote.closes))}</dd></div>}
          </dl>
        )}
      </section>
      <Foot meeting={meeting} body={body} now={now} shown={shown} />
    </>
  );
}

// In characters: what fits four lines of the largest size.
const large = 140;
const middle = 260;
const sizeOf = (title: string): string => (title.length <= large ? "" : title.length <= middle ? "long" : "longest");
