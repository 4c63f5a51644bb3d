import { sha256 } from "@noble/hashes/sha2";
import { concat, hexOf, ofBase64, ofDecimal, utf8 } from "./bytes";
import { verified } from "./ed25519";

// C2SP signed-note and tlog-checkpoint, as docs/record.md narrows them. Whatever is not in order throws.
const mostBytes = 65_536;
const mostLines = 64;

// What signs in which way: a log its heads, a witness a head and when it saw it; the last kind is passed over.
export const keyTypes = { log: 1, witness: 4, passedOver: 6 } as const;
const keyLengths: ReadonlyMap<number, number> = new Map([[keyTypes.log, 32], [keyTypes.witness, 32], [keyTypes.passedOver, 1312]]);

export type NoteKey = { name: string; id: string; type: number; publicKey: Uint8Array };
export type SignedHead = { origin: string; size: number; root: Uint8Array; otherSignatures: number };

export type NoteCode = "HEAD" | "HEAD_SIGNATURE" | "LOG_KEY" | "COSIGNATURE";
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
export function anyKey(vkey: string): NoteKey {
  const match = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(vkey);
  need(match !== null, "vkey");
  const [, name = "", id = "", encoded = ""] = match;
  const typed = ofBase64(encoded);
  const type = typed[0] ?? 0;
  need(typed.length - 1 === keyLengths.get(type), "vkey type");
  need(idOf(name, typed) === id, "vkey id");
  return { name, id, type, publicKey: typed.slice(1) };
}

export function noteKey(vkey: string): NoteKey {
  const key = anyKey(vkey);
  need(key.type === keyTypes.log, "vkey type");
  return key;
}

type Signature = { name: string; id: string; bytes: Uint8Array };

function signatureOf(line: string): Signature {
  const match = /^\u2014 ([^+\s]+) ([A-Za-z0-9+/=]+)$/.exec(line);
  need(match !== null, "signature line");
  const blob = ofBase64(match[2] ?? "");
  need(blob.length > 4, "signature length");
  return { name: match[1] ?? "", id: hexOf(blob.slice(0, 4)), bytes: blob.slice(4) };
}

export type Note = { text: string; signatures: Signature[] };

export function parseNote(note: string): Note {
  need(utf8(note).length <= mostBytes && note.endsWith("\n") && !/[\u0000-\u0009\u000b-\u001f\ufeff]/.test(note), "note");
  const split = note.lastIndexOf("\n\n");
  need(split > 0, "note without signatures");
  const lines = note.slice(split + 2, -1).split("\n");
  need(lines.length <= mostLines, "signature lines");
  return { text: note.slice(0, split + 1), signatures: lines.map(signatureOf) };
}

export type StatedHead = Omit<SignedHead, "otherSignatures">;

export function checkpoint(text: string): StatedHead {
  const lines = text.split("\n");
  const [origin = "", size = "", root = ""] = lines;
  need(lines.length === 4 && lines[3] === "" && origin !== "", "checkpoint");
  const hash = ofBase64(root);
  need(hash.length === 32, "root");
  return { origin, size: ofDecimal(size), root: hash };
}

// What a note says, whoever signed it.
export const statedHead = (note: string): StatedHead => checkpoint(parseNote(note).text);

const mostTime = 2n ** 63n - 1n;

// A witness's line is the time in seconds and a signature over it and the head (C2SP tlog-cosignature).
function cosigned(bytes: Uint8Array, text: string, key: Uint8Array): boolean {
  if (bytes.length !== 72) return false;
  const time = BigInt(`0x${hexOf(bytes.slice(0, 8))}`);
  return time !== 0n && time <= mostTime && verified(bytes.slice(8), utf8(`cosignature/v1\ntime ${time}\n${text}`), key);
}
const holds = ({ bytes }: Signature, text: string, { type, publicKey }: NoteKey): boolean =>
  type === keyTypes.log ? verified(bytes, utf8(text), publicKey) : cosigned(bytes, text, publicKey);

// Which of the keys signed it. A line by one of them that does not verify rejects the note.
export function signersOf({ text, signatures }: Note, keys: readonly NoteKey[], code: NoteCode): NoteKey[] {
  return keys.filter((key) => {
    const own = key.type === keyTypes.passedOver ? [] : signatures.filter(({ name, id }) => name === key.name && id === key.id);
    need(own.every((one) => holds(one, text, key)), `the line of ${key.name}`, code);
    return own.length > 0;
  });
}

// The head that the log's key signed.
export function signedHead(note: string, vkey: string): SignedHead {
  const key = noteKey(vkey);
  const parsed = parseNote(note);
  const head = checkpoint(parsed.text);
  const signed = signersOf(parsed, [key], "HEAD_SIGNATURE").length > 0;
  need(signed && head.origin === key.name, "log key", "LOG_KEY");
  return { ...head, otherSignatures: parsed.signatures.filter(({ name, id }) => name !== key.name || id !== key.id).length };
}

export type SeenHead = { size: number; root: string };

// What a device may hold against a hall: of one size there is one root, and what it asks for later is never shorter.
export const forked = (kept: SeenHead | null, head: SeenHead): boolean =>
  kept !== null && head.size === kept.size && head.root !== kept.root;

export const follows = (kept: SeenHead | null, head: SeenHead): boolean =>
  kept === null || (head.size >= kept.size && !forked(kept, head));
