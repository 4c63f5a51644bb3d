import { type Body, type Count, type Vote } from "../../hall/contract";
import { number, say } from "../../messages";
import { sentence } from "../../parts/sentence";
import { totalsOf } from "../../parts/totals";

export const titleOf = (vote: Vote): string => sentence(vote.title || vote.question_says);

export function outcomeOf(count: Count): string {
  if (count.state === "annulled") return say("public.annulled");
  if (count.outcome !== null) return count.outcome.word;
  return count.state === "voting" || count.state === "last_call" ? say("public.vote_open") : say("public.not_declared");
}

// "143 – 5 – 35", in the order of the choices, and the same for a screen reader with its words.
export function tallyOf(body: Body, vote: Vote, count: Count): { shown: string; says: string } | null {
  if (count.tally === null) return null;
  const { shares } = totalsOf(body, vote, count);
  return {
    shown: count.tally.map(({ count: n }) => number(n)).join(" – "),
    says: shares.map((share) => `${share.says} ${number(share.count)}`).join(", "),
  };
}

export const pageOf = (bodyId: string, vote: number): string => `/${bodyId}/votes/${vote}`;
