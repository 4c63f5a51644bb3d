import type { ActBody } from "./contract";

// The fields that a person writes (docs/record.md, "Acts"). An offer leaves out what is empty, and puts a question mark
// where the rules want some text, so the fields cannot be read off the offer.
export type Field = "title" | "document" | "text" | "reason" | "source" | "override";

const written: { readonly [act: string]: readonly Field[] } = {
  "session.convene": ["title"],
  "agenda.list": ["title"],
  "sitting.open": ["source"],
  "standing.set": ["reason"],
  "standing.lift": ["reason"],
  "vote.open": ["document", "title"],
  "document.circulate": ["document", "title"],
  "text.submit": ["document", "title"],
  "motion.move": ["text"],
  "ruling.give": ["text"],
  "election.open": ["title"],
  "vote.annul": ["reason"],
  "vote.correct_count": ["reason"],
  "vote.correct_title": ["title", "reason"],
  "body.amend": ["reason"],
  "key.revoke": ["reason"],
  "ballot.open": ["override"],
  "ballot.void": ["reason"],
};

const blank = "?";

export const fieldsOf = (act: ActBody): readonly Field[] => written[act.do] ?? [];

// What stands in a field before anybody wrote into it.
export function givenIn(act: ActBody, field: Field): string {
  const value = act[field];
  return typeof value === "string" && value !== blank ? value : "";
}

export function filled(act: ActBody, values: Partial<Record<Field, string>>): ActBody {
  // What an offer has although it is empty, the act must have too.
  const texts = Object.entries(values).filter(([field, text]) => text !== "" || act[field] === "");
  const rest = Object.entries(act).filter(([field]) => !(field in values));
  return { ...Object.fromEntries(rest), do: act.do, ...Object.fromEntries(texts) };
}
