// Laid over the picture of a video stream: the question, how the vote stands, who speaks; all else is transparent.
import { say } from "../../../messages";
import { RecordStrip } from "../../../parts/RecordStrip";
import { type Parts } from "../Board";
import { Majority, Standing, Title, Totals } from "../Head";
import { TestLines } from "../Testing";

export function Overlay({ meeting, body, now, shown }: Parts) {
  const { speaker } = now.floor;
  const outcome = shown?.count.state === "declared" ? shown.count.outcome : null;
  return (
    <section class="b-over">
      <Title body={body} now={now} shown={shown} />
      <div class="b-head">
        <Standing meeting={meeting} now={now} shown={shown} />
        <Totals body={body} now={now} shown={shown} />
      </div>
      {shown !== null && (shown.vote.test === null ? <Majority body={body} shown={shown} /> : <TestLines body={body} shown={shown} />)}
      <div class="b-last">
        <p aria-live="assertive">{outcome !== null && <strong class="word"><bdi>{outcome.word}</bdi></strong>}</p>
        {speaker !== null && <p><bdi>{say("floor.speaks", { name: meeting.nameOf(speaker.seat) })}</bdi></p>}
        <div class="b-rec"><RecordStrip meeting={meeting} /></div>
      </div>
    </section>
  );
}
