import { hsalsa, xsalsa20poly1305 } from "@noble/ciphers/salsa";
import { x25519 } from "@noble/curves/ed25519";
import { utf8 } from "../record/bytes";
import { Fault } from "./faults";
import { ofLittle, wipe } from "./numbers";

// Sections 2 and 8: the boxes that tellers send each other, X25519, HSalsa20, XSalsa20-Poly1305.
export const nonceBytes = 24;
export const tagBytes = 16;

const field = 2n ** 255n - 19n;
const one = Uint8Array.of(1, ...new Uint8Array(31));

export const boxKeyOf = (dk: Uint8Array): Uint8Array => x25519.scalarMultBase(dk);

// What X25519 of a fixed scalar gives for a key: nothing where the key is none, and the same for keys that are apart by
// a point of small order, the library throwing where it is all zero.
export function checkBoxKey(key: Uint8Array): Uint8Array {
  try {
    if (ofLittle(key) < field) return x25519.scalarMult(one, key);
  } catch {
    // All zero.
  }
  throw new Fault("box_key");
}

// The library computes with words in the order of this machine, as does a view over bytes.
const words = (bytes: Uint8Array): Uint32Array => new Uint32Array(bytes.slice().buffer);
const sigma = words(utf8("expand 32-byte k"));

function sharedKey(dk: Uint8Array, ek: Uint8Array): Uint8Array {
  const raw = x25519.scalarMult(dk, ek);
  const [key, out] = [words(raw), new Uint32Array(8)];
  hsalsa(sigma, key, new Uint32Array(4), out);
  wipe(raw, new Uint8Array(key.buffer));
  return new Uint8Array(out.buffer);
}

export const sealed = (key: Uint8Array, nonce: Uint8Array, message: Uint8Array): Uint8Array =>
  xsalsa20poly1305(key, nonce).encrypt(message);

// Nothing where it does not open.
export function unsealed(key: Uint8Array, nonce: Uint8Array, box: Uint8Array): Uint8Array | null {
  if (box.length < tagBytes) return null;
  try {
    return xsalsa20poly1305(key, nonce).decrypt(box);
  } catch {
    return null;
  }
}

export function boxed(dk: Uint8Array, ek: Uint8Array, nonce: Uint8Array, message: Uint8Array): Uint8Array {
  const key = sharedKey(dk, ek);
  const box = sealed(key, nonce, message);
  wipe(key);
  return box;
}

export function unboxed(dk: Uint8Array, ek: Uint8Array, nonce: Uint8Array, box: Uint8Array): Uint8Array | null {
  const key = sharedKey(dk, ek);
  const message = unsealed(key, nonce, box);
  wipe(key);
  return message;
}
