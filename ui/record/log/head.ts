import { textOf } from "../bytes";
import { parseAct, textIn } from "../entries/act";
import { parseEntry } from "../entries/entry";
import { demand, Fault, formed } from "../faults";
import { NoteError, noteKey, signedHead, statedHead, type SignedHead } from "../note";
import { bundleOf, narrowerBundle } from "./files";
import { widthOf } from "./paths";
import type { Reader } from "./reader";

// `trusted`: the key came from somewhere else than the record.
export type Head = SignedHead & { log: string; trusted: boolean; note: string };

export class NoRecord extends Error {}

// The log's key by the record's own account: what entry 0 names.
async function ownLog(read: Reader, size: number): Promise<string> {
  const wide = widthOf(0, 0, size);
  const bundle = (await bundleOf(read, 0, size)) ?? (await narrowerBundle(read, 0, wide));
  const bytes = bundle?.entries[0];
  if (bytes === undefined) throw new Fault("MISSING", 0);
  const act = at0("GRAMMAR", () => parseAct(parseEntry(bytes).act));
  return at0("ESTABLISHED", () => {
    const log = textIn(act.fields, "log");
    demand(act.do === "body.establish" && noteKey(log).name !== "", "ESTABLISHED");
    return log;
  });
}
const at0 = <T>(code: "GRAMMAR" | "ESTABLISHED", read: () => T): T => {
  try {
    return read();
  } catch (error) {
    throw new Fault(code, 0, String(error));
  }
};

function told(note: string, log: string): SignedHead {
  try {
    return signedHead(note, log);
  } catch (error) {
    throw error instanceof NoteError ? new Fault(error.code, null, error.message) : new Fault("HEAD");
  }
}

// Steps 1 and 2 of an auditor. `known`: a key that this device has from before, or from somewhere else.
export async function readHead(read: Reader, known: string | null): Promise<Head> {
  const bytes = await read("checkpoint");
  if (bytes === null) throw new NoRecord("no published head");
  const note = formed("HEAD", () => textOf(bytes));
  const stated = formed("HEAD", () => statedHead(note));
  const log = known ?? (stated.size === 0 ? null : await ownLog(read, stated.size));
  demand(log !== null, "EMPTY");
  const head = told(note, log);
  demand(head.size > 0, "EMPTY");
  return { ...head, log, trusted: known !== null, note };
}
