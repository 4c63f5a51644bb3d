import { useEffect, useRef, useState } from "preact/hooks";
import { receiptAt } from "../../hall/client";
import { type Body } from "../../hall/contract";
import { say } from "../../messages";
import { type Meeting } from "../../hall/stream";
import type { Browsing, Proof, Shown } from "../../record/browse";
import { base64Of, hexOf } from "../../record/bytes";
import { groups } from "../../parts/hash";
import { detailsOf, entryLink, saysOf } from "./browsing";

type Props = { meeting: Meeting; body: Body; record: Browsing; position: number; list: string };
type State = { shown: Shown | null; proof: Proof | null; stage: "reading" | "there" | "gone" | "unread" };

const begun: State = { shown: null, proof: null, stage: "reading" };

function useEntry(record: Browsing, position: number): State {
  const [state, setState] = useState<State>(begun);
  useEffect(() => {
    let left = false;
    const set = (next: State): void => void (left || setState(next));
    const read = async (): Promise<void> => {
      const shown = await record.entry(position);
      if (shown === null) return set({ ...begun, stage: "gone" });
      set({ shown, proof: null, stage: "there" });
      set({ shown, proof: await record.proof(shown), stage: "there" });
    };
    set(begun);
    read().catch(() => set({ ...begun, stage: "unread" }));
    return () => {
      left = true;
    };
  }, [record, position]);
  return state;
}

// One entry: its four lines as they were written, its hash, and whether the signed head holds it.
export function EntryPage({ meeting, body, record, position, list }: Props) {
  const { shown, proof, stage } = useEntry(record, position);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [position]);
  const last = record.head.size - 1;
  return (
    <article class="entry">
      <h3 tabIndex={-1} ref={heading}>{say("entries.one", { number: position })}</h3>
      <nav class="turning" aria-label={say("entries.pages")}>
        <a class="btn" href={list}>{say("entries.back")}</a>
        {position > 0 && <a class="btn" href={entryLink(position - 1)}>{say("entries.earlier")}</a>}
        {position < last && <a class="btn" href={entryLink(position + 1)}>{say("entries.later")}</a>}
      </nav>
      {stage === "reading" && <p role="status">{say("entries.reading")}</p>}
      {stage === "gone" && <p class="noticebox">{say("entries.gone")}</p>}
      {stage === "unread" && <p class="noticebox">{say("entries.proof.unread")}</p>}
      {shown !== null && <Whole meeting={meeting} body={body} shown={shown} />}
      {shown !== null && <Proved record={record} proof={proof} />}
      {proof?.holds === true && <p><a class="btn" href={receiptAt(body.id, position)} download={`${body.id}-${position}.receipt.txt`}>{say("entries.receipt")}</a></p>}
    </article>
  );
}

function Whole({ meeting, body, shown: { entry, act } }: { meeting: Meeting; body: Body; shown: Shown }) {
  const lines = [
    ["entries.stamp", `${entry.position} ${entry.at}`], ["entries.act", entry.act],
    ["entries.signed", `${entry.keyId} ${entry.signature}`], ["entries.ruling", entry.ruling],
  ] as const;
  const choiceOf = (choice: string): string => body.choices.find(({ id }) => id === choice)?.says ?? choice;
  const details = act === null ? [] : detailsOf(act, (seat) => meeting.nameOf(seat), choiceOf);
  return (
    <>
      <p>
        {act !== null && <b><bdi>{meeting.nameOf(act.by)}</bdi></b>} {saysOf(act)}
        {details.map((detail, i) => <span key={i}> · <bdi>{detail}</bdi></span>)}
      </p>
      <dl class="kv lines">
        {lines.map(([key, text]) => <div key={key}><dt>{say(key)}</dt><dd class="mono" dir="ltr">{text}</dd></div>)}
      </dl>
    </>
  );
}

function Proved({ record, proof }: { record: Browsing; proof: Proof | null }) {
  return (
    <>
      <dl class="kv">
        {proof !== null && <><dt>{say("entries.leaf")}</dt><dd class="mono"><bdi dir="ltr">{hexOf(proof.leaf)}</bdi></dd></>}
        <dt>{say("verify.root")}</dt><dd class="mono"><bdi dir="ltr">{groups(base64Of(record.head.root))}</bdi></dd>
        <dt>{say("verify.log")}</dt><dd class="mono"><bdi dir="ltr">{record.head.log}</bdi></dd>
      </dl>
      <p role="status" class={proof?.holds === false ? "said bad" : "said"}>{proofSays(proof)}</p>
    </>
  );
}

function proofSays(proof: Proof | null): string {
  if (proof === null) return say("entries.proof.checking");
  return proof.holds ? say("entries.proof.holds", { n: proof.hashes.length }) : say("entries.proof.fails");
}
