import { base64Of, ofBase64, ofDecimal } from "./bytes";
import { parseEntry, type Entry } from "./entries/entry";
import { included, leafHash } from "./merkle";
import { signedHead, type SignedHead } from "./note";

// C2SP tlog-proof; `extra` carries the bytes of the entry (docs/record.md, "Heads, trust files, receipts").
const header = "c2sp.org/tlog-proof@v1";
const mostHashes = 63;

export type Receipt = { entry: Uint8Array; index: number; proof: Uint8Array[]; note: string };

export function parseReceipt(text: string): Receipt {
  const split = text.indexOf("\n\n");
  const [first, extra = "", index = "", ...hashes] = text.slice(0, Math.max(split, 0)).split("\n");
  const formed = first === header && extra.startsWith("extra ") && index.startsWith("index ");
  if (!formed || hashes.length > mostHashes) throw new SyntaxError("receipt");
  return {
    entry: ofBase64(extra.slice("extra ".length)),
    index: ofDecimal(index.slice("index ".length)),
    proof: hashes.map(ofBase64),
    note: text.slice(split + 2),
  };
}

// Why a receipt is not believed: it cannot be read; the log's key did not sign its head; its proof does not lead there;
// it is about something else than what this device sent.
export type Doubt = "unreadable" | "head" | "proof" | "other";
export type Proven = { entry: Entry; leaf: Uint8Array; head: SignedHead };
export type Checked = Proven | { doubt: Doubt };

// The entry that a receipt holds, if its log signed a head that the proof leads to.
export function proven(text: string, log: string): Checked {
  let receipt: Receipt;
  let entry: Entry;
  try {
    receipt = parseReceipt(text);
    entry = parseEntry(receipt.entry);
  } catch {
    return { doubt: "unreadable" };
  }
  let head: SignedHead;
  try {
    head = signedHead(receipt.note, log);
  } catch {
    return { doubt: "head" };
  }
  const leaf = leafHash(receipt.entry);
  if (!included(leaf, receipt.index, head.size, receipt.proof, head.root)) return { doubt: "proof" };
  return entry.position === receipt.index ? { entry, leaf, head } : { doubt: "other" };
}

// `line` is what was sent: "<key id> <signature> <act>".
export function checkReceipt(text: string, log: string, line: string): Checked {
  const checked = proven(text, log);
  if ("doubt" in checked) return checked;
  const { keyId, signature, act } = checked.entry;
  return `${keyId} ${signature} ${act}` === line ? checked : { doubt: "other" };
}

export const seenOf = (head: SignedHead): { size: number; root: string } => ({ size: head.size, root: base64Of(head.root) });
