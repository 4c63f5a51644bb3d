import { sha256 } from "@noble/hashes/sha2";
import { concat, hexOf, ofBase64, ofDecimal, utf8 } from "./bytes";
import { verified } from "./ed25519";

// C2SP signed-note and tlog-checkpoint, as docs/record.md narrows them. Whatever is not in order throws.
const mostBytes = 65_536;
const mostLines = 64;
const logType = 1;

export type NoteKey = { name: string; id: string; publicKey: Uint8Array };
export type SignedHead = { origin: string; size: number; root: Uint8Array; otherSignatures: number };

export type NoteCode = "HEAD" | "HEAD_SIGNATURE" | "LOG_KEY";
export class NoteError extends Error {
  constructor(
    readonly code: NoteCode,
    what: string,
  ) {
    super(what);
  }
}

function need(condition: boolean, what: string, code: NoteCode = "HEAD"): asserts condition {
  if (!condition) throw new NoteError(code, what);
}

const idOf = (name: string, typed: Uint8Array): string =>
  hexOf(sha256(concat(utf8(`${name}\n`), typed)).slice(0, 4));

// A verifier's key, "<name>+<id>+<base64 of the type and the key>".
export function noteKey(vkey: string): NoteKey {
  const match = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(vkey);
  need(match !== null, "vkey");
  const [, name = "", id = "", encoded = ""] = match;
  const typed = ofBase64(encoded);
  need(typed.length === 33 && typed[0] === logType, "vkey type");
  need(idOf(name, typed) === id, "vkey id");
  return { name, id, publicKey: typed.slice(1) };
}

type Signature = { name: string; id: string; bytes: Uint8Array };

function signatureOf(line: string): Signature {
  const match = /^\u2014 ([^+\s]+) ([A-Za-z0-9+/=]+)$/.exec(line);
  need(match !== null, "signature line");
  const blob = ofBase64(match[2] ?? "");
  need(blob.length > 4, "signature length");
  return { name: match[1] ?? "", id: hexOf(blob.slice(0, 4)), bytes: blob.slice(4) };
}

function parts(note: string): { text: string; signatures: Signature[] } {
  need(utf8(note).length <= mostBytes && note.endsWith("\n") && !/[\u0000-\u0009\u000b-\u001f\ufeff]/.test(note), "note");
  const split = note.lastIndexOf("\n\n");
  need(split > 0, "note without signatures");
  const lines = note.slice(split + 2, -1).split("\n");
  need(lines.length <= mostLines, "signature lines");
  return { text: note.slice(0, split + 1), signatures: lines.map(signatureOf) };
}

function checkpoint(text: string): Omit<SignedHead, "otherSignatures"> {
  const lines = text.split("\n");
  const [origin = "", size = "", root = ""] = lines;
  need(lines.length === 4 && lines[3] === "" && origin !== "", "checkpoint");
  const hash = ofBase64(root);
  need(hash.length === 32, "root");
  return { origin, size: ofDecimal(size), root: hash };
}

// What a note says, whoever signed it.
export const statedHead = (note: string): Omit<SignedHead, "otherSignatures"> => checkpoint(parts(note).text);

// The head that the log's key signed. A line by that key that does not verify rejects the note.
export function signedHead(note: string, vkey: string): SignedHead {
  const key = noteKey(vkey);
  const { text, signatures } = parts(note);
  const head = checkpoint(text);
  const own = signatures.filter((one) => one.name === key.name && one.id === key.id);
  need(own.every((one) => verified(one.bytes, utf8(text), key.publicKey)), "signature", "HEAD_SIGNATURE");
  need(own.length > 0 && head.origin === key.name, "log key", "LOG_KEY");
  return { ...head, otherSignatures: signatures.length - own.length };
}

export type SeenHead = { size: number; root: string };

// What a device may hold against a hall: of one size there is one root, and what it asks for later is never shorter.
export const forked = (kept: SeenHead | null, head: SeenHead): boolean =>
  kept !== null && head.size === kept.size && head.root !== kept.root;

export const follows = (kept: SeenHead | null, head: SeenHead): boolean =>
  kept === null || (head.size >= kept.size && !forked(kept, head));
