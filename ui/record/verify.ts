import { base64Of, same } from "./bytes";
import { Auditor, type Read, type Recounted } from "./entries/check";
import { blobOf } from "./entries/founding";
import type { Key } from "./entries/keys";
import { hides } from "./evolve/votes";
import { Fault, type Code } from "./faults";
import { NoRecord, readHead, type Believing, type Head } from "./log/head";
import { checkTiles, walk } from "./log/read";
import type { Reader } from "./log/reader";
import type { Tree } from "./log/tree";
import type { SeenHead } from "./note";

// A whole record, read and checked on this device to the depth "record" of docs/record.md; and every outcome's
// arithmetic again, as far as the rules are modelled here.
export type Numbers = {
  origin: string;
  size: number;
  root: string;
  log: string;
  trusted: boolean; // the log's key came from elsewhere than the record
  witnesses: number | null; // that signed, of a trust file's
  otherSignatures: number; // of others
  entries: number;
  signatures: number;
  keys: number;
  recomputed: number; // outcomes whose arithmetic was done again
  open: number; // outcomes that were not
  votes: Recounted[];
  secret: number; // ballots of elections, which tellers count
  sealed: number; // sealed ballots of secret votes, each proof checked
  citations: number; // decisions of other records, which are not at hand
  heldFrom: number | null; // from this entry on the record is held back
  withheld: string[];
};
export type Report =
  | { verdict: "valid"; numbers: Numbers }
  | { verdict: "invalid"; code: Code; position: number | null; what: string; numbers: Numbers | null }
  | { verdict: "unreadable"; code: Code | null; numbers: Numbers | null };

export type Verifying = Believing & {
  kept?: SeenHead | null; // the last head that this device has seen
  told?: (done: number, size: number) => void;
  each?: (read: Read, key: Key | undefined) => void; // of every entry that holds
  signal?: AbortSignal;
};

const slice = 40;

// Lets the page go on every few milliseconds.
class Pace {
  private since = performance.now();
  constructor(private readonly how: Verifying) {}

  async step(done: number, size: number): Promise<void> {
    if (performance.now() - this.since < slice) return;
    this.how.told?.(done, size);
    await new Promise((resolve) => setTimeout(resolve));
    this.how.signal?.throwIfAborted();
    this.since = performance.now();
  }
}

// No shorter than the last head that this device has seen, and of the same history.
export function checkKept(head: Head, tree: Tree, kept: SeenHead | null | undefined): void {
  if (kept === undefined || kept === null || kept.size === 0) return;
  if (kept.size > head.size) throw new Fault("ROLLBACK");
  if (base64Of(tree.root(kept.size)) !== kept.root) throw new Fault("FORK");
}

class Verification {
  private head: Head | null = null;
  private auditor: Auditor | null = null;
  private heldFrom: number | null = null;

  constructor(
    private readonly read: Reader,
    private readonly how: Verifying,
  ) {}

  async run(): Promise<void> {
    const head = (this.head = await readHead(this.read, this.how));
    const auditor = (this.auditor = new Auditor(head.origin, this.read));
    const pace = new Pace(this.how);
    const { tree, state } = auditor;
    const taken = walk({
      read: this.read, size: head.size, tree,
      take: async (entry) => {
        const read = await auditor.take(entry);
        this.how.each?.(read, auditor.keys.find(read.entry.keyId));
        await pace.step(tree.size, head.size);
      },
      heldBack: () => [...state.votes.values()].some(hides),
    });
    this.heldFrom = await auditor.settled(taken);
    if (this.heldFrom === null) await checkTiles(this.read, head.size, tree);
    if (!same(tree.root(head.size), head.root)) throw new Fault("ROOT");
    checkKept(head, tree, this.how.kept);
    await this.blobs(auditor);
  }

  private async blobs({ names, state }: Auditor): Promise<void> {
    for (const name of names) {
      const bytes = await blobOf(this.read, name);
      if (bytes === null && !state.withheld.has(name)) throw new Fault("BLOB", null, name);
    }
  }

  numbers(): Numbers | null {
    const { head, auditor } = this;
    if (head === null || auditor === null) return null;
    const { origin, size, log, trusted, witnesses, otherSignatures } = head;
    return {
      origin, size, root: base64Of(head.root), log, trusted, witnesses, otherSignatures, ...auditor.tally,
      keys: auditor.keys.size, votes: [...auditor.votes.values()], heldFrom: this.heldFrom, withheld: [...auditor.state.withheld],
    };
  }
}

export async function verifyRecord(read: Reader, how: Verifying = {}): Promise<Report> {
  const verification = new Verification(read, how);
  try {
    await verification.run();
    return { verdict: "valid", numbers: verification.numbers() as Numbers };
  } catch (error) {
    const numbers = verification.numbers();
    if (error instanceof NoRecord) return { verdict: "unreadable", code: null, numbers };
    if (!(error instanceof Fault)) throw error;
    if (error.code === "VERSION") return { verdict: "unreadable", code: error.code, numbers };
    return { verdict: "invalid", code: error.code, position: error.position, what: error.what, numbers };
  }
}
