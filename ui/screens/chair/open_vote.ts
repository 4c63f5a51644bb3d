import { type Count, type Snapshot, type Vote } from "../../hall/contract";

const over: ReadonlySet<Count["state"]> = new Set(["declared", "annulled", "tested"]);

// The vote that is still to be decided.
export function openVote(now: Snapshot): { vote: Vote; count: Count } | null {
  const { vote, count } = now;
  if (vote === null || count === null) return null;
  return over.has(count.state) ? null : { vote, count };
}
