import { useEffect } from "preact/hooks";
import type { Meeting } from "../../hall/stream";
import { date, say, time, type PlainKey } from "../../messages";
import { useServerTime } from "../../parts/ticking";
import type { Casting } from "./casting";
import { feel } from "./feel";
import { leftSays, warningAt, type Warning } from "./left";

const warnings: Record<Exclude<Warning, "none">, PlainKey> = { "30": "left.warn.30", "10": "left.warn.10", over: "left.over" };

// What is not done yet for one of the seats that vote here; the worst first.
function undone(castings: readonly Casting[]): PlainKey {
  const ballots = castings.map(({ ballot }) => ballot.value);
  if (ballots.some(({ chosen, sent }) => chosen !== null && sent === null)) return "left.chosen";
  if (ballots.some(({ sent }) => sent !== null)) return "left.sent";
  return ballots.every(({ recorded }) => recorded !== null) ? "left.recorded" : "left.not_voted";
}

// When a vote opens or closes, by the hall's clock.
export function Moment({ says, at }: { says: PlainKey; at: string }) {
  return <p class="k-when"><span>{say(says)}</span> <time dateTime={at}>{say("left.moment", { date: date(at), time: time(at) })}</time></p>;
}

type Props = { meeting: Meeting; closes: string; castings: readonly Casting[] };

export function Countdown({ meeting, closes, castings }: Props) {
  const left = Date.parse(closes) - useServerTime(meeting);
  const warning = warningAt(left);
  useEffect(() => {
    if (warning === "30" || warning === "10") feel();
  }, [warning]);
  const says = warning === "none" ? "" : `${say(warnings[warning])} ${warning === "over" ? "" : say(undone(castings))}`;
  return (
    <div class="k-time">
      <Moment says="left.closes" at={closes} />
      {left > 0 && <p class="k-left" role="timer" aria-live="off"><b>{say("left.still", { left: leftSays(left) })}</b></p>}
      <div role="status">{warning === "30" && <p class="noticebox">{says}</p>}</div>
      <div role="alert">{(warning === "10" || warning === "over") && <p class="noticebox">{says}</p>}</div>
    </div>
  );
}
