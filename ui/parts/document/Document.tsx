import { useState } from "preact/hooks";
import type { Paragraph, Text } from "../../hall/contract";
import { say, type PlainKey } from "../../messages";
import { blocksOf, numbered, type Block } from "./blocks";
import { changesOf } from "./touched";
import { Changes } from "./Changes";
import { useWords, type Words } from "./useWords";
import "./document.css";

const missing: Record<Exclude<Words["kind"], "whole">, PlainKey> = {
  none: "document.none", reading: "document.reading", other: "document.other", gone: "document.gone",
};

function Missing({ kind }: { kind: Exclude<Words["kind"], "whole"> }) {
  return <p class={kind === "other" ? "warnbox" : "doc-note"} role={kind === "other" ? "alert" : undefined}>{say(missing[kind])}</p>;
}

function Lines({ block }: { block: Block }) {
  return <>{block.lines.map(({ n, words }) => <span key={n} class="line" data-n={n}>{words}</span>)}</>;
}

// Paragraphs with their labels, lines with their numbers, which are drawn and not selected with the words.
export function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return (
    <div class="doc-words" dir="auto">
      {blocks.map((block, i) => (
        <p key={i} class={block.paragraph?.operative === true ? "operative" : "preambular"}>
          {block.paragraph !== null && block.paragraph.label !== "" && <b class="doc-label"><bdi>{block.paragraph.label}</bdi></b>}
          <bdi><Lines block={block} /></bdi>
        </p>
      ))}
    </div>
  );
}

const NoFit = () => <p class="noticebox">{say("document.no_fit")}</p>;

// Any file of words that the record names: a proposal, a letter.
export function Wording({ bodyId, digest, paragraphs }: { bodyId: string; digest: string; paragraphs?: readonly Paragraph[] }) {
  const words = useWords(bodyId, digest);
  if (words.kind !== "whole") return <Missing kind={words.kind} />;
  const { blocks, fits } = numbered(blocksOf(words.words), paragraphs ?? []);
  return (
    <>
      {paragraphs !== undefined && !fits && <NoFit />}
      <Blocks blocks={blocks} />
    </>
  );
}

function Amendment({ bodyId, text, amended }: { bodyId: string; text: Text; amended: Text }) {
  const own = useWords(bodyId, text.digest);
  const old = useWords(bodyId, amended.digest);
  if (own.kind !== "whole" && text.alteration !== "remove") return <Missing kind={own.kind} />;
  if (old.kind !== "whole") {
    return (
      <>
        <p class="doc-note">{say("document.amended")}</p>
        <Missing kind={old.kind} />
        {own.kind === "whole" && <Blocks blocks={numbered(blocksOf(own.words), text.paragraphs).blocks} />}
      </>
    );
  }
  const mine = numbered(own.kind === "whole" ? blocksOf(own.words) : [], text.paragraphs);
  const theirs = numbered(blocksOf(old.words), amended.paragraphs);
  const changes = changesOf(text, mine.blocks, theirs.blocks);
  return (
    <>
      {(!mine.fits || !theirs.fits) && <NoFit />}
      {changes === null ? <Blocks blocks={mine.blocks} /> : <Changes changes={changes} />}
    </>
  );
}

// A text as it is put: a proposal in its words, an amendment as what it changes in the words of another.
export function DocumentText({ bodyId, text, texts }: { bodyId: string; text: Text; texts: readonly Text[] }) {
  const amended = text.amends === null ? undefined : texts.find(({ id }) => id === text.amends);
  if (amended !== undefined) return <Amendment bodyId={bodyId} text={text} amended={amended} />;
  return <Wording bodyId={bodyId} digest={text.digest} paragraphs={text.paragraphs} />;
}

// The first eight digits of the hash: enough for a hall to compare by eye, not a proof. The whole one is checked above.
export const shortDigest = (digest: string): string => digest.slice(0, 8).replace(/(.{4})(?=.)/, "$1 ");

// Read where it is wanted, folded up where it is not; nothing is fetched before.
export function DocumentFold({ bodyId, text, texts }: { bodyId: string; text: Text; texts: readonly Text[] }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="doc" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {say(text.amends === null ? "document.read" : "document.read_changes")}
        {text.digest !== "" && <> <bdi class="mono" dir="ltr">{shortDigest(text.digest)}</bdi></>}
      </summary>
      {open && <DocumentText bodyId={bodyId} text={text} texts={texts} />}
    </details>
  );
}
