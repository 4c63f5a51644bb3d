import type { ActBody, SeatId } from "./contract";

// The part `terms` of a motion (docs/record.md, "Parts"), as far as its author says it. An offer holds something that
// the rules would take, so that it can be judged; whom it names there nobody has meant yet.
export type Terms = { seats?: SeatId[]; parts?: string[]; minutes?: number; [other: string]: unknown };

export function termsOf(act: ActBody): Terms | null {
  const { terms } = act;
  return typeof terms === "object" && terms !== null ? (terms as Terms) : null;
}

export const asksSeat = (act: ActBody): boolean => (termsOf(act)?.seats?.length ?? 0) > 0;

export function withTerms(act: ActBody, change: Terms): ActBody {
  const terms = termsOf(act);
  return terms === null ? act : { ...act, terms: { ...terms, ...change } };
}
