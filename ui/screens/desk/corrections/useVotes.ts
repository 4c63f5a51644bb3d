import { useEffect, useState } from "preact/hooks";
import { votesOf } from "../../../hall/client";
import type { VoteListed } from "../../../hall/contract";
import type { Meeting } from "../../../hall/stream";
import { lang } from "../../../messages";

// All votes, the newest first, asked for anew when a vote or its state is another one.
export function useVotes(meeting: Meeting): { votes: readonly VoteListed[] | null; failed: boolean } {
  const now = meeting.now.value;
  const [votes, setVotes] = useState<readonly VoteListed[] | null>(null);
  const [failed, setFailed] = useState(false);
  // A change of an older vote shows in no section of the picture but the last act.
  const about = JSON.stringify([lang.value, now?.vote?.id, now?.count?.state, now?.count?.proposed, now?.last?.position]);
  useEffect(() => {
    let left = false;
    votesOf(meeting.id).then(
      (list) => left || (setVotes(list), setFailed(false)),
      () => left || setFailed(true),
    );
    return () => void (left = true);
  }, [meeting, about]);
  return { votes, failed };
}
