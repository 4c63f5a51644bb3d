// What the other of two electing bodies has found, out of the receipt of the entry that settled its count.
import { hexOf } from "../../../record/bytes";
import { parseRuling } from "../../../record/entries/ruling";
import { parseEntry } from "../../../record/entries/entry";
import { leafHash } from "../../../record/merkle";
import { statedHead } from "../../../record/note";
import { parseReceipt } from "../../../record/receipt";

export type Citation = { body: string; origin: string; position: number; leaf: string; at: string };
// `elected`: who had the majority there, which may be nobody.
export type Found = { citation: Citation; elected: string[] };

// null: no receipt, or none of an entry that settles a ballot of an election.
export function foundBy(text: string): Found | null {
  try {
    const receipt = parseReceipt(text);
    const { origin } = statedHead(receipt.note);
    const entry = parseEntry(receipt.entry);
    const { events } = parseRuling(entry.ruling);
    const counted = events.findIndex(({ name }) => name === "ballot_agreed");
    if (counted < 0) return null;
    const reached = events.slice(counted).find(({ name }) => name === "majority_reached");
    const citation = { body: origin.split("/").at(-1) ?? "", origin, position: entry.position, leaf: hexOf(leafHash(receipt.entry)), at: entry.at };
    return { citation, elected: (reached?.fields["candidates"] as string[] | undefined) ?? [] };
  } catch {
    return null;
  }
}
