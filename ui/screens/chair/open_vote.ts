import { type Count, type Snapshot, type Vote } from "../../hall/contract";

// The vote that is still to be decided.
export function openVote(now: Snapshot): { vote: Vote; count: Count } | null {
  const { vote, count } = now;
  if (vote === null || count === null) return null;
  return count.state === "declared" || count.state === "annulled" ? null : { vote, count };
}
