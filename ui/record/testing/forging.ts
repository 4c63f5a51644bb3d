// For tests: a record that is signed anew with keys that the test holds, so that whatever is changed in it can be signed
// again and put behind a head: the attacker runs the log, and holds the keys.
import { ed25519 } from "@noble/curves/ed25519";
import { sha256 } from "@noble/hashes/sha2";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { actMessage, keyIdOf, possessionMessage } from "../act";
import { base64Of, concat, hexOf, ofBase64, utf8 } from "../bytes";
import { parseEntry } from "../entries/entry";
import { leafHash } from "../merkle";
import { bundlePath, tilePath, tilesAt, width, widthOf } from "../log/paths";
import { unbundled } from "../log/files";
import { Tree } from "../log/tree";

export type ActObject = { [field: string]: unknown };
// What is written over what would be made: the lines of an entry, or parts of them. `change`: of the act as it was made.
export type Over = { change?: (act: ActObject) => ActObject; stamp?: string; act?: string; seen?: [number, string]; signature?: string; ruling?: string; signer?: string };
export type Forged = { at: string; key: string; act: ActObject; ruling: string; over: Over };
// Makes an act's fields when those of what stands before it are known. `old`, `now`: what is replaced in its ruling.
export type Made = { act: ActObject; old: string; now: string };
export type Maker = { make: (position: number, act: ActObject, seen: [number, string]) => Made; took: (text: string) => void };
export type Sealed = { entries: Uint8Array[]; tree: Tree; note: string };

const entering = ["body.establish", "key.invite", "key.enrol"]; // acts that enter a key
const secretOf = (name: string): Uint8Array => sha256(utf8(`forged ${name}`));
export const publicOf = (name: string): Uint8Array => ed25519.getPublicKey(secretOf(name));
export const bytesOf = (name: string): string => base64Of(publicOf(name));
export const signatureOf = (name: string, message: Uint8Array): Uint8Array => ed25519.sign(message, secretOf(name));
export const proofFor = (origin: string, seat: string, key: string): string =>
  base64Of(signatureOf(key, possessionMessage(origin, seat, publicOf(key))));

function vkeyOf(name: string, key: string): string {
  const typed = concat(Uint8Array.of(1), publicOf(key));
  const id = sha256(concat(utf8(`${name}\n`), typed)).slice(0, 4);
  return `${name}+${hexOf(id)}+${base64Of(typed)}`;
}
export function noteOf(origin: string, size: number, root: Uint8Array, key = "log"): string {
  const text = `${origin}\n${size}\n${base64Of(root)}\n`;
  const id = sha256(concat(utf8(`${origin}\n`), Uint8Array.of(1), publicOf(key))).slice(0, 4);
  return `${text}\n— ${origin} ${base64Of(concat(id, signatureOf(key, utf8(text))))}\n`;
}

export function entriesIn(folder: string): Uint8Array[] {
  const size = Number(readFileSync(join(folder, "checkpoint"), "utf8").split("\n")[1]);
  return Array.from({ length: tilesAt(0, size) }, (_, n) => {
    const wide = widthOf(0, n, size);
    return unbundled(new Uint8Array(readFileSync(join(folder, bundlePath(n, wide)))), wide, true).entries;
  }).flat();
}

export class Forgery {
  readonly all: Forged[];
  readonly origin: string;
  readonly blobs: Map<string, Uint8Array>;
  maker: () => Maker = () => ({ make: (_, act) => ({ act, old: "", now: "" }), took: () => undefined });

  constructor(from: string) {
    const entries = entriesIn(from).map(parseEntry);
    const first = JSON.parse(entries[0]?.act ?? "{}") as ActObject;
    this.origin = String(first["body"]);
    this.all = this.renewed(entries.map((one) => ({ ...one, object: JSON.parse(one.act) as ActObject })));
    const blobs = join(from, "blobs");
    this.blobs = new Map(readdirSync(blobs).map((name) => [name, new Uint8Array(readFileSync(join(blobs, name)))]));
  }

  // Every key of the record in the place of another, named after its seat.
  private renewed(entries: { at: string; keyId: string; ruling: string; object: ActObject }[]): Forged[] {
    const seats = new Map<string, string>();
    const keys = new Map<string, string>();
    for (const { object } of entries) {
      if (typeof object["key"] !== "string" || !entering.includes(String(object["do"]))) continue;
      const name = String(object["seat"] ?? object["by"]);
      keys.set(object["key"], name);
      seats.set(keyIdOf(ofBase64(object["key"])), name);
    }
    const inPlace = (text: string): string => [...keys].reduce((one, [old, name]) => one.replaceAll(old, bytesOf(name)), text);
    return entries.map(({ at, keyId, ruling, object }) => {
      const { n, seen, ...act } = JSON.parse(inPlace(JSON.stringify(object))) as ActObject;
      void seen;
      if (act["proof"] !== undefined) act["proof"] = proofFor(this.origin, String(act["seat"]), String(act["seat"]));
      if (act["log"] !== undefined) act["log"] = vkeyOf(this.origin, "log");
      return { at, key: seats.get(keyId) ?? "", act: { ...act, n }, ruling: inPlace(ruling), over: {} };
    });
  }

  get last(): number {
    return this.all.length - 1;
  }
  at(position: number): Forged {
    const found = this.all[position];
    if (found === undefined) throw new RangeError(`entry ${position}`);
    return found;
  }
  find(what: string): number {
    return this.all.findIndex(({ act }) => act["do"] === what);
  }
  // One more at the end, by that seat's key.
  put(by: string, act: ActObject, events: string, over: Over = {}): void {
    const before = this.all.filter(({ key }) => key === by).map(({ act: one }) => Number(one["n"]));
    const at = this.at(this.last).at;
    const whole = { by, ...act, n: Math.max(0, ...before) + 1, body: this.origin };
    this.all.push({ at, key: by, act: whole, ruling: `{"events":[${events}]}`, over });
  }
  blob(name: "rules" | "roster" | "names", text: string): string {
    const bytes = utf8(text);
    const hash = hexOf(sha256(bytes));
    this.blobs.set(hash, bytes);
    this.at(0).act[name] = hash;
    this.at(0).ruling = this.at(0).ruling.replace(new RegExp(`("${name}":")[0-9a-f]{64}`), `$1${hash}`);
    return hash;
  }

  private entry({ at, key, act, ruling, over }: Forged, tree: Tree, maker: Maker): Uint8Array {
    const position = tree.size;
    const seen = over.seen ?? [position, base64Of(tree.root(position))];
    const made = maker.make(position, act, seen);
    const { body, n, ...rest } = over.change?.(made.act) ?? made.act;
    const text = over.act ?? JSON.stringify({ ...rest, n, seen, body });
    maker.took(text);
    const signer = over.signer ?? key;
    const signature = over.signature ?? base64Of(signatureOf(signer, actMessage(this.origin, text)));
    return utf8(`${over.stamp ?? `${position} ${at}`}\n${text}\n${keyIdOf(publicOf(signer))} ${signature}\n${over.ruling ?? ruling.replace(made.old, made.now)}\n`);
  }

  sealed(): Sealed {
    const tree = new Tree();
    const maker = this.maker();
    const entries = this.all.map((one) => {
      const bytes = this.entry(one, tree, maker);
      tree.push(leafHash(bytes));
      return bytes;
    });
    return { entries, tree, note: noteOf(this.origin, tree.size, tree.root(tree.size)) };
  }

  write(folder: string): Sealed {
    const sealed = this.sealed();
    rmSync(folder, { recursive: true, force: true });
    put(folder, "checkpoint", utf8(sealed.note));
    for (const [name, bytes] of this.blobs) put(folder, `blobs/${name}`, bytes);
    writeTiles(folder, sealed);
    return sealed;
  }
}

export function put(folder: string, path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), bytes);
}

export function bundled(entries: Uint8Array[]): Uint8Array {
  return concat(...entries.flatMap((entry) => [Uint8Array.of(entry.length >> 8, entry.length & 255), entry]));
}

function writeTiles(folder: string, { entries, tree }: Sealed): void {
  for (let n = 0; n < tilesAt(0, tree.size); n += 1) {
    const wide = widthOf(0, n, tree.size);
    put(folder, bundlePath(n, wide), bundled(entries.slice(n * width, n * width + wide)));
  }
  for (let level = 0; tilesAt(level, tree.size) > 0; level += 1) {
    for (let n = 0; n < tilesAt(level, tree.size); n += 1) {
      const wide = widthOf(level, n, tree.size);
      put(folder, tilePath(level, n, wide), tree.tile(level, n, wide));
    }
  }
}

export function copied(from: string, to: string): string {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true, filter: (path) => !path.includes("private") });
  return existsSync(to) ? to : "";
}
