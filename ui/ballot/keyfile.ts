import { argon2id, argon2idAsync } from "@noble/hashes/argon2";
import { base64Of, concat, ofBase64, same, utf8 } from "../record/bytes";
import { sealed, tagBytes, unsealed } from "./boxes";
import { seedBytes } from "./credentials";
import { objectOf } from "./election/grammar";
import { codeOf } from "./faults";
import { Cursor, ofLittle, scalarIn, u16, wipe } from "./numbers";
import type { TellerSecret } from "./tellers/messages";

// Section 12: what a teller or a seat keeps outside of its program. A file is judged in three messages: a passphrase that
// none may use, damage (a wrong passphrase looks the same), a teller's file of another ceremony.
export type Kind = "teller" | "credential";
export type KeyFile = { kind: Kind; ops: number; memory: number; salt: Uint8Array; nonce: Uint8Array; box: Uint8Array };
export type TellerPayload = TellerSecret & { D: Uint8Array; i: number };

export class KeyFileFault extends Error {
  constructor(override readonly message: "passphrase" | "damage" | "foreign") {
    super(message);
  }
}
function need(condition: boolean, message: KeyFileFault["message"]): asserts condition {
  if (!condition) throw new KeyFileFault(message);
}

const format = "plenary/key-file/1";
const fields = ["format", "kind", "ops", "mem_kib", "salt", "nonce", "box"];
const limits = { ops: [1, 20], memory: [8192, 1_048_576], tellers: [1, 31], threshold: [2, 31] } as const;
const usual = { ops: 3, memory: 262_144 };
const saltBytes = 16;
const nonceBytes = 24;
const tellerHead = 64 + 2 + 2 + 32;

const within = (n: unknown, [least, most]: readonly [number, number]): n is number => typeof n === "number" && n >= least && n <= most;

const boxFits: Readonly<Record<Kind, (payload: number) => boolean>> = {
  credential: (payload) => payload === seedBytes,
  teller: (payload) => within((payload - tellerHead) / 32, limits.threshold) && (payload - tellerHead) % 32 === 0,
};

export function parseKeyFile(text: string, kind: Kind): KeyFile {
  try {
    const json = objectOf(text);
    const [named, ofKind, ops, memory, ...bytes] = fields.map((key) => json.get(key));
    const [salt, nonce, box] = bytes.map((one) => ofBase64(typeof one === "string" ? one : "?"));
    need(json.size === fields.length && named === format && ofKind === kind, "damage");
    need(within(ops, limits.ops) && within(memory, limits.memory), "damage");
    need(salt?.length === saltBytes && nonce?.length === nonceBytes && box !== undefined, "damage");
    need(boxFits[kind](box.length - tagBytes), "damage");
    return { kind, ops, memory, salt, nonce, box };
  } catch {
    throw new KeyFileFault("damage");
  }
}

export function passphraseBytes(passphrase: string): Uint8Array {
  need(/^[ -~]{1,128}$/.test(passphrase), "passphrase");
  return utf8(passphrase);
}

type Cost = Pick<KeyFile, "ops" | "memory" | "salt">;
const costOf = ({ ops, memory }: Cost) => ({ t: ops, m: memory, p: 1, dkLen: 32, version: 0x13 });

export const deriveNow = (passphrase: Uint8Array, cost: Cost): Uint8Array => argon2id(passphrase, cost.salt, costOf(cost));
// Lets the page go on, and tells how far it is.
export const derive = (passphrase: Uint8Array, cost: Cost, told?: (part: number) => void): Promise<Uint8Array> =>
  argon2idAsync(passphrase, cost.salt, { ...costOf(cost), ...(told === undefined ? {} : { onProgress: told }) });

function tellerOf(payload: Uint8Array): TellerPayload {
  const cursor = new Cursor(payload);
  const [D, i, t, dk] = [cursor.take(64).slice(), cursor.u16(), cursor.u16(), cursor.take(32).slice()];
  need(within(i, limits.tellers) && payload.length === tellerHead + 32 * t, "damage");
  const polynomial = Array.from({ length: t }, () => cursor.take(32).slice());
  need(polynomial.every((a) => codeOf(() => scalarIn(a)) === "ok" && ofLittle(a) !== 0n), "damage");
  return { D, i, dk, polynomial };
}

function payloadOf({ nonce, box }: KeyFile, key: Uint8Array): Uint8Array {
  const payload = unsealed(key, nonce, box);
  need(payload !== null, "damage");
  return payload;
}

export const openSeed = (file: KeyFile, key: Uint8Array): Uint8Array => payloadOf(file, key);

export function openTeller(file: KeyFile, key: Uint8Array, D: Uint8Array): TellerPayload {
  const payload = payloadOf(file, key);
  const teller = tellerOf(payload);
  wipe(payload);
  need(same(teller.D, D), "foreign");
  return teller;
}

export const tellerBytes = ({ D, i, dk, polynomial }: TellerPayload): Uint8Array =>
  concat(D, u16(i), u16(polynomial.length), dk, ...polynomial);

export function writeKeyFile(file: Omit<KeyFile, "box">, key: Uint8Array, payload: Uint8Array): string {
  const { kind, ops, memory, salt, nonce } = file;
  const box = base64Of(sealed(key, nonce, payload));
  return JSON.stringify({ format, kind, ops, mem_kib: memory, salt: base64Of(salt), nonce: base64Of(nonce), box });
}

// How new files are made; salt and nonce are of the operating system.
export const newKeyFile = (kind: Kind, fresh: (length: number) => Uint8Array): Omit<KeyFile, "box"> =>
  ({ kind, ...usual, salt: fresh(saltBytes), nonce: fresh(nonceBytes) });
