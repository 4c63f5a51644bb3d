import { ed25519 } from "@noble/curves/ed25519";
import type { Body } from "../hall/contract";
import { keyIdOf, possessionMessage } from "../record/act";
import { putAct, unanswered, type Putting, type PutResult } from "../record/acts";
import { base64Of, ofHex } from "../record/bytes";
import { nextKey, takeNextKey, type DeviceKey } from "./device";

// "#seat=FRA&invite=<the seed of the one-time key, 64 hex digits>". A fragment is never sent to a server.
export function invitationIn(fragment: string): DeviceKey | null {
  const fields = new URLSearchParams(fragment.replace(/^#/, ""));
  const [seat, invite] = [fields.get("seat") ?? "", fields.get("invite") ?? ""];
  if (!/^[A-Za-z0-9_.-]{1,31}$/.test(seat) || !/^[0-9a-f]{64}$/.test(invite)) return null;
  const seed = ofHex(invite);
  const publicKey = ed25519.getPublicKey(seed);
  return { seat, publicKey, keyId: keyIdOf(publicKey), guarded: false, sign: async (message) => ed25519.sign(message, seed) };
}

export const begun = async (invitation: DeviceKey): Promise<boolean> => (await unanswered(invitation)) !== null;

// The device's own key, enrolled with the one-time key, which ends with it. Safe to do again after a broken connection:
// the same key is proposed with the same bytes.
export async function enrol(body: Body, invitation: DeviceKey, how: Putting): Promise<PutResult> {
  const key = await nextKey(body.id, invitation.seat);
  const before = await unanswered(invitation);
  const proof = await key.sign(possessionMessage(body.origin, key.seat, key.publicKey));
  const act = before ?? {
    do: "key.enrol",
    seat: key.seat,
    key: base64Of(key.publicKey),
    proof: base64Of(proof),
    invitation: base64Of(invitation.publicKey),
  };
  const result = await putAct(body, invitation, act, how);
  if (result.kind === "recorded") await takeNextKey(body.id);
  return result;
}
