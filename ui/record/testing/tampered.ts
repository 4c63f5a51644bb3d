// Ways to change a record, each by itself; the whole is signed and hashed again behind each. The code that both
// verifiers must give stands beside it.
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { base64Of, utf8 } from "../bytes";
import { bundled, bytesOf, noteOf, proofFor, put, publicOf, signatureOf, type Forgery, type Sealed } from "./forging";

export type Case = { name: string; code: string; change?: (record: Forgery) => void; files?: (folder: string, sealed: Sealed) => void };

const small = base64Of(Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? 1 : 0)));
const cast = (record: Forgery): number => record.find("vote.cast");
const lock = (record: Forgery): number => record.find("vote.lock");
const over = (at: (record: Forgery) => number, what: (record: Forgery) => Forgery["all"][number]["over"]) => (record: Forgery) =>
  void Object.assign(record.at(at(record)).over, what(record));
const line = (record: Forgery, at: number, n: number): string =>
  new TextDecoder().decode(record.sealed().entries[at]).split("\n")[n] ?? "";
const text = (record: Forgery, at: number, edit: (text: string) => string): string => edit(line(record, at, 1));
const actText = (edit: (text: string) => string) => over(cast, (record) => ({ act: text(record, cast(record), edit) }));
const ruling = (at: (record: Forgery) => number, edit: (text: string) => string) =>
  over(at, (record) => ({ ruling: edit(record.at(at(record)).ruling) }));
const act = (at: (record: Forgery) => number, fields: { [name: string]: unknown }) => (record: Forgery) =>
  void Object.assign(record.at(at(record)).act, fields);
const first = (): number => 0;
const enrol = (record: Forgery): number => record.find("key.enrol");

const enrolled = (seat: string, key: string): string => `{"key_enrolled":{"seat":"${seat}","key":"${bytesOf(key)}"}}`;
const castEvent = (vote: number, seat: string, choice: string, position: number, by = seat): string =>
  `{"cast":{"vote":${vote},"seat":"${seat}","by":"${by}","choice":"${choice}","position":${position}}}`;
const voteOf = (record: Forgery): number => Number(record.at(lock(record)).act["vote"]);

const edited = (folder: string, path: string, edit: (bytes: Uint8Array) => Uint8Array): void =>
  put(folder, path, edit(new Uint8Array(readFileSync(join(folder, path)))));
const only = (folder: string, path: string): string => `${path}/${readdirSync(join(folder, path))[0] ?? ""}`;
const flipped = (at: number) => (bytes: Uint8Array): Uint8Array => bytes.map((byte, i) => (i === at ? byte ^ 1 : byte));
const note = (edit: (text: string) => string) => (folder: string): void =>
  edited(folder, "checkpoint", (bytes) => utf8(edit(new TextDecoder().decode(bytes))));
const blobNamed = (record: Sealed, name: string): string =>
  new RegExp(`"${name}":"([0-9a-f]{64})"`).exec(new TextDecoder().decode(record.entries[0]))?.[1] ?? "";

export const cases: Case[] = [
  // ---- entries: form
  { name: "a field that no act knows", code: "GRAMMAR", change: act(cast, { extra: 1 }) },
  { name: "a field that is missing", code: "GRAMMAR", change: act(cast, { vote: undefined }) },
  { name: "a number with a fraction", code: "GRAMMAR", change: actText((one) => one.replace(/"n":(\d+)/, '"n":$1.0')) },
  { name: "a key that comes twice", code: "GRAMMAR", change: actText((one) => one.replace('"do"', '"by":"ALB","do"')) },
  { name: "null", code: "GRAMMAR", change: actText((one) => one.replace('"choice":"yes"', '"choice":null')) },
  { name: "white space before the act", code: "GRAMMAR", change: actText((one) => ` ${one}`) },
  { name: "an empty id", code: "GRAMMAR", change: act(cast, { seat: "" }) },
  { name: "an act that is in no table", code: "GRAMMAR", change: act(cast, { do: "vote.buy" }) },
  { name: "a position with a leading zero", code: "GRAMMAR", change: over(cast, (record) => ({ stamp: `0${cast(record)} ${record.at(cast(record)).at}` })) },
  { name: "a day that no calendar has", code: "GRAMMAR", change: over(cast, (record) => ({ stamp: `${cast(record)} 2022-02-30T10:00:00.000Z` })) },
  { name: "a signature without padding", code: "GRAMMAR", change: over(cast, () => ({ signature: "A".repeat(86) })) },
  { name: "the position of another", code: "POSITION", change: over(cast, (record) => ({ stamp: `${cast(record) + 1} ${record.at(cast(record)).at}` })) },
  { name: "an hour before the entry that it follows", code: "TIME", change: over(lock, (record) => ({ stamp: `${lock(record)} 2022-01-01T00:00:00.000Z` })) },

  // ---- entries: whose, and for what
  { name: "a number that the key has used", code: "COUNTER", change: act(lock, { n: 1 }) },
  { name: "an act for another record", code: "ORIGIN", change: act(cast, { body: "rehearsal.plenary.example/other" }) },
  { name: "an act for the live record", code: "REHEARSAL", change: act(cast, { body: "plenary.example/un-security-council" }) },
  { name: "a record that begins twice", code: "ESTABLISHED", change: (record) => record.put("secretary", { ...record.at(0).act, by: "secretary" }, "") },
  { name: "a record that begins with something else", code: "ESTABLISHED", change: (record) => void record.all.shift() },
  { name: "nobody's key", code: "KEY", change: over(cast, () => ({ signer: "nobody" })) },
  { name: "the key of another seat", code: "KEY_SEAT", change: over(cast, () => ({ signer: "BRA" })) },
  { name: "an enrolled key that names an invitation", code: "KEY_INVITATION", change: (record) => record.put("secretary", { do: "key.enrol", seat: "secretary", key: bytesOf("new"), proof: proofFor(record.origin, "secretary", "new"), invitation: bytesOf("secretary") }, enrolled("secretary", "new")) },
  {
    name: "a key that had ended", code: "KEY_ENDED", change: (record) => {
      record.put("secretary", { do: "key.revoke", key: bytesOf("ALB") }, `{"key_ended":{"key":"${bytesOf("ALB")}"}}`);
      record.put("ALB", { do: "presence.arrive", seat: "ALB" }, '{"arrived":{"seat":"ALB"}}');
    },
  },
  {
    name: "an invited key that votes", code: "KEY_INVITATION", change: (record) => {
      record.put("secretary", { do: "key.invite", seat: "ALB", key: bytesOf("link") }, `{"key_invited":{"seat":"ALB","key":"${bytesOf("link")}"}}`);
      record.put("ALB", { do: "presence.arrive", seat: "ALB" }, '{"arrived":{"seat":"ALB"}}', { signer: "link" });
    },
  },
  { name: "a signature over other bytes", code: "SIGNATURE", change: over(cast, (record) => ({ signature: base64Of(signatureOf("ALB", utf8(record.origin))) })) },
  { name: "a choice that was changed, without the key", code: "SIGNATURE", change: over(cast, (record) => ({ act: text(record, cast(record), (one) => one.replace('"yes"', '"no"')), signature: line(record, cast(record), 2).slice(9) })) },

  // ---- entries: what the device saw
  { name: "more entries than there were", code: "SEEN_AHEAD", change: over(cast, (record) => ({ seen: [cast(record) + 1, base64Of(record.sealed().tree.root(cast(record) + 1))] })) },
  { name: "another history", code: "SEEN_FORK", change: over(cast, (record) => ({ seen: [cast(record), base64Of(record.sealed().tree.root(cast(record) - 1))] })) },
  { name: "not the vote that was opened", code: "STALE", change: over(cast, (record) => ({ seen: [voteOf(record), base64Of(record.sealed().tree.root(voteOf(record)))] })) },
  { name: "a vote that is not there yet", code: "STALE", change: act(cast, { vote: 900 }) },

  // ---- keys and lots
  { name: "a proof for another seat", code: "POSSESSION", change: (record) => act(enrol, { proof: proofFor(record.origin, "FRA", String(record.at(enrol(record)).act["seat"])) })(record) },
  { name: "no proof", code: "POSSESSION", change: act(enrol, { proof: undefined }) },
  { name: "a key of small order", code: "KEY_BAD", change: (record) => record.put("secretary", { do: "key.invite", seat: "ALB", key: small }, `{"key_invited":{"seat":"ALB","key":"${small}"}}`) },
  { name: "a key that is known", code: "REFUSED", change: (record) => record.put("secretary", { do: "key.invite", seat: "ALB", key: bytesOf("BRA") }, `{"key_invited":{"seat":"ALB","key":"${bytesOf("BRA")}"}}`) },
  { name: "a lot that was not committed to", code: "LOT", change: (record) => record.put("president", { do: "lot.name", seat: "ALB", commitment: "0".repeat(64), opening: "x" }, '{"name_drawn":{"seat":"ALB"}}') },

  // ---- entry 0
  { name: "a later edition", code: "", change: act(first, { edition: 2 }) },
  { name: "a live record under the name of a rehearsal", code: "REHEARSAL", change: act(first, { rehearsal: false }) },
  { name: "rules that are no hash", code: "ESTABLISHED", change: act(first, { rules: "rules.toml" }) },
  { name: "the founder's key is another", code: "KEY", change: over(first, () => ({ signer: "nobody" })) },
  { name: "a log's key of another name", code: "ESTABLISHED", change: (record) => act(first, { log: String(record.at(0).act["log"]).replace("un-security-council", "other") })(record) },
  { name: "a founder without an office", code: "REFUSED", change: act(first, { by: "ALB" }) },
  { name: "rules that do not load", code: "RULES", change: (record) => void record.blob("rules", "[body\n") },

  // ---- the rules say no
  { name: "a vote after the lock", code: "REFUSED", change: (record) => record.put("ALB", { do: "vote.cast", vote: voteOf(record), seat: "ALB", choice: "no" }, castEvent(voteOf(record), "ALB", "no", record.last + 1)) },
  { name: "a choice that is none", code: "REFUSED", change: (record) => (act(cast, { choice: "maybe" })(record), ruling(cast, (one) => one.replace('"yes"', '"maybe"'))(record)) },
  { name: "another's vote", code: "REFUSED", change: (record) => (act(cast, { seat: "BRA" })(record), ruling(cast, (one) => one.replace('"seat":"ALB"', '"seat":"BRA"'))(record)) },
  { name: "a key entered by a member", code: "REFUSED", change: (record) => record.put("ALB", { do: "key.enrol", seat: "ALB", key: bytesOf("new"), proof: proofFor(record.origin, "ALB", "new") }, enrolled("ALB", "new")) },
  { name: "the desk's last key", code: "REFUSED", change: (record) => record.put("secretary", { do: "key.revoke", key: bytesOf("secretary") }, `{"key_ended":{"key":"${bytesOf("secretary")}"}}`) },
  { name: "a key for a seat that is none", code: "REFUSED", change: (record) => record.put("secretary", { do: "key.enrol", seat: "XXX", key: bytesOf("new"), proof: proofFor(record.origin, "XXX", "new") }, enrolled("XXX", "new")) },

  // ---- rulings
  { name: "one more yes in the tally", code: "RULING", change: ruling(lock, (one) => one.replace(/"tally":\[(\d+)/, (_, n: string) => `"tally":[${Number(n) + 1}`)) },
  { name: "one more yes in the arithmetic", code: "RULING", change: ruling(lock, (one) => one.replace(/"left":(\d+)/, (_, n: string) => `"left":${Number(n) + 1}`)) },
  { name: "another result", code: "RULING", change: ruling(lock, (one) => one.replace(/"result":"\w+"/, '"result":"lapsed"')) },
  { name: "a choice that nobody signed", code: "RULING", change: ruling(cast, (one) => one.replace('"yes"', '"no"')) },
  { name: "no outcome at the lock", code: "RULING", change: ruling(lock, (one) => one.replace(/,\{"outcome_declared".*/, "]}")) },
  { name: "white space in a ruling", code: "RULING", change: ruling(cast, (one) => one.replace(":", ": ")) },
  { name: "a key that nobody entered", code: "RULING", change: ruling(cast, (one) => one.replace("]}", `,${enrolled("ALB", "new")}]}`)) },
  { name: "a digest that is not due", code: "STATE", change: ruling(cast, (one) => one.replace(/\]\}$/, `],"state":"${bytesOf("x")}"}`)) },

  // ---- files
  { name: "no head", code: "", files: (folder) => rmSync(join(folder, "checkpoint")) },
  { name: "a head with leading zeros", code: "HEAD", files: note((one) => one.replace(/\n(\d+)\n/, "\n0$1\n")) },
  { name: "a head with another size", code: "HEAD_SIGNATURE", files: note((one) => one.replace(/\n(\d+)\n/, (_, n: string) => `\n${Number(n) - 1}\n`)) },
  { name: "a head that another key signed", code: "LOG_KEY", files: (folder, { tree, note: old }) => put(folder, "checkpoint", utf8(noteOf(old.split("\n")[0] ?? "", tree.size, tree.root(tree.size), "other"))) },
  { name: "a head that was signed for other entries", code: "ROOT", files: (folder, { tree, note: old }) => put(folder, "checkpoint", utf8(noteOf(old.split("\n")[0] ?? "", tree.size, publicOf("x")))) },
  { name: "no bundle", code: "MISSING", files: (folder) => rmSync(join(folder, "tile/entries"), { recursive: true }) },
  { name: "no hash tile", code: "MISSING", files: (folder) => rmSync(join(folder, "tile/0"), { recursive: true }) },
  { name: "a bundle that ends within an entry", code: "BUNDLE", files: (folder) => edited(folder, only(folder, "tile/entries/000.p"), (bytes) => bytes.slice(0, -5)) },
  { name: "a bundle with one more byte", code: "BUNDLE", files: (folder) => edited(folder, only(folder, "tile/entries/000.p"), (bytes) => Uint8Array.from([...bytes, 0])) },
  { name: "a bundle with one entry less", code: "BUNDLE", files: (folder, { entries }) => put(folder, only(folder, "tile/entries/000.p"), bundled(entries.slice(0, -1))) },
  { name: "another hash in the tile", code: "LEAF", files: (folder) => edited(folder, only(folder, "tile/0/000.p"), flipped(40)) },
  { name: "no rules", code: "BLOB", files: (folder, sealed) => rmSync(join(folder, "blobs", blobNamed(sealed, "rules"))) },
  { name: "other rules", code: "BLOB_HASH", files: (folder, sealed) => edited(folder, `blobs/${blobNamed(sealed, "rules")}`, flipped(3)) },
  { name: "another roster", code: "BLOB_HASH", files: (folder, sealed) => edited(folder, `blobs/${blobNamed(sealed, "roster")}`, flipped(3)) },
  { name: "no names", code: "BLOB", files: (folder, sealed) => rmSync(join(folder, "blobs", blobNamed(sealed, "names"))) },
  { name: "other names", code: "BLOB_HASH", files: (folder, sealed) => edited(folder, `blobs/${blobNamed(sealed, "names")}`, flipped(3)) },
];
