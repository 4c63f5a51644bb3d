// A sheet of tellers: how many for each choice, and, where the rules look at classes, how many of them.
import type { Body, ChoiceId } from "../../../hall/contract";

export type Line = { choice: ChoiceId; of?: string; number: number };
export type Numbers = Readonly<Record<string, number | null>>;

const place = (choice: ChoiceId, of: string): string => `${of}/${choice}`;

export type Row = { of: string; says: string; choices: { choice: ChoiceId; place: string }[] };

// First all, then each class.
export function rowsOf(body: Body, choices: readonly ChoiceId[], byClass: boolean, all: string): Row[] {
  const classes = byClass ? body.classes : [];
  return [{ id: "", says: all }, ...classes].map(({ id, says }) => ({ of: id, says, choices: choices.map((choice) => ({ choice, place: place(choice, id) })) }));
}

// Null while a number of all is missing; of a class an empty field says nothing.
export function sheetOf(rows: readonly Row[], numbers: Numbers): Line[] | null {
  const lines: Line[] = [];
  for (const { of, choices } of rows)
    for (const { choice, place: at } of choices) {
      const number = numbers[at] ?? null;
      if (number === null && of === "") return null;
      if (number !== null) lines.push(of === "" ? { choice, number } : { choice, of, number });
    }
  return lines;
}
