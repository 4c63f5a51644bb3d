import { useEffect, useState } from "preact/hooks";
import type { Offer } from "../../hall/contract";
import type { Matter } from "./matters";

// A finger that is on its way when something changes must not land on the next question, nor on the card that moved to
// where another was: all keys rest for a second.
const second = 1_000;

export function layoutOf(matters: readonly Matter[], offers: readonly Offer[] | null): string {
  const questions = matters.map(({ vote }) => [vote.id, vote.document, vote.title]);
  const casts = offers?.filter(({ act }) => act.do === "vote.cast").map(({ act }) => `${String(act["vote"])} ${String(act["seat"])}`) ?? [];
  return JSON.stringify([questions, [...new Set(casts)]]);
}

export function useQuiet(layout: string): boolean {
  const [settled, setSettled] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSettled(layout), second);
    return () => clearTimeout(timer);
  }, [layout]);
  return settled !== layout;
}
