import { readdirSync, readFileSync } from "node:fs";
import { ed25519 } from "@noble/curves/ed25519";
import { describe, expect, it } from "vitest";
import { actMessage, actText, keyIdOf, lineOf, possessionMessage } from "./act";
import { base64Of, concat, hexOf, ofBase64, ofDecimal, ofHex, same, textOf, utf8 } from "./bytes";
import { verified } from "./ed25519";
import { parseEntry } from "./entries/entry";
import { included, leafHash, node } from "./merkle";
import { follows, noteKey, signedHead } from "./note";
import { checkReceipt, seenOf } from "./receipt";

const golden = new URL("../../golden/edition-1/", import.meta.url);

type Enveloped = { by: string; n: number; seen: [number, string]; body: string; do: string; key?: string };

function rootOf(leaves: Uint8Array[]): Uint8Array {
  const split = 2 ** Math.ceil(Math.log2(leaves.length) - 1);
  const [first] = leaves;
  if (leaves.length < 2) return first ?? ofHex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  return node(rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)));
}

function proofOf(leaves: Uint8Array[], index: number): Uint8Array[] {
  if (leaves.length < 2) return [];
  const split = 2 ** Math.ceil(Math.log2(leaves.length) - 1);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split ? [...proofOf(left, index), rootOf(right)] : [...proofOf(right, index - split), rootOf(left)];
}

function entriesOf(bundle: Uint8Array): Uint8Array[] {
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bundle.length; ) {
    const length = (bundle[at] ?? 0) * 256 + (bundle[at + 1] ?? 0);
    entries.push(bundle.slice(at + 2, at + 2 + length));
    at += 2 + length;
  }
  return entries;
}

function recordOf(name: string): { note: string; entries: Uint8Array[]; log: string } {
  const folder = new URL(`${name}/tile/entries/000.p/`, golden);
  const [width = ""] = readdirSync(folder);
  const entries = entriesOf(new Uint8Array(readFileSync(new URL(width, folder))));
  const first = JSON.parse(parseEntry(entries[0] ?? new Uint8Array()).act) as { log: string };
  return { note: readFileSync(new URL(`${name}/checkpoint`, golden), "utf8"), entries, log: first.log };
}

function receiptOf(entries: Uint8Array[], index: number, note: string): string {
  const proof = proofOf(entries.map(leafHash), index).map((hash) => `${base64Of(hash)}\n`);
  const extra = base64Of(entries[index] ?? new Uint8Array());
  return `c2sp.org/tlog-proof@v1\nextra ${extra}\nindex ${index}\n${proof.join("")}\n${note}`;
}

const lineIn = (entry: Uint8Array): string => {
  const { keyId, signature, act } = parseEntry(entry);
  return `${keyId} ${signature} ${act}`;
};

describe.each(readdirSync(golden))("the record %s", (name) => {
  const { note, entries, log } = recordOf(name);
  const head = signedHead(note, log);

  it("has a head that its own log signed, for just these entries", () => {
    expect(head.size).toBe(entries.length);
    expect(base64Of(rootOf(entries.map(leafHash)))).toBe(seenOf(head).root);
  });

  it("gives a receipt for each entry, and none for another", () => {
    entries.forEach((entry, index) => {
      const receipt = receiptOf(entries, index, note);
      expect(checkReceipt(receipt, log, lineIn(entry))).toMatchObject({ entry: { position: index } });
      const other = entries[index === 0 ? 1 : 0] ?? entry;
      expect(checkReceipt(receipt, log, lineIn(other))).toEqual({ doubt: "other" });
    });
  });

  it("has acts that this module would write with the same bytes, and signatures over them", () => {
    const keys = new Map<string, Uint8Array>();
    for (const entry of entries) {
      const { act, keyId, signature } = parseEntry(entry);
      const { by, n, seen, body, ...rest } = JSON.parse(act) as Enveloped;
      const envelope = { by, n, seen: { size: seen[0], root: seen[1] }, origin: body };
      expect(actText(rest, envelope)).toBe(act);
      if (rest.key !== undefined) keys.set(keyIdOf(ofBase64(rest.key)), ofBase64(rest.key));
      const key = keys.get(keyId) ?? new Uint8Array();
      expect(verified(ofBase64(signature), actMessage(body, act), key)).toBe(true);
    }
  });
});

describe("a receipt that is not in order", () => {
  const { note, entries, log } = recordOf("un-security-council");
  const entry = entries[20] ?? new Uint8Array();
  const good = receiptOf(entries, 20, note);
  const check = (text: string): unknown => checkReceipt(text, log, lineIn(entry));

  it.each([
    ["unreadable", ""],
    ["unreadable", good.replace("@v1", "@v2")],
    ["unreadable", good.replace(/extra .*\n/, "")],
    ["unreadable", good.replace("index 20", "index 020")],
    ["proof", good.replace("index 20", "index 21")],
    ["proof", good.replace(/index 20\n.*\n/, "index 20\n")],
    ["proof", receiptOf(entries.slice(0, 75), 20, note)],
    ["head", good.replace("\n76\n", "\n75\n")],
    ["head", good.slice(0, good.indexOf("\u2014"))],
    ["head", good.replaceAll(/\u2014.*/g, (line) => line.replace(/.{6}$/, "AAAAA="))],
  ])("is doubted: %s", (doubt, text) => {
    expect(check(text)).toEqual({ doubt });
  });

  it("is doubted when its entry was changed, or another log signed", () => {
    const changed = utf8(textOf(entry).replace('"yes"', '"no"'));
    expect(check(good.replace(base64Of(entry), base64Of(changed)))).toEqual({ doubt: "proof" });
    expect(checkReceipt(good, recordOf("association").log, lineIn(entry))).toEqual({ doubt: "head" });
  });
});

describe("the known answers of docs/record.md", () => {
  const origin = "rehearsal.plenary.example/un-security-council";
  const key = ofBase64("yxZkKpa1tvUYxdayw3M8HBu/hOq7+PAxRQQ0WfWd1oY=");
  const lines = [
    "20 2022-02-25T17:00:03.000Z",
    '{"by":"ALB","do":"vote.cast","vote":19,"seat":"ALB","choice":"yes","n":2,"seen":[20,"L8MvRq1BP5UVU2c5SsNs2O8c7XS/Bh3C3SkHI5vodDY="],"body":"rehearsal.plenary.example/un-security-council"}',
    "e2871deb tDYymRbSyaREOhW7CMBvRquuURnFnPOv2iI/aGe4CX/I9yUwLTkA0l3S+RdYGedRk9icUS+dGgO5hyEmtydnCw==",
    '{"events":[{"cast":{"vote":19,"seat":"ALB","by":"ALB","choice":"yes","position":20}}]}',
  ];
  const bytes = utf8(lines.map((line) => `${line}\n`).join(""));
  const entry = parseEntry(bytes);

  it("are an entry, its key and its leaf", () => {
    expect(bytes.length).toBe(401);
    expect(hexOf(leafHash(bytes))).toBe("efc74824ebea7b6330f4bddbceb613aa8c2eb17325755d2db6ce03844b59b0e6");
    expect(keyIdOf(key)).toBe(entry.keyId);
    expect(verified(ofBase64(entry.signature), actMessage(origin, entry.act), key)).toBe(true);
    expect(lineOf(entry.keyId, ofBase64(entry.signature), entry.act)).toBe(`${lines[2]} ${lines[1]}`);
  });

  it("are a proof of possession", () => {
    const proof = ofBase64("dl4vOG9bjww1k3tpRFVminCU5lYYUAalvszgtSLg91X6jZj3J9EOdLRne6F6EMDP0uejqzfVNsM4wqlN2aA9Ag==");
    expect(verified(proof, possessionMessage(origin, "ALB", key), key)).toBe(true);
    expect(verified(proof, possessionMessage(origin, "FRA", key), key)).toBe(false);
  });
});

describe("signatures", () => {
  it("have one accept set: the four of RFC 8032, number 305 of CCTV, 88 of Wycheproof, not the last", () => {
    const text = readFileSync(new URL("../../oracles/second/ed25519.txt", import.meta.url), "utf8");
    const cases = text.trim().split("\n").map((line) => line.split(" ").map((field) => (field === "-" ? "" : field)));
    const answers = cases.map(([key = "", signature = "", message = ""]) =>
      verified(ofHex(signature), ofHex(message), ofHex(key)));
    const accepted = (from: number, to: number): number => answers.slice(from, to).filter(Boolean).length;
    expect([accepted(0, 4), accepted(4, 918), accepted(918, 1069), accepted(1069, 1070)]).toEqual([4, 1, 88, 0]);
    expect(answers[4 + 305]).toBe(true);
  });

  it("made here are accepted here", () => {
    const seed = new Uint8Array(32).fill(7);
    const message = actMessage("a.example/b", '{"do":"floor.end"}');
    expect(verified(ed25519.sign(message, seed), message, ed25519.getPublicKey(seed))).toBe(true);
  });
});

describe("inclusion", () => {
  it("holds for each leaf of each size, with no other proof, index or size", () => {
    const all = Array.from({ length: 20 }, (_, i) => leafHash(Uint8Array.of(i)));
    for (let size = 1; size <= all.length; size += 1) {
      const leaves = all.slice(0, size);
      const root = rootOf(leaves);
      leaves.forEach((leaf, index) => {
        const proof = proofOf(leaves, index);
        expect(included(leaf, index, size, proof, root)).toBe(true);
        expect(included(leaf, index + 1, size, proof, root)).toBe(false);
        expect(included(leaf, index, size, [...proof, leaf], root)).toBe(false);
        if (proof.length > 0) expect(included(leaf, index, size, proof.slice(1), root)).toBe(false);
      });
    }
  });

  it("is exact beyond 32 bits", () => {
    const size = 2 ** 40;
    const leaf = leafHash(Uint8Array.of(1));
    const proof = Array.from({ length: 40 }, (_, i) => leafHash(Uint8Array.of(i)));
    const root = proof.reduce((hash, sibling) => node(sibling, hash), leaf);
    expect(included(leaf, size - 1, size, proof, root)).toBe(true);
    expect(included(leaf, size - 2, size, proof, root)).toBe(false);
  });
});

describe("heads", () => {
  const vkey = "plenary.example/kat+823cf180+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea";
  const note = "plenary.example/kat\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n\n\u2014 plenary.example/kat gjzxgFFzz+STP1kaIVTISUbUxf04jZyFJC5KeWF6Hm94xp0CrHED6+Fy7M5yUL52SJKbI8cLwBAzNH6Z/pKqyuHrEQI=\n\u2014 witness.example/kat 8TSUcAAAAABlU/EA6+VXtQr+7E9yeTWnKVwrRik+Npm54nU2amn5C8L5fe23vKtmjZtFubmHcikk2FvSTHyitqGwjNb6xqjh2mt5DQ==\n";

  it("are read with the signatures of others beside the log's", () => {
    expect(signedHead(note, vkey)).toMatchObject({ origin: "plenary.example/kat", size: 8, otherSignatures: 1 });
  });

  it("are refused when the form or the key is another", () => {
    expect(() => signedHead(note.slice(0, -1), vkey)).toThrow();
    expect(() => signedHead(note.replace("\n8\n", "\n08\n"), vkey)).toThrow();
    expect(() => noteKey(vkey.replace("823cf180", "823cf181"))).toThrow();
    expect(() => noteKey("witness.example/kat+f1349470+BD1AF8PoQ4lakrcKp00bfrycmCzPLsSWjMDNVfEq9GYM")).toThrow();
  });

  it("of one record never shrink and never fork", () => {
    expect(follows(null, { size: 1, root: "a" })).toBe(true);
    expect(follows({ size: 3, root: "a" }, { size: 4, root: "b" })).toBe(true);
    expect(follows({ size: 3, root: "a" }, { size: 3, root: "b" })).toBe(false);
    expect(follows({ size: 3, root: "a" }, { size: 2, root: "b" })).toBe(false);
  });
});

describe("spellings", () => {
  it("are one for each value", () => {
    expect(same(ofBase64("AQ=="), Uint8Array.of(1))).toBe(true);
    for (const text of ["AR==", "AQ", "AQ= =", "A"]) expect(() => ofBase64(text)).toThrow();
    for (const text of ["0A", "0", "zz"]) expect(() => ofHex(text)).toThrow();
    for (const text of ["01", "-1", "1.0", "", "9007199254740992"]) expect(() => ofDecimal(text)).toThrow();
    expect(textOf(concat(utf8("a"), utf8("é")))).toBe("aé");
  });
});
