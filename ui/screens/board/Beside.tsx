// A line above the foot for what goes on besides: a change that waits for a second person, votes over some days.
import { type Snapshot, type Timed } from "../../hall/contract";
import { type Meeting } from "../../hall/stream";
import { say, type PlainKey } from "../../messages";
import { Icon } from "../../parts/Icon";
import { stateOf, states } from "../../parts/modes";
import { momentOf } from "./left";
import { besides, type Shown } from "./matter";

export const hasBeside = (now: Snapshot, shown: Shown | null): boolean => shown?.count.proposed != null || besides(now, shown).length > 0;

const proposals: Record<NonNullable<Shown["count"]["proposed"]>["change"], PlainKey> = {
  annul: "board.proposed.annul", count: "board.proposed.count", title: "board.proposed.title",
};
const room = 2;

export function Beside({ meeting, now, shown }: { meeting: Meeting; now: Snapshot; shown: Shown | null }) {
  const proposed = shown?.count.proposed ?? null;
  const timed = besides(now, shown);
  if (proposed === null && timed.length === 0) return null;
  // A change of what is shown goes before what is elsewhere.
  const listed = timed.slice(0, proposed === null ? room : 0);
  return (
    <div class="b-beside">
      {proposed !== null && (
        <p role="status"><b class="flagbox no">{say(proposals[proposed.change])}</b> <bdi>{say("board.proposed.by", { name: meeting.nameOf(proposed.by) })}</bdi></p>
      )}
      {timed.length > 0 && proposed === null && (
        <ul aria-label={say("board.beside")}>{listed.map((one) => <Line key={one.announcement} timed={one} />)}</ul>
      )}
      {timed.length > listed.length && <p>{listed.length > 0 ? say("board.more", { n: timed.length - listed.length }) : say("board.beside")}</p>}
    </div>
  );
}

function Line({ timed }: { timed: Timed }) {
  const { count, opens, closes } = timed;
  const state = stateOf(count);
  const voting = state === "voting" || state === "last_call";
  return (
    <li>
      <Icon name={states[state].icon} />
      <b><bdi>{timed.document || timed.title || timed.question_says}</bdi></b>
      <span>{says(state, opens, closes)}</span>
      {voting && count !== null && <span>{say("board.beside.voted", { n: count.voted, all: count.entitled })}</span>}
    </li>
  );
}

function says(state: ReturnType<typeof stateOf>, opens: string, closes: string): string {
  if (state === "notopen") return say("board.beside.opens", momentOf(opens));
  if (state === "locked" || state === "result") return say("board.beside.locked");
  return say("board.beside.closes", momentOf(closes));
}
