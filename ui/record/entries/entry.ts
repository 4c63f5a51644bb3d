import { ofBase64, textOf } from "../bytes";
import { isMoment } from "./fields";

// docs/record.md, "An entry": four lines. Whatever has not that form throws.
export type Entry = { position: number; at: string; act: string; keyId: string; signature: string; ruling: string };

export const mostEntry = 65_535;
const mostPosition = 2n ** 63n - 1n;
const stampForm = /^(0|[1-9][0-9]{0,18}) (\S{24})$/;
const signedForm = /^([0-9a-f]{8}) ([A-Za-z0-9+/]{86}==)$/;

function need(condition: boolean): asserts condition {
  if (!condition) throw new SyntaxError("entry");
}

export function parseEntry(bytes: Uint8Array): Entry {
  need(bytes.length <= mostEntry);
  const lines = textOf(bytes).split("\n");
  const [stamp = "", act = "", signed = "", ruling = ""] = lines;
  need(lines.length === 5 && lines[4] === "");
  const [, position = "", at = ""] = stampForm.exec(stamp) ?? [];
  const [, keyId = "", signature = ""] = signedForm.exec(signed) ?? [];
  need(keyId !== "" && position !== "" && BigInt(position) <= mostPosition && isMoment(at));
  need(ofBase64(signature).length === 64);
  return { position: Number(position), at, act, keyId, signature, ruling };
}
