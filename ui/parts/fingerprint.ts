import { sha256 } from "@noble/hashes/sha2";
import { concat, hexOf, utf8 } from "../record/bytes";

// What two people compare by voice: the first eight bytes of the hash whose first four are the key's id, in groups of
// four digits. Four bytes could be met by trying; eight not.
export function fingerprint(publicKey: Uint8Array): string {
  return hexOf(sha256(concat(utf8("plenary/key/v1\n"), publicKey)).slice(0, 8)).replace(/(.{4})(?=.)/g, "$1 ");
}
