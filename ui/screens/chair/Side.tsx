// At the side: who has not voted (who, never how), who speaks and who comes next.
import { useMemo } from "preact/hooks";
import { type Body, type Snapshot } from "../../hall/contract";
import { type Meeting } from "../../hall/stream";
import { lang, number, say, time } from "../../messages";
import { markOf, presenceOf } from "../../parts/lamps";
import { sortedNames } from "../../parts/names";
import { minutes, useServerTime } from "../../parts/ticking";
import { openVote } from "./open_vote";
import { speechSays } from "./speech";

export function NotVoted({ body, now }: { body: Body; now: Snapshot }) {
  const sorted = useMemo(() => sortedNames(body), [body, lang.value]);
  const vote = openVote(now)?.vote;
  if (vote === undefined || vote.mode === "hands") return null;
  const missing = sorted.filter((named) => markOf(now.lamps[named.at]) === "none");
  return (
    <section class="missing">
      <h2>{say("chair.not_voted", { n: missing.length })} <small>{say("chair.who_not_how")}</small></h2>
      {missing.length === 0 ? <p>{say("chair.all_voted")}</p> : (
        <div class="scroll" tabIndex={0}><ul class="cols">
          {missing.map((named) => {
            const away = presenceOf(now.presence[named.at]) === "away";
            return <li key={named.id} class={away ? "away" : ""}><bdi>{named.shown}</bdi>{away && <span class="vh">{say("presence.away")}</span>}</li>;
          })}
        </ul></div>
      )}
    </section>
  );
}

export function Speakers({ meeting, now }: { meeting: Meeting; now: Snapshot }) {
  const { speaker, list, list_closed, debate_closed } = now.floor;
  const closed = debate_closed ? say("chair.debate_closed") : list_closed ? say("chair.list_closed") : "";
  return (
    <section class="speakers">
      <h2>{say("chair.speakers")} <small>{closed}</small></h2>
      {speaker === null ? <p>{say("chair.nobody_speaks")}</p> : <Speaking meeting={meeting} speaker={speaker} />}
      <ol>
        {list.map(({ seat, speech }, i) => (
          <li key={`${seat} ${speech}`}><span>{number(i + 1)}</span><bdi>{meeting.nameOf(seat)}</bdi><small>{speechSays(speech)}</small></li>
        ))}
      </ol>
    </section>
  );
}

export function LastAct({ now }: { now: Snapshot }) {
  if (now.last === null) return null;
  const { position, at, sentence } = now.last;
  return (
    <section>
      <h2>{say("public.last_act")} <small><bdi dir="ltr">{number(position)}, {time(at)}</bdi></small></h2>
      <p><bdi>{sentence}</bdi></p>
    </section>
  );
}

export function Speaking({ meeting, speaker }: { meeting: Meeting; speaker: NonNullable<Snapshot["floor"]["speaker"]> }) {
  const spoken = useServerTime(meeting) - Date.parse(speaker.since);
  const over = speaker.minutes > 0 && spoken > speaker.minutes * 60_000;
  return (
    <div class="speaking">
      <p><b><bdi>{meeting.nameOf(speaker.seat)}</bdi></b><small>{speechSays(speaker.speech)}</small></p>
      <p>
        <b class="clock"><bdi dir="ltr">{minutes(spoken)}</bdi></b>
        <small>{speaker.minutes === 0 ? say("chair.no_limit") : say("chair.of_minutes", { n: speaker.minutes })}</small>
        {over && <strong class="flagbox no">{say("chair.time_over")}</strong>}
      </p>
    </div>
  );
}
