import { useEffect, useState } from "preact/hooks";
import type { Vote } from "../../hall/contract";

// A finger that is on its way when the question changes must not land on the next one.
const second = 1_000;

export function useQuiet(vote: Vote | null): boolean {
  const question = vote === null ? "" : `${vote.id} ${vote.document} ${vote.title}`;
  const [settled, setSettled] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSettled(question), second);
    return () => clearTimeout(timer);
  }, [question]);
  return settled !== question;
}
