import type { Paragraph } from "../../hall/contract";

// The words of a text as its paragraphs (hall/contract.ts, "Text"): blocks with an empty line between them.
export function blocksOf(words: string): string[] {
  const plain = words.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  return plain.split(/\n[^\S\n]*\n\s*/).map((block) => block.replace(/\s+/g, " ").trim()).filter((block) => block !== "");
}

export type Block = { paragraph: Paragraph | null; lines: Line[]; words: string };
export type Line = { n: number; words: string };

// How wide a line is, for its number: a sign of Chinese, Japanese or Korean counts for two.
const most = 60;
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;
const widthOf = (words: string): number => [...words].reduce((sum, char) => sum + (wide.test(char) ? 2 : 1), 0);

// A word with the space behind it; between signs that need no space a line may break anywhere.
const pieces = (words: string): string[] => words.match(new RegExp(`${wide.source}\\s*|(?:(?!${wide.source})\\S)+\\s*`, "gu")) ?? [];

// Where the numbered lines of a text begin is a matter of its words alone, not of a screen's width, nor of its fonts: "line
// 12" is the same line on every device, on paper and at 400 %. A narrow screen wraps a line further; the number stays.
export function linesOf(words: string): string[] {
  const out: string[] = [];
  let line = "";
  for (const piece of pieces(words)) {
    if (line !== "" && widthOf(line + piece.trimEnd()) > most) {
      out.push(line);
      line = "";
    }
    line += piece;
  }
  return line === "" ? out : [...out, line];
}

// `fits`: there are as many blocks as paragraphs; else nobody knows which label belongs to which.
export function numbered(blocks: readonly string[], paragraphs: readonly Paragraph[]): { blocks: Block[]; fits: boolean } {
  const fits = blocks.length === paragraphs.length;
  let n = 0;
  const out = blocks.map((words, i) => ({
    paragraph: fits ? (paragraphs[i] ?? null) : null,
    lines: linesOf(words).map((line) => ({ n: (n += 1), words: line })),
    words,
  }));
  return { blocks: out, fits };
}
