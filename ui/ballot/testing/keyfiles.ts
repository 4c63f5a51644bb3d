import { hexOf, ofBase64, utf8 } from "../../record/bytes";
import {
  deriveNow, KeyFileFault, openSeed, openTeller, parseKeyFile, passphraseBytes, tellerBytes, writeKeyFile, type Kind, type KeyFile,
} from "../keyfile";
import { asText, compare, hex, type Result } from "./cases";

// key_files.json. Deriving a key is slow on purpose, so each is derived once.
type Json = { format: string; kind: Kind; ops: number; mem_kib: number; salt: string; nonce: string; box: string };
type File = {
  files: { passphrase: string; key: string; payload: string; file: Json }[];
  cases: { note: string; kind: Kind; D?: string; passphrase: string; text: string; code: string }[];
};

const derived = new Map<string, Uint8Array>();
function keyFor(passphrase: Uint8Array, file: KeyFile): Uint8Array {
  const name = asText([passphrase, file.salt, file.ops, file.memory]);
  const key = derived.get(name) ?? deriveNow(passphrase, file);
  derived.set(name, key);
  return key;
}

function opened(text: string, kind: Kind, passphrase: string, D: Uint8Array): Uint8Array {
  const secret = passphraseBytes(passphrase);
  const file = parseKeyFile(text, kind);
  const key = keyFor(secret, file);
  return kind === "teller" ? tellerBytes(openTeller(file, key, D)) : openSeed(file, key);
}

function codeOfFile(what: () => unknown): string {
  try {
    what();
    return "ok";
  } catch (error) {
    if (error instanceof KeyFileFault) return error.message;
    throw error;
  }
}

export function* keyFiles({ files, cases }: File): Generator<Result> {
  for (const { passphrase, key, payload, file } of files) {
    const { kind, ops, mem_kib: memory, salt, nonce } = file;
    const D = hex(payload).slice(0, 64);
    yield compare(`file of a ${kind}`, () => hexOf(opened(JSON.stringify(file), kind, passphrase, D)), payload);
    yield compare(`file of a ${kind}: key`, () => keyFor(utf8(passphrase), parseKeyFile(JSON.stringify(file), kind)), key);
    const parts = { kind, ops, memory, salt: ofBase64(salt), nonce: ofBase64(nonce) };
    yield compare(`file of a ${kind}: written`, () => writeKeyFile(parts, hex(key), hex(payload)), JSON.stringify(file));
  }
  for (const { note, kind, D, passphrase, text, code } of cases) {
    yield compare(`${kind}: ${note}`, () => codeOfFile(() => opened(text, kind, passphrase, hex(D ?? ""))), code);
  }
}
