// What the board is about: the vote, as long as it belongs to the meeting that is open; else the meeting itself.
import { type Count, type Snapshot, type Vote } from "../../hall/contract";
import { say } from "../../messages";

export type Shown = { vote: Vote; count: Count };

export function shownVote(now: Snapshot): Shown | null {
  const { vote, count, sitting } = now;
  if (vote === null || count === null || sitting === null) return null;
  return vote.opened_at < sitting.opened_at ? null : { vote, count };
}

export function meetingSays(now: Snapshot): string {
  const { sitting } = now;
  if (sitting === null) return say("sitting.none");
  return sitting.meeting > 0 ? say("sitting.meeting", { number: sitting.meeting }) : say("public.open");
}
