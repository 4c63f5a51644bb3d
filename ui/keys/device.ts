import { ed25519 } from "@noble/curves/ed25519";
import { keyIdOf } from "../record/act";
import { forget, keep, kept, keysName } from "./store";

// The device's key. In a secure context the browser holds it and never shows it, not even to this page. On plain HTTP
// there is no such holder: then the seed lies in the browser's data base, and `guarded` is false so that a screen says so.
export type DeviceKey = {
  readonly seat: string;
  readonly keyId: string;
  readonly publicKey: Uint8Array;
  readonly guarded: boolean;
  sign(message: Uint8Array): Promise<Uint8Array>;
};

type Secret = CryptoKey | Uint8Array;
type Kept = { seat: string; publicKey: Uint8Array; secret: Secret };

const nameOf = (bodyId: string): string => `${keysName}${bodyId}`;
// Until the hall has enrolled it a new key must not take the place of one that works.
const nextNameOf = (bodyId: string): string => `key-next/${bodyId}`;

async function signWith(secret: Secret, message: Uint8Array): Promise<Uint8Array> {
  if (secret instanceof Uint8Array) return ed25519.sign(message, secret);
  return new Uint8Array(await crypto.subtle.sign("Ed25519", secret, new Uint8Array(message)));
}

function usable(seat: string, publicKey: Uint8Array, secret: Secret): DeviceKey {
  return {
    seat,
    keyId: keyIdOf(publicKey),
    publicKey,
    guarded: !(secret instanceof Uint8Array),
    sign: (message) => signWith(secret, message),
  };
}

export async function guardedPair(): Promise<{ publicKey: Uint8Array; secret: Secret } | null> {
  if (!window.isSecureContext) return null;
  try {
    const pair = (await crypto.subtle.generateKey("Ed25519", false, ["sign", "verify"])) as CryptoKeyPair;
    return { publicKey: new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey)), secret: pair.privateKey };
  } catch {
    // A browser older than Ed25519 in WebCrypto.
    return null;
  }
}

function openPair(): { publicKey: Uint8Array; secret: Secret } {
  const seed = crypto.getRandomValues(new Uint8Array(32));
  return { publicKey: ed25519.getPublicKey(seed), secret: seed };
}

async function read(name: string): Promise<DeviceKey | null> {
  const found = await kept<Kept>(name);
  return found === null ? null : usable(found.seat, found.publicKey, found.secret);
}

export const deviceKey = (bodyId: string): Promise<DeviceKey | null> => read(nameOf(bodyId));

// The key that is to be enrolled for a seat. It is made once: a page that is loaded again goes on with the same.
export async function nextKey(bodyId: string, seat: string): Promise<DeviceKey> {
  const begun = await read(nextNameOf(bodyId));
  if (begun !== null && begun.seat === seat) return begun;
  const pair = (await guardedPair()) ?? openPair();
  await keep(nextNameOf(bodyId), { seat, ...pair } satisfies Kept);
  return usable(seat, pair.publicKey, pair.secret);
}

export async function takeNextKey(bodyId: string): Promise<void> {
  const next = await kept<Kept>(nextNameOf(bodyId));
  if (next === null) return;
  await keep(nameOf(bodyId), next);
  await forget(nextNameOf(bodyId));
}
