import { textOf } from "../bytes";
import { parseAct, textIn } from "../entries/act";
import { parseEntry } from "../entries/entry";
import { demand, Fault, formed } from "../faults";
import { NoteError, noteKey, signedHead, statedHead, type SignedHead } from "../note";
import { bundleOf, narrowerBundle } from "./files";
import { widthOf } from "./paths";
import type { Reader } from "./reader";
import { trustedHead, type Trust } from "./trust";

// Whom somebody believes: a trust file; else a key that this device has from before; else the record's own word.
export type Believing = { log?: string | null; trust?: Trust | null };

// `trusted`: the key came from somewhere else than the record; `witnesses`: as many as the trust file asks for signed.
export type Head = SignedHead & { log: string; trusted: boolean; witnesses: number | null; note: string };

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

// What of a note is wrong becomes the record's fault.
function told<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof NoteError ? new Fault(error.code, null, error.message) : new Fault("HEAD");
  }
}

async function byItsKey(read: Reader, note: string, known: string | null): Promise<Head> {
  const { size } = formed("HEAD", () => statedHead(note));
  const log = known ?? (size === 0 ? null : await ownLog(read, size));
  demand(log !== null, "EMPTY");
  return { ...told(() => signedHead(note, log)), log, trusted: known !== null, witnesses: null, note };
}

function byTrust(note: string, trust: Trust): Head {
  const { quorum, ...head } = told(() => trustedHead(note, trust));
  demand(head.size === 0 || quorum, "QUORUM");
  return { ...head, trusted: true, note };
}

// Steps 1 and 2 of an auditor.
export async function readHead(read: Reader, { log, trust }: Believing): Promise<Head> {
  const bytes = await read("checkpoint");
  if (bytes === null) throw new NoRecord("no published head");
  const note = formed("HEAD", () => textOf(bytes));
  const head = trust == null ? await byItsKey(read, note, log ?? null) : byTrust(note, trust);
  demand(head.size > 0, "EMPTY");
  return head;
}
