// The band at the foot: reserved from the start for the decision, until then a sentence on what goes on.
import { type Body, type Figures, type Snapshot, type Vote } from "../../hall/contract";
import { type Meeting } from "../../hall/stream";
import { number, say } from "../../messages";
import { Qr } from "../../parts/Qr";
import { RecordStrip } from "../../parts/RecordStrip";
import { sentence } from "../../parts/sentence";
import { momentOf } from "./left";
import { type Shown } from "./matter";

type Props = { meeting: Meeting; body: Body; now: Snapshot; shown: Shown | null; low?: boolean };

// `low`: the code keeps within the band, where names reach down to it.
export function Foot({ meeting, body, now, shown, low = false }: Props) {
  const outcome = shown?.count.state === "declared" ? shown.count.outcome : null;
  return (
    <footer class={low ? "b-foot low" : "b-foot"}>
      <div class="b-decision" aria-live="assertive">
        {outcome === null
          ? <Waiting meeting={meeting} now={now} shown={shown} />
          : (
            <>
              <p class="word"><strong><bdi>{outcome.word}</bdi></strong></p>
              <p class={`why ${sizeOf(outcome.sentence)}`}><bdi>{outcome.sentence}</bdi></p>
            </>
          )}
      </div>
      <div class="b-rec"><RecordStrip meeting={meeting} /></div>
      {meeting.link.value !== "lost" && <Qr text={`${location.origin}/${body.id}/record`} label={say("board.code")} />}
    </footer>
  );
}

// In characters: what fits two lines of the usual size, three of a smaller one, and three of the smallest.
const twoLines = 95;
const threeLines = 190;
const sizeOf = (says: string): string => (says.length <= twoLines ? "" : says.length <= threeLines ? "long" : "longest");

function Waiting({ meeting, now, shown }: Omit<Props, "body">) {
  return (
    <div class="wait">
      <p>{waits(meeting, now, shown)}</p>
      {shown?.vote.test == null && <QuorumLine figures={now.figures} />}
    </div>
  );
}

// How many must be here, for what, and whether they are.
export function QuorumLine({ figures: { quorums, present } }: { figures: Figures }) {
  if (quorums.length === 0) return null;
  return (
    <ul class="b-quorum">
      {quorums.map(({ says, needed, holds }) => (
        <li key={says}>
          <bdi>{sentence(says)}</bdi>
          {needed !== null && <b><bdi dir="ltr">{number(present)} {holds ? "≥" : "<"} {number(needed)}</bdi></b>}
          <span class={holds ? "flagbox" : "flagbox no"}>{say(holds ? "majority.met" : "majority.not_met")}</span>
        </li>
      ))}
    </ul>
  );
}

function waits(meeting: Meeting, now: Snapshot, shown: Shown | null): string {
  if (now.sitting?.suspended) return say("sitting.suspended");
  switch (shown?.count.state) {
    case "voting": return voting(shown.vote, meeting.serverNow());
    case "last_call": return say("board.last_call");
    case "locked": return locked(now, shown.vote);
    case "tied": return say("board.tied");
    case "annulled": return say("board.annulled");
    case "tested": return say("board.tested");
    case "declared":
    case undefined: return meetingWaits(meeting, now);
  }
}

// Of a sealed ballot the tellers' parts come one by one, each checked by everybody; there is no count before enough are.
function locked({ secret }: Snapshot, { sealed }: Vote): string {
  const ballot = secret?.ballot;
  if (ballot == null || ballot.number !== sealed) return say("board.locked");
  if (ballot.floor_forbids) return say("secret.floor");
  return say("secret.parts", { right: ballot.parts.filter(({ state }) => state === "right").length, t: ballot.t });
}

function voting({ closes, test }: Vote, now: number): string {
  if (test !== null) return say("board.test.open");
  if (closes === null) return say("board.voting");
  return Date.parse(closes) <= now ? say("board.over") : say("board.closes_at", momentOf(closes));
}

function meetingWaits(meeting: Meeting, now: Snapshot): string {
  if (now.sitting === null) return "";
  const speaker = now.floor.speaker;
  return speaker === null
    ? say("sitting.presides", { name: meeting.nameOf(now.sitting.chair) })
    : say("floor.speaks", { name: meeting.nameOf(speaker.seat) });
}
