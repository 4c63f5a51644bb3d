import { useEffect, useState } from "preact/hooks";
import { receiptOf } from "../../hall/client";
import type { Body } from "../../hall/contract";
import { base64Of } from "../../record/bytes";
import { proven } from "../../record/receipt";

// The hash of the entry that opened the vote, once this device has seen that it stands in the record at that place: who
// compares it with another screen knows that both vote on the same question.
export type Opening = { vote: number; leaf: string | null }; // null: the receipt of the opening does not verify

const again = 3_000;

export function useOpening(body: Body, vote: number): Opening | null {
  const [opening, setOpening] = useState<Opening | null>(null);
  useEffect(() => {
    let left = false;
    let timer: ReturnType<typeof setTimeout>;
    const ask = (): void => {
      receiptOf(body.id, vote).then(
        (text) => {
          if (left) return;
          const checked = proven(text, body.log);
          const good = !("doubt" in checked) && checked.entry.position === vote;
          setOpening({ vote, leaf: good ? base64Of(checked.leaf) : null });
        },
        () => {
          if (!left) timer = setTimeout(ask, again);
        },
      );
    };
    ask();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [body.id, body.log, vote]);
  return opening?.vote === vote ? opening : null;
}
