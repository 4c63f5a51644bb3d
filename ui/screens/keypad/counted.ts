import { useEffect, useState } from "preact/hooks";
import { voteOf } from "../../hall/client";
import type { ChoiceId, Count, VoteWhole } from "../../hall/contract";
import type { Meeting } from "../../hall/stream";
import { markOfChoice } from "../../parts/lamps";

const again = 3_000;
const locked = (count: Count | null): boolean => count !== null && count.state !== "voting" && count.state !== "last_call";

// The roll of a vote once it is locked, asked again as its state changes.
export function useRoll(meeting: Meeting): VoteWhole | null {
  const [whole, setWhole] = useState<VoteWhole | null>(null);
  const now = meeting.now.value;
  const vote = now?.vote?.id ?? null;
  const state = locked(now?.count ?? null) ? now?.count?.state : undefined;
  useEffect(() => {
    setWhole(null);
    if (vote === null || state === undefined) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    let gone = false;
    const ask = (): void => {
      voteOf(meeting.id, vote).then(
        (answer) => gone || setWhole(answer),
        () => {
          if (!gone) timer = setTimeout(ask, again);
        },
      );
    };
    ask();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [meeting, vote, state]);
  return whole;
}

const letters = { yes: "y", no: "n", abstain: "a", other: "x" } as const;
export function letterOf(choice: ChoiceId): string {
  const mark = markOfChoice(choice);
  return mark === "yes" || mark === "no" || mark === "abstain" ? letters[mark] : letters.other;
}

// How the roll answers what this device sent: the same letter; that the seat voted, not how; or something else.
export type Counting = "same" | "hidden" | "other";
export function countingOf(whole: VoteWhole, seat: string, choice: ChoiceId): Counting {
  const letter = whole.roll.find((one) => one.seat === seat)?.letter;
  if (letter === letterOf(choice)) return "same";
  return letter === "v" ? "hidden" : "other";
}

// The count made again from the names, where names are shown and each has one vote; else nothing can be said from here.
export function recount(whole: VoteWhole): number[] | null {
  const { tally } = whole.count;
  if (tally === null) return null;
  const counts = tally.map(({ choice }) => whole.roll.filter((one) => one.letter === letterOf(choice)).length);
  return tally.every(({ count }, i) => count === counts[i]) ? counts : null;
}
