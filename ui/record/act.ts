import { sha256 } from "@noble/hashes/sha2";
import type { ActBody } from "../hall/contract";
import { base64Of, concat, hexOf, utf8 } from "./bytes";
import type { SeenHead } from "./note";

// docs/record.md, "What is signed". The bytes made here are sent, signed and kept as they are.
export type Envelope = { by: string; n: number; seen: SeenHead; origin: string };

export function actText(act: ActBody, envelope: Envelope): string {
  const { by, n, seen, origin } = envelope;
  return JSON.stringify({ by, ...act, n, seen: [seen.size, seen.root], body: origin });
}

export const actMessage = (origin: string, act: string): Uint8Array => utf8(`plenary/act/v1\n${origin}\n${act}`);

export const possessionMessage = (origin: string, seat: string, publicKey: Uint8Array): Uint8Array =>
  utf8(`plenary/key/v1\n${origin}\n${seat}\n${base64Of(publicKey)}`);

export const keyIdOf = (publicKey: Uint8Array): string =>
  hexOf(sha256(concat(utf8("plenary/key/v1\n"), publicKey)).slice(0, 4));

export const lineOf = (keyId: string, signature: Uint8Array, act: string): string => `${keyId} ${base64Of(signature)} ${act}`;
