// The chair's own list of votes, kept on this device alone: what is to be put, in which order.
import type { ActBody, Offer, Vote } from "../../hall/contract";

export type Prepared = { id: string; question: string; title: string; document: string; opened: boolean };

const place = (bodyId: string): string => `prepared/${bodyId}`;

function isPrepared(one: unknown): one is Prepared {
  if (typeof one !== "object" || one === null) return false;
  const { id, question, title, document, opened } = one as Record<string, unknown>;
  return [id, question, title, document].every((field) => typeof field === "string") && typeof opened === "boolean";
}

export function keptFor(bodyId: string): Prepared[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(place(bodyId)) ?? "[]");
    return Array.isArray(list) ? list.filter(isPrepared) : [];
  } catch {
    return [];
  }
}

export function keepFor(bodyId: string, list: readonly Prepared[]): void {
  try {
    localStorage.setItem(place(bodyId), JSON.stringify(list));
  } catch {
    // It stays until the page is left.
  }
}

export const isOf = (one: Prepared, vote: Vote): boolean =>
  one.question === vote.question && one.title === vote.title && one.document === vote.document;

// The first of the list that the vote now shown was opened from is done.
export function openedBy(list: readonly Prepared[], vote: Vote | null): readonly Prepared[] {
  const at = vote === null ? -1 : list.findIndex((one) => !one.opened && isOf(one, vote));
  return at < 0 ? list : list.map((one, i) => (i === at ? { ...one, opened: true } : one));
}

// What opens it, if a vote of that kind is in order now.
export function actFor(one: Prepared, offers: readonly Offer[]): ActBody | null {
  const fits = ({ act, in_order }: Offer): boolean => in_order && act.do === "vote.open" && act["question"] === one.question && !("motion" in act) && !("text" in act);
  const offer = offers.find(fits);
  if (offer === undefined) return null;
  return { ...offer.act, title: one.title, ...(one.document === "" ? {} : { document: one.document }) };
}

export function moved<T>(list: readonly T[], from: number, by: -1 | 1): readonly T[] {
  const to = from + by;
  const [one, other] = [list[from], list[to]];
  if (one === undefined || other === undefined) return list;
  return list.map((each, i) => (i === from ? other : i === to ? one : each));
}
