// Who has the floor, for how long yet, and who comes next.
import { number, say } from "../../../messages";
import { sentence } from "../../../parts/sentence";
import { minutes, useServerTime } from "../../../parts/ticking";
import { type Snapshot } from "../../../hall/contract";
import { type Meeting } from "../../../hall/stream";
import { type Parts } from "../Board";
import { Foot } from "../Foot";
import { Standing, Title } from "../Head";

type Speaking = NonNullable<Snapshot["floor"]["speaker"]>;
const room = 6;

export function Speaker({ meeting, body, now, shown }: Parts) {
  const { speaker, list, list_closed, debate_closed } = now.floor;
  const closed = debate_closed ? say("chair.debate_closed") : list_closed ? say("chair.list_closed") : "";
  return (
    <>
      <Title body={body} now={now} shown={shown} />
      <section class="b-head single"><Standing meeting={meeting} now={now} shown={shown} /></section>
      <section class="b-floor">
        <div>{speaker === null ? <h2>{say("chair.nobody_speaks")}</h2> : <Now meeting={meeting} speaker={speaker} />}</div>
        <div class="b-next">
          <h3>{say("board.next")} <small>{closed}</small></h3>
          <ol>
            {list.slice(0, room).map(({ seat, speech }, i) => (
              <li key={`${seat} ${speech}`}><span>{number(i + 1)}</span><p><bdi>{meeting.nameOf(seat)}</bdi><small><bdi>{speech}</bdi></small></p></li>
            ))}
          </ol>
          {list.length > room && <p class="b-more">{say("board.more", { n: list.length - room })}</p>}
        </div>
      </section>
      <Foot meeting={meeting} body={body} now={now} shown={shown} />
    </>
  );
}

// With a limit the time that is left, else the time that was spoken.
function Now({ meeting, speaker: { seat, speech, since, minutes: limit } }: { meeting: Meeting; speaker: Speaking }) {
  const spoken = useServerTime(meeting) - Date.parse(since);
  const over = limit > 0 && spoken > limit * 60_000;
  const clock = minutes(limit > 0 ? limit * 60_000 - spoken : spoken);
  return (
    <>
      <h2><bdi>{meeting.nameOf(seat)}</bdi></h2>
      <p class="b-speech"><bdi>{sentence(speech)}</bdi></p>
      {meeting.link.value !== "lost" && (
        <p class="b-timer">
          <time role="timer"><bdi dir="ltr">{clock}</bdi></time>
          <span>{say(limit > 0 ? "board.time_left" : "board.time_spoken")} {limit > 0 && say("chair.of_minutes", { n: limit })}</span>
          {over && <strong class="flagbox no" role="status">{say("chair.time_over")}</strong>}
        </p>
      )}
    </>
  );
}
