import type { FoundingError } from "../../hall/contract";
import { sentence } from "../../parts/sentence";

// What the hall found wrong, at the field that it is about; "": at none of them.
export type Wrong = { field: string; line: number; says: string };

function fieldOf(about: string, questions: readonly string[]): string {
  return about === "name" || about === "members" || questions.includes(about) ? about : "";
}

// In the order of the page. Of the name, and of a line, the first: what else is wrong follows from it.
export function wrongsOf(errors: readonly FoundingError[], questions: readonly string[]): Wrong[] {
  const order = ["", "name", "members", ...questions];
  const all = errors.map(({ about, line, what, advice }) => {
    const says = [what, advice].filter((part) => part !== "").map(sentence).join(" ");
    return { field: fieldOf(about, questions), line, says };
  });
  return all
    .filter(({ field, line }, i) => field === "" || all.findIndex((one) => one.field === field && one.line === line) === i)
    .sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field) || a.line - b.line);
}
