import { parseAct, type Act } from "./entries/act";
import { parseEntry, type Entry } from "./entries/entry";
import { parseRuling, type Ruling } from "./entries/ruling";
import { bundleOf, narrowerBundle, type Bundle } from "./log/files";
import { readHead, type Head } from "./log/head";
import { width, widthOf } from "./log/paths";
import { proofOf } from "./log/proof";
import { hallReader, remembering, type Reader } from "./log/reader";
import { included, leafHash } from "./merkle";

// Single entries of a record, each checked against one signed head. Nothing is claimed about those that were not asked for.
export type Shown = { position: number; entry: Entry; act: Act | null; ruling: Ruling | null; bytes: Uint8Array };
export type Proof = { leaf: Uint8Array; hashes: Uint8Array[]; holds: boolean };

function quietly<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

export class Browsing {
  private readonly bundles = new Map<number, Promise<Bundle | null>>();
  private constructor(
    private readonly read: Reader,
    readonly head: Head,
  ) {}

  static async open(folder: string, log: string | null): Promise<Browsing> {
    const live = hallReader(folder);
    return new Browsing(remembering(live), await readHead(live, { log }));
  }
  // For tests: any reader.
  static over = async (read: Reader, log: string | null): Promise<Browsing> => new Browsing(read, await readHead(read, { log }));

  private bundle(n: number): Promise<Bundle | null> {
    const { size } = this.head;
    const asked = this.bundles.get(n) ?? bundleOf(this.read, n, size).then((one) => one ?? narrowerBundle(this.read, n, widthOf(0, n, size)));
    this.bundles.set(n, asked);
    asked.catch(() => this.bundles.delete(n));
    return asked;
  }

  // null: it is not there, because it is held back or because it is missing.
  async entry(position: number): Promise<Shown | null> {
    const bundle = await this.bundle(Math.floor(position / width));
    const bytes = bundle?.entries[position % width];
    if (bytes === undefined) return null;
    const entry = quietly(() => parseEntry(bytes));
    if (entry === null) return null;
    return { position, entry, bytes, act: quietly(() => parseAct(entry.act)), ruling: quietly(() => parseRuling(entry.ruling)) };
  }

  async page(from: number, count: number): Promise<(Shown | null)[]> {
    const positions = Array.from({ length: Math.min(count, this.head.size - from) }, (_, i) => from + i);
    return Promise.all(positions.map((position) => this.entry(position)));
  }

  async proof({ position, bytes }: Shown): Promise<Proof> {
    const leaf = leafHash(bytes);
    const hashes = await proofOf(this.read, position, this.head.size);
    return { leaf, hashes, holds: included(leaf, position, this.head.size, hashes, this.head.root) };
  }
}
