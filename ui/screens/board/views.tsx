// Other views of the same frame, for a projector: the result alone, the question alone.
import { say } from "../../messages";
import { Conditions } from "../../parts/Majority";
import { type Parts } from "./Board";
import { Majority, Standing, Title, Totals } from "./Head";
import { meetingSays } from "./matter";

export function Result({ meeting, body, now, shown }: Parts) {
  return (
    <>
      <Title body={body} now={now} shown={shown} />
      <section class="b-head single"><Standing meeting={meeting} now={now} shown={shown} /></section>
      <section class="b-large"><Totals body={body} now={now} shown={shown} /></section>
      {shown !== null && <Majority body={body} shown={shown} />}
      {shown !== null && shown.count.tally !== null && shown.count.lines.length > 1 && (
        <div class="b-tests"><Conditions count={shown.count} /><p><bdi>{shown.vote.majority_cite}</bdi></p></div>
      )}
    </>
  );
}

export function Question({ meeting, body, now, shown }: Parts) {
  const vote = shown?.vote;
  return (
    <>
      <section class="b-head first"><Standing meeting={meeting} now={now} shown={shown} /></section>
      <section class="b-question">
        <p class="b-doc"><bdi dir="auto">{vote?.document ?? body.short}</bdi></p>
        <h1><bdi>{vote === undefined ? meetingSays(now) : vote.title || vote.question_says}</bdi></h1>
        {vote !== undefined && (
          <dl>
            <div><dt class="vh">{say("public.matter")}</dt><dd><bdi>{vote.question_says}</bdi></dd></div>
            <div><dt class="vh">{say("public.how_decided")}</dt><dd><bdi>{vote.majority_says}</bdi> <small><bdi>{vote.majority_cite}</bdi></small></dd></div>
          </dl>
        )}
      </section>
    </>
  );
}
