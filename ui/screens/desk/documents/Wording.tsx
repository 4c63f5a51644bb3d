// The words of a text, pasted or from a file, with their paragraphs called, and the very lines that are hashed.
import { useState } from "preact/hooks";
import type { Paragraph } from "../../../hall/contract";
import { say } from "../../../messages";
import { blocksOf, numbered } from "../../../parts/document/blocks";
import { Blocks } from "../../../parts/document/Document";
import { Upload, Words } from "../form/fields";
import { mostBytes } from "./filing";
import { bytesOf, faultOf } from "./paragraphs";

export type Worded = { blocks: readonly string[]; paragraphs: readonly Paragraph[]; bytes: Uint8Array<ArrayBuffer> | null; ready: boolean; fields: preact.JSX.Element; clear: () => void };

type How = { propose: (blocks: readonly string[]) => Paragraph[]; others?: readonly string[]; required: boolean };

export function useWording({ propose, others = [], required }: How): Worded {
  const [pasted, setPasted] = useState("");
  const [own, setOwn] = useState<Readonly<Record<number, Paragraph>>>({});
  const blocks = blocksOf(pasted);
  const proposed = propose(blocks);
  const paragraphs = proposed.map((one, i) => own[i] ?? one);
  const labels = paragraphs.map(({ label }) => label);
  const bytes = blocks.length === 0 ? null : bytesOf(blocks);
  const long = bytes !== null && bytes.length > mostBytes;
  const ready = (blocks.length > 0 || !required) && !long && labels.every((label) => faultOf(label, labels, others) === null);
  const write = (next: string): void => {
    setPasted(next);
    if (blocksOf(next).length !== blocks.length) setOwn({});
  };
  const take = async (chosen: File | null): Promise<void> => {
    if (chosen !== null) write(await chosen.text());
  };
  const fields = (
    <>
      <Words says={say("texts.words")} hint={say("texts.words.hint")} rows={8} required={required} value={pasted} onInput={write} />
      <Upload says={say("texts.file")} accept=".txt,text/plain" onChoose={(chosen) => void take(chosen)} />
      {long && <p class="noticebox" role="alert">{say("texts.too_long")}</p>}
      {blocks.length > 0 && <Paragraphs blocks={blocks} paragraphs={paragraphs} others={others} onChange={(i, one) => setOwn((before) => ({ ...before, [i]: one }))} />}
      {blocks.length > 0 && <Preview blocks={blocks} paragraphs={paragraphs} bytes={bytes?.length ?? 0} />}
    </>
  );
  return { blocks, paragraphs, bytes, ready, fields, clear: () => write("") };
}

type ParagraphsProps = { blocks: readonly string[]; paragraphs: readonly Paragraph[]; others: readonly string[]; onChange: (at: number, one: Paragraph) => void };

const excerpt = 90;

function Paragraphs({ blocks, paragraphs, others, onChange }: ParagraphsProps) {
  const labels = paragraphs.map(({ label }) => label);
  return (
    <fieldset class="paragraphs">
      <legend>{say("texts.paragraphs", { n: blocks.length })}</legend>
      <ol>
        {paragraphs.map((one, i) => {
          const fault = faultOf(one.label, labels, others);
          const block = blocks[i] ?? "";
          return (
            <li key={i}>
              <input dir="ltr" maxLength={31} aria-label={say("texts.label", { number: i + 1 })} aria-invalid={fault !== null} value={one.label}
                onInput={(event) => onChange(i, { ...one, label: event.currentTarget.value })} />
              <label class="way"><input type="checkbox" checked={one.operative} aria-label={say("texts.operative.of", { label: one.label })}
                onChange={(event) => onChange(i, { ...one, operative: event.currentTarget.checked })} /> {say("texts.operative")}</label>
              <bdi>{block.length > excerpt ? `${block.slice(0, excerpt)}…` : block}</bdi>
              {fault !== null && <b>{say(fault === "form" ? "texts.label.form" : "texts.label.twice")}</b>}
            </li>
          );
        })}
      </ol>
    </fieldset>
  );
}

// What is hashed, as everybody will read it, with the numbers of its lines.
function Preview({ blocks, paragraphs, bytes }: { blocks: readonly string[]; paragraphs: readonly Paragraph[]; bytes: number }) {
  return (
    <details class="doc" open>
      <summary>{say("texts.preview")} <small>{say("texts.bytes", { n: bytes })}</small></summary>
      <Blocks blocks={numbered(blocks, paragraphs).blocks} />
    </details>
  );
}
