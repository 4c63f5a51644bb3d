import { useEffect, useState } from "preact/hooks";
import { say } from "../../messages";
import { orderFor } from "../../record/checking";
import { Browsing } from "../../record/browse";
import type { Act } from "../../record/entries/act";

// Which entries are shown stands in the address, so that a link to one entry can be passed on: #entry-20, #entries-0.
export type Place = { entry: number } | { from: number } | null;

export function placeOf(hash: string): Place {
  const [, kind, digits] = /^#(entry|entries)-(\d{1,15})$/.exec(hash) ?? [];
  if (kind === undefined) return null;
  return kind === "entry" ? { entry: Number(digits) } : { from: Number(digits) };
}
export const entryLink = (position: number): string => `#entry-${position}`;
export const pageLink = (from: number): string => `#entries-${from}`;

export function usePlace(): [Place, (hash: string) => void] {
  const [place, setPlace] = useState(() => placeOf(location.hash));
  useEffect(() => {
    const heard = (): void => setPlace(placeOf(location.hash));
    addEventListener("hashchange", heard);
    return () => removeEventListener("hashchange", heard);
  }, []);
  return [place, (hash) => void (location.hash = hash)];
}

// The record as of the head when somebody looked at `place`; it does not change under the reader's eyes.
export function useRecord(folder: string, origin: string, place: string | null): { record: Browsing | null; failed: boolean } {
  const [state, setState] = useState<{ record: Browsing | null; failed: boolean }>({ record: null, failed: false });
  useEffect(() => {
    let left = false;
    if (place === null) return;
    const set = (record: Browsing): void => void (left || setState({ record, failed: false }));
    const failed = (): void => void (left || setState({ record: null, failed: true }));
    orderFor(folder, origin).then(({ log }) => Browsing.open(folder, log)).then(set, failed);
    return () => {
      left = true;
    };
  }, [folder, place]);
  return state;
}

const told = ["document", "title", "text", "reason", "question", "motion", "kind", "candidate", "standing"];

// What an act says besides what it is: the choice, whom it is about, its title or text.
export function detailsOf(act: Act, nameOf: (seat: string) => string, choiceOf: (choice: string) => string): string[] {
  const { fields } = act;
  const choice = typeof fields["choice"] === "string" ? [choiceOf(fields["choice"])] : [];
  const seats = ["seat", "from", "to"].flatMap((name) => {
    const seat = fields[name];
    return typeof seat === "string" && seat !== act.by ? [nameOf(seat)] : [];
  });
  // The question of a secret ballot is a hash.
  const texts = told.filter((name) => act.do !== "ballot.open" || name !== "question").flatMap((name) => (typeof fields[name] === "string" && fields[name] !== "" ? [fields[name]] : []));
  return [...choice, ...seats, ...texts];
}

export const saysOf = (act: Act | null): string => (act === null ? say("entries.unknown") : say(`entries.do.${act.do}`));
