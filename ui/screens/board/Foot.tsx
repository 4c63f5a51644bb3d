// The band at the foot: reserved from the start for the decision, until then a sentence on what goes on.
import { type Snapshot } from "../../hall/contract";
import { type Meeting } from "../../hall/stream";
import { say } from "../../messages";
import { RecordStrip } from "../../parts/RecordStrip";
import { type Shown } from "./matter";

export function Foot({ meeting, now, shown }: { meeting: Meeting; now: Snapshot; shown: Shown | null }) {
  const outcome = shown?.count.state === "declared" ? shown.count.outcome : null;
  return (
    <footer class="b-foot">
      <div class="b-decision" aria-live="assertive">
        {outcome === null
          ? <p class="wait">{waits(meeting, now, shown)}</p>
          : (
            <>
              <p class="word"><strong><bdi>{outcome.word}</bdi></strong></p>
              <p class={`why ${sizeOf(outcome.sentence)}`}><bdi>{outcome.sentence}</bdi></p>
            </>
          )}
      </div>
      <div class="b-rec"><RecordStrip meeting={meeting} /></div>
    </footer>
  );
}

// In characters: what fits one line of the usual size, and two of a smaller one.
const oneLine = 110;
const twoLines = 215;
const sizeOf = (says: string): string => (says.length <= oneLine ? "" : says.length <= twoLines ? "long" : "longest");

function waits(meeting: Meeting, now: Snapshot, shown: Shown | null): string {
  if (now.sitting?.suspended) return say("sitting.suspended");
  switch (shown?.count.state) {
    case "voting": return say("board.voting");
    case "last_call": return say("board.last_call");
    case "locked": return say("board.locked");
    case "tied": return say("board.tied");
    case "annulled": return say("board.annulled");
    case "declared":
    case undefined: return meetingWaits(meeting, now);
  }
}

function meetingWaits(meeting: Meeting, now: Snapshot): string {
  if (now.sitting === null) return "";
  const speaker = now.floor.speaker;
  return speaker === null
    ? say("sitting.presides", { name: meeting.nameOf(now.sitting.chair) })
    : say("floor.speaks", { name: meeting.nameOf(speaker.seat) });
}
