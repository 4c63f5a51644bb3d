// The seed behind a seat's secret ballots, on this device. In a secure context the browser seals it with a key that it
// never shows; on plain HTTP there is none, and it lies in the browser's data base as a signing key does there.
import { change, keep, kept } from "../keys/store";

export type Seed = { issue: number; seed: Uint8Array };
type Sealed = { issue: number; iv: Uint8Array<ArrayBuffer>; box: Uint8Array<ArrayBuffer> };
type Plain = { issue: number; plain: Uint8Array };

const vaultName = "vault";
const nameOf = (origin: string, seat: string): string => `seed/${origin}/${seat}`;

async function vault(): Promise<CryptoKey | null> {
  if (!window.isSecureContext) return null;
  const found = await kept<CryptoKey>(vaultName);
  if (found !== null) return found;
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  // Two tabs may make one at the same time: the first that is kept is it.
  return change<CryptoKey>(vaultName, (old) => old ?? made);
}

export async function keepSeed(origin: string, seat: string, { issue, seed }: Seed): Promise<void> {
  const key = await vault();
  if (key === null) return keep(nameOf(origin, seat), { issue, plain: seed.slice() } satisfies Plain);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const box = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, new Uint8Array(seed)));
  await keep(nameOf(origin, seat), { issue, iv, box } satisfies Sealed);
}

export async function seedOf(origin: string, seat: string): Promise<Seed | null> {
  const found = await kept<Sealed | Plain>(nameOf(origin, seat));
  if (found === null) return null;
  if ("plain" in found) return { issue: found.issue, seed: found.plain.slice() };
  const key = await vault();
  if (key === null) return null;
  try {
    return { issue: found.issue, seed: new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv: found.iv }, key, found.box)) };
  } catch {
    // Of another browser's data base: as good as lost. The seat registers anew.
    return null;
  }
}
