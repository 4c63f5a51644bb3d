import { useEffect, useState } from "preact/hooks";
import { voteOf } from "../../hall/client";
import type { ChoiceId, VoteWhole } from "../../hall/contract";
import { markOfChoice } from "../../parts/lamps";
import { isOpen, type Matter } from "./matters";

const again = 3_000;

// The roll of a vote once it is locked, asked again as its state changes.
export function useRoll(bodyId: string, matter: Matter | null): VoteWhole | null {
  const [whole, setWhole] = useState<VoteWhole | null>(null);
  const vote = matter?.vote.id ?? null;
  const state = matter === null || isOpen(matter.count) ? undefined : matter.count?.state;
  useEffect(() => {
    setWhole(null);
    if (vote === null || state === undefined) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    let gone = false;
    const ask = (): void => {
      voteOf(bodyId, vote).then(
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
  }, [bodyId, vote, state]);
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
