// The lines of the minutes as a person reads them: parts by day, roll-calls as lists of names.
import { type MinutesLine } from "../../hall/contract";

export type Names = { label: string; names: string[] };
export type Told = { line: MinutesLine; names: Names | null };
export type Part = { id: string; heading: string; under: string[]; told: Told[]; decisions: number };

// "In favour (3): Ada; Ben; Cleo" in any language: what stands before the first colon, and what is parted by semicolons.
export function namesIn(text: string): Names {
  const [, label = "", list = text] = /^([^:：]*)[:：]\s*(.*)$/s.exec(text) ?? [];
  return { label: label.trim(), names: list.split(/\s*[;؛；]\s*/).filter((name) => name !== "") };
}

// A heading opens a part; one that stands at the same entry belongs to it.
export function partsOf(lines: readonly MinutesLine[]): Part[] {
  const parts: Part[] = [];
  for (const line of lines) {
    const last = parts.at(-1);
    if (line.kind === "heading" && last !== undefined && last.told.length === 0) last.under.push(line.text);
    else if (line.kind === "heading" || last === undefined) parts.push(opened(line));
    else last.told.push({ line, names: line.kind === "names" ? namesIn(line.text) : null });
    if (line.kind === "decision") parts.at(-1)!.decisions += 1;
  }
  return parts;
}

function opened(line: MinutesLine): Part {
  const heading = line.kind === "heading" ? line.text : "";
  return { id: `entry-${line.position}`, heading, under: [], told: heading === "" ? [{ line, names: null }] : [], decisions: 0 };
}

// A text as a string of a style sheet: nothing in it can end the string.
export const cssText = (text: string): string => `"${[...text].map((sign) => (/[\p{L}\p{N} ]/u.test(sign) ? sign : `\\${sign.codePointAt(0)!.toString(16)} `)).join("")}"`;
