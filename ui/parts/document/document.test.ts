import { sha256 } from "@noble/hashes/sha2";
import { describe, expect, it } from "vitest";
import { hexOf, utf8 } from "../../record/bytes";
import { blocksOf, linesOf, numbered } from "./blocks";
import { changesOf } from "./touched";
import { difference } from "./difference";
import { wordsIn } from "./useWords";

const pieces = (before: string, after: string): string =>
  difference(before, after).map(({ kind, words }) => ({ same: words, del: `[-${words}]`, ins: `[+${words}]` })[kind]).join(" ");

describe("the words of a text", () => {
  it("are shown only if their hash is the one that the record names", () => {
    const bytes = utf8("Recalling the Charter,");
    const digest = hexOf(sha256(bytes));
    expect(wordsIn(bytes, digest)).toEqual({ kind: "whole", words: "Recalling the Charter," });
    expect(wordsIn(utf8("Recalling the charter,"), digest)).toEqual({ kind: "other" });
    const image = Uint8Array.of(0xff, 0xd8);
    expect(wordsIn(image, hexOf(sha256(image)))).toEqual({ kind: "gone" });
  });

  it("are blocks with an empty line between them, whoever wrote the line breaks", () => {
    expect(blocksOf("\ufeffOne\r\n two\r\n\r\n\r\nThree\n \t\nFour\n")).toEqual(["One two", "Three", "Four"]);
    expect(blocksOf(" \n\n ")).toEqual([]);
  });
});

describe("a numbered line", () => {
  const long = "Deploring in the strongest terms the aggression, and reaffirming that no territorial acquisition is legal";

  it("is a matter of the words alone: at most sixty columns, broken between words, and nothing is lost", () => {
    const lines = linesOf(long);
    expect(lines).toEqual(["Deploring in the strongest terms the aggression, and ", "reaffirming that no territorial acquisition is legal"]);
    expect(lines.join("")).toBe(long);
    expect(linesOf("x".repeat(80))).toEqual(["x".repeat(80)]);
  });

  it("is half as many signs in Chinese, which has no spaces to break at", () => {
    const text = "重申".repeat(40);
    expect(linesOf(text).map((line) => line.length)).toEqual([30, 30, 20]);
    expect(linesOf(text).join("")).toBe(text);
  });

  it("counts on from paragraph to paragraph; labels stand only where they fit", () => {
    const paragraphs = [{ label: "PP1", operative: false }, { label: "1", operative: true }];
    const { blocks, fits } = numbered([long, "Demands"], paragraphs);
    expect([fits, blocks.map(({ lines }) => lines.map(({ n }) => n)), blocks[1]?.paragraph?.label]).toEqual([true, [[1, 2], [3]], "1"]);
    const other = numbered([long], paragraphs);
    expect([other.fits, other.blocks[0]?.paragraph]).toEqual([false, null]);
  });
});

describe("a difference", () => {
  it.each([
    ["calls upon all States", "calls upon all States", "calls upon all States"],
    ["calls upon all States", "urges all Member States", "[-calls upon] [+urges] all [+Member] States"],
    ["", "new words", "[+new words]"],
    ["old words", "", "[-old words]"],
    ["a b c d", "a x c y d", "a [-b] [+x] c [+y] d"],
    ["a a a", "a a", "a a [-a]"],
  ])("of %j and %j", (before, after, shown) => {
    expect(pieces(before, after)).toBe(shown);
  });

  it("tells both texts whole, whatever they are", () => {
    let seed = 9;
    const random = (): number => (seed = (seed * 48271) % 2147483647);
    for (let run = 0; run < 200; run += 1) {
      const text = (): string => Array.from({ length: random() % 12 }, () => "abc"[random() % 3]).join(" ");
      const [before, after] = [text(), text()];
      const of = (kind: string): string => difference(before, after).filter((one) => one.kind === "same" || one.kind === kind).map(({ words }) => words).join(" ");
      expect([of("del"), of("ins")]).toEqual([before, after]);
    }
  });
});

describe("an amendment", () => {
  const operative = (label: string) => ({ label, operative: true });
  const amended = numbered(["Demands peace", "Requests a report", "Decides to remain seized"], ["1", "2", "3"].map(operative)).blocks;
  const own = numbered(["Requests two reports", "Thanks him"], ["2", "2 bis"].map(operative)).blocks;

  it("replaces paragraph by paragraph; what is over is added behind", () => {
    const changes = changesOf({ alteration: "replace", of: ["2"] }, own, amended);
    expect(changes?.map(({ kind, at, lines, label }) => [kind, at, lines, label])).toEqual([
      ["replace", "2", [2, 2], "2"], ["add", "2", [2, 2], "2 bis"],
    ]);
    expect(changes?.[0]?.pieces.map(({ kind }) => kind)).toEqual(["same", "del", "ins"]);
  });

  it("removes and adds", () => {
    expect(changesOf({ alteration: "remove", of: ["1", "3"] }, [], amended)?.map(({ kind, at }) => [kind, at])).toEqual([["remove", "1"], ["remove", "3"]]);
    expect(changesOf({ alteration: "add", of: ["3"] }, own, amended)?.map(({ kind, at, label }) => [kind, at, label])).toEqual([["add", "3", "2"], ["add", "3", "2 bis"]]);
  });

  it("is no difference where it names what is not there", () => {
    expect(changesOf({ alteration: "remove", of: ["9"] }, [], amended)).toBeNull();
  });
});
