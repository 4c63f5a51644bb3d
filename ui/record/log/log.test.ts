import { sha256 } from "@noble/hashes/sha2";
import { describe, expect, it } from "vitest";
import { hexOf, ofHex } from "../bytes";
import { Browsing } from "../browse";
import { folderReader } from "../folder";
import { included, leafHash } from "../merkle";
import { verifyRecord } from "../verify";
import { unbundled } from "./files";
import { bundlePath, numbered, tilePath, widthOf } from "./paths";
import { proofOf } from "./proof";
import type { Reader } from "./reader";
import { Tree } from "./tree";

const golden = (name: string): Reader => folderReader(new URL(`../../../golden/edition-1/${name}`, import.meta.url).pathname);

describe("paths", () => {
  it("are those of tlog-tiles", () => {
    expect([0, 273, 1000, 1234067].map(numbered)).toEqual(["000", "273", "x001/000", "x001/x234/067"]);
    expect(tilePath(0, 273, widthOf(0, 273, 70_000))).toBe("tile/0/273.p/112");
    expect(tilePath(1, 1, widthOf(1, 1, 70_000))).toBe("tile/1/001.p/17");
    expect(tilePath(2, 0, widthOf(2, 0, 70_000))).toBe("tile/2/000.p/1");
    expect(bundlePath(0, 256)).toBe("tile/entries/000");
  });
});

describe("the tree", () => {
  it("has the roots of the known answers, also of all that it was before", () => {
    const leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
    const tree = new Tree();
    for (const leaf of leaves) tree.push(leafHash(ofHex(leaf)));
    const roots = [0, 1, 2, 3, 7, 8].map((size) => hexOf(tree.root(size)).slice(0, 8));
    expect(roots).toEqual(["e3b0c442", "6e340b9c", "fac54203", "aeb6bcfe", "ddb89be4", "5dc9da79"]);
    expect(hexOf(sha256(tree.tile(0, 0, 8)))).toBe("aea2f1bbb5140fd5f8eacb503fdf54c00c3d860c72588e40233addd416bc8f10");
  });

  it("has the tiles of the known answers at 70 000, and proofs that lead to its root", async () => {
    const tree = new Tree();
    const entry = new Uint8Array(8);
    for (let i = 0; i < 70_000; i += 1) {
      new DataView(entry.buffer).setUint32(4, i);
      tree.push(leafHash(entry));
    }
    expect(hexOf(tree.root(65_536)).slice(0, 16)).toBe("bc9bca909516d5bf");
    expect(hexOf(tree.root(70_000)).slice(0, 16)).toBe("0759167a0f98e35e");
    expect(hexOf(sha256(tree.tile(1, 1, 17)))).toBe("4fd210567f39abfd6af3acd3f895698cbaaf1b83bd764f98d7d81f431454aa54");
    const read: Reader = async (path) => {
      const [, level = "0", n = "0", wide = "256"] = /^tile\/(\d+)\/(\d+)(?:\.p\/(\d+))?$/.exec(path) ?? [];
      return tree.tile(Number(level), Number(n), Number(wide));
    };
    for (const index of [0, 255, 256, 65_535, 65_536, 69_999]) {
      const proof = await proofOf(read, index, 70_000);
      expect(included(tree.tile(0, Math.floor(index / 256), 256).slice((index % 256) * 32, (index % 256) * 32 + 32), index, 70_000, proof, tree.root(70_000))).toBe(true);
    }
  }, 30_000);
});

describe("a bundle", () => {
  it("holds so many entries and nothing behind them", () => {
    const bytes = Uint8Array.of(0, 1, 7, 0, 0, 0, 2, 8, 9);
    expect(unbundled(bytes, 3, true)).toMatchObject({ broken: false, entries: { length: 3 } });
    expect(unbundled(bytes, 2, true).broken).toBe(true);
    expect(unbundled(bytes, 2, false).broken).toBe(false);
    expect(unbundled(bytes, 4, false).broken).toBe(true);
    expect(unbundled(bytes.slice(0, -1), 3, true)).toMatchObject({ broken: true, entries: { length: 2 } });
  });
});

describe.each(["association", "un-security-council"])("the golden record %s", (name) => {
  it("is in order, every outcome counted again", async () => {
    const report = await verifyRecord(golden(name));
    expect(report).toMatchObject({ verdict: "valid", numbers: { trusted: false, open: 0, heldFrom: null } });
  }, 30_000);

  it("goes on from a head that was seen, and from no other", async () => {
    const whole = await verifyRecord(golden(name));
    const size = whole.verdict === "valid" ? whole.numbers.size : 0;
    const kept = (more: number, root: string) => verifyRecord(golden(name), { kept: { size: size + more, root } });
    expect(await kept(1, "x")).toMatchObject({ verdict: "invalid", code: "ROLLBACK" });
    expect(await kept(0, "x")).toMatchObject({ verdict: "invalid", code: "FORK" });
  }, 60_000);

  it("can be stopped", async () => {
    const leave = new AbortController();
    const run = verifyRecord(golden(name), { signal: leave.signal, told: () => leave.abort() });
    await expect(run).rejects.toThrow(/abort/i);
  }, 30_000);

  it("is shown entry by entry, each with a proof", async () => {
    const record = await Browsing.over(golden(name), null);
    const page = await record.page(record.head.size - 3, 25);
    expect(page.length).toBe(3);
    for (const one of page) expect(one !== null && (await record.proof(one)).holds).toBe(true);
    expect(await record.entry(record.head.size)).toBeNull();
  });
});
