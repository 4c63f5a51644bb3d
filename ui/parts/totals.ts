// The row of totals, always in this order: the choices, those who have not voted, then, apart, present and entitled.
import { type Body, type Count, type Figures, type Vote } from "../hall/contract";
import { say } from "../messages";
import { markOfChoice, type Mark } from "./lamps";

export type Total = { mark: Mark; says: string; count: number };
export type Roll = { says: string; count: number };
export type Totals = { shares: Total[]; rolls: Roll[] };

// A body's own choice is called as the body calls it; the three usual ones as every screen does.
function choiceSays(body: Body, choice: string): string {
  const mark = markOfChoice(choice);
  if (mark === "yes" || mark === "no" || mark === "abstain") return say(`totals.${mark}`);
  return body.choices.find((one) => one.id === choice)?.says ?? choice;
}

// Where tellers count, nobody knows before them who has voted.
export function totalsOf(body: Body, { mode }: Pick<Vote, "mode">, count: Count): Totals {
  const rolls = rollsOf(count.present, count.entitled);
  if (count.tally === null) return { shares: mode === "hands" ? [] : turnout(count), rolls };
  return {
    shares: [
      ...count.tally.map(({ choice, count: n }) => ({ mark: markOfChoice(choice), says: choiceSays(body, choice), count: n })),
      { mark: "none", says: say("totals.not_voting"), count: count.not_voting },
    ],
    rolls,
  };
}

function turnout(count: Count): Total[] {
  return [
    { mark: "voted", says: say("totals.voted"), count: count.voted },
    { mark: "none", says: say("totals.not_voted"), count: Math.max(0, count.entitled - count.voted) },
  ];
}

function rollsOf(present: number, entitled: number): Roll[] {
  return [
    { says: say("totals.present"), count: present },
    { says: say("totals.entitled"), count: entitled },
  ];
}

// Before a vote: who is here, of how many.
export function figuresOf(figures: Figures): Totals {
  return { shares: [], rolls: [{ says: say("totals.members"), count: figures.members }, ...rollsOf(figures.present, figures.entitled)] };
}
