// What the board is about: the vote, as long as it belongs to the meeting that is open; else the meeting itself.
import { type Count, type Snapshot, type Timed, type Vote } from "../../hall/contract";
import { say } from "../../messages";

export type Shown = { vote: Vote; count: Count; lamps: string };

const timedShown = ({ vote, count, lamps }: Timed): Shown | null => (vote === null || count === null ? null : { vote, count, lamps });
const isOpen = ({ count }: Shown): boolean => count.state === "voting" || count.state === "last_call";

// A test may be held before anybody meets.
function ofMeeting({ vote, count, lamps, sitting }: Snapshot): Shown | null {
  if (vote === null || count === null) return null;
  const held = sitting === null ? vote.test !== null : vote.opened_at >= sitting.opened_at;
  return held ? { vote, count, lamps } : null;
}

// `wanted`: the number of a vote over some days that this board is for. A board without a meeting shows the one of them
// that closes first.
export function shownVote(now: Snapshot, wanted: number): Shown | null {
  const timed = now.timed.map(timedShown).filter((one) => one !== null);
  const found = timed.find((one) => one.vote.id === wanted);
  if (found !== undefined) return found;
  const held = ofMeeting(now);
  if (held !== null || now.sitting !== null) return held;
  const open = timed.filter(isOpen).sort((a, b) => (a.vote.closes ?? "").localeCompare(b.vote.closes ?? ""));
  return open[0] ?? null;
}

export const besides = (now: Snapshot, shown: Shown | null): Timed[] =>
  now.timed.filter((one) => shown === null || one.vote?.id !== shown.vote.id);

export function meetingSays(now: Snapshot): string {
  const { sitting } = now;
  if (sitting === null) return say("sitting.none");
  return sitting.meeting > 0 ? say("sitting.meeting", { number: sitting.meeting }) : say("public.open");
}

export const titleOf = (vote: Vote): string => vote.title || vote.question_says;
