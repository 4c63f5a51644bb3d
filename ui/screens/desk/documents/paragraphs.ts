// A text as it is handed in: UTF-8, paragraphs with an empty line between them, the nth block the nth paragraph. The blocks
// are those of the reader (parts/document), so that what is read later is what was shown before.
import type { Paragraph, Text } from "../../../hall/contract";
import { utf8 } from "../../../record/bytes";

export const wordsOf = (blocks: readonly string[]): string => (blocks.length === 0 ? "" : `${blocks.join("\n\n")}\n`);
export const bytesOf = (blocks: readonly string[]): Uint8Array<ArrayBuffer> => new Uint8Array(utf8(wordsOf(blocks)));

// Proposed labels. Numbered paragraphs are operative and called by their number, what stands before the first of them is
// preambular; "(a)" below 3 is 3a. Where nothing is numbered all is operative and counted.
const numbered = /^\s*(\d{1,3})[.)]\s/;
const lettered = /^\s*\(([a-z]{1,3})\)\s/;

export function labelled(blocks: readonly string[]): Paragraph[] {
  const first = blocks.findIndex((block) => numbered.test(block));
  const taken = new Set<string>();
  let number = 0;
  return blocks.map((block, i) => {
    if (i < first) return { label: free(`p${i + 1}`, taken), operative: false };
    const letter = lettered.exec(block)?.[1];
    if (letter !== undefined && number > 0) return { label: free(`${number}${letter}`, taken), operative: true };
    number = Number(numbered.exec(block)?.[1] ?? number + 1);
    return { label: free(String(number), taken), operative: true };
  });
}

const latin = ["bis", "ter", "quater", "quinquies", "sexies"];

function free(wanted: string, taken: Set<string>): string {
  const all = [wanted, ...latin.map((word) => wanted + word)];
  let found = all.find((label) => !taken.has(label));
  for (let n = 2; found === undefined; n += 1) if (!taken.has(`${wanted}-${n}`)) found = `${wanted}-${n}`;
  taken.add(found);
  return found;
}

// What an amendment brings is called after what it stands for or behind: 3bis, 3ter. No label of the text comes twice.
export function broughtTo(text: Text, of: readonly string[], blocks: readonly string[]): Paragraph[] {
  const taken = new Set(text.paragraphs.map(({ label }) => label));
  return blocks.map((_, i) => {
    const about = of[Math.min(i, of.length - 1)] ?? text.paragraphs.at(-1)?.label ?? "1";
    const operative = text.paragraphs.find(({ label }) => label === about)?.operative ?? true;
    return { label: free(about, taken), operative };
  });
}

const form = /^[A-Za-z0-9_.-]{1,31}$/;
export type LabelFault = "form" | "twice";
export function faultOf(label: string, labels: readonly string[], others: readonly string[] = []): LabelFault | null {
  if (!form.test(label)) return "form";
  return labels.filter((one) => one === label).length > 1 || others.includes(label) ? "twice" : null;
}
