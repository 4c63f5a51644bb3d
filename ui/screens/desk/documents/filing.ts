import { sha256 } from "@noble/hashes/sha2";
import { HallError, postFile } from "../../../hall/client";
import { identity } from "../../../hall/identity";
import { say } from "../../../messages";
import { hexOf } from "../../../record/bytes";

// As much as the hall takes of a document.
export const mostBytes = 262_144;

// Hands a document in and gives the hash by which an act names it: this device's own, which the hall's must agree with.
export async function file(bodyId: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const own = hexOf(sha256(bytes));
  const token = await identity(bodyId);
  if (token === null) throw new HallError("refused", say("texts.no_token"));
  const { digest } = await postFile(bodyId, token, bytes);
  if (digest !== own) throw new HallError("fault", say("texts.other_digest"));
  return own;
}
