import type { Paragraph, Text } from "../../hall/contract";
import { difference, type Piece } from "./difference";
import type { Block } from "./blocks";

// What an amendment does to the text that it amends, place by place.
export type Change = {
  kind: "remove" | "replace" | "add";
  at: string; // the label of the paragraph that is touched, or behind which one comes
  lines: readonly [number, number] | null; // of the amended text
  label: string; // of what comes; "" nothing does
  operative: boolean;
  pieces: Piece[];
};

const spanOf = (block: Block | undefined): Change["lines"] => {
  const [first, last] = [block?.lines[0], block?.lines.at(-1)];
  return first === undefined || last === undefined ? null : [first.n, last.n];
};

const labelOf = (paragraph: Paragraph | null | undefined): string => paragraph?.label ?? "";

function whole(kind: "del" | "ins", words: string): Piece[] {
  return words === "" ? [] : [{ kind, words }];
}

// The nth that comes takes the place of the nth that goes; what is left over only comes or only goes. null: it names
// paragraphs that its text does not have.
export function changesOf(amendment: Pick<Text, "alteration" | "of">, own: readonly Block[], amended: readonly Block[]): Change[] | null {
  const touched = amendment.of.map((label) => amended.find(({ paragraph }) => paragraph?.label === label));
  if (touched.length === 0 || touched.includes(undefined)) return null;
  const come = (block: Block, behind: Block | undefined): Change => ({
    kind: "add", at: labelOf(behind?.paragraph), lines: spanOf(behind), label: labelOf(block.paragraph),
    operative: block.paragraph?.operative ?? false, pieces: whole("ins", block.words),
  });
  const last = touched.at(-1);
  if (amendment.alteration === "add") return own.map((block) => come(block, last));
  const gone = touched.map((block, i): Change => {
    const next = amendment.alteration === "replace" ? own[i] : undefined;
    const shared = { at: labelOf(block?.paragraph), lines: spanOf(block), operative: block?.paragraph?.operative ?? false };
    return next === undefined
      ? { ...shared, kind: "remove", label: "", pieces: whole("del", block?.words ?? "") }
      : { ...shared, kind: "replace", label: labelOf(next.paragraph), pieces: difference(block?.words ?? "", next.words) };
  });
  const more = amendment.alteration === "replace" ? own.slice(touched.length) : [];
  return [...gone, ...more.map((block) => come(block, last))];
}
