import { expect, it } from "vitest";
import { base64Of, hexOf, utf8 } from "../../../record/bytes";
import { leafHash } from "../../../record/merkle";
import { foundBy } from "./other_body";

const origin = "plenary.example/council";
const root = base64Of(new Uint8Array(32));
const note = `${origin}\n9\n${root}\n\n\u2014 ${origin} ${base64Of(new Uint8Array(68))}\n`;
const sheet = '"sheet":{"valid":15,"blank":0,"invalid":0,"votes":[{"candidate":"okoro","votes":8}]}';
const counted = `{"ballot_agreed":{"election":3,${sheet},"needed":8,"base":15}}`;
const reached = '{"majority_reached":{"election":3,"candidates":["okoro"]}}';
const entryOf = (events: string[]): Uint8Array =>
  utf8(`7 2022-05-04T10:00:00.000Z\n{}\n${"0".repeat(8)} ${base64Of(new Uint8Array(64))}\n{"events":[${events.join(",")}]}\n`);
const receiptOf = (entry: Uint8Array): string => `c2sp.org/tlog-proof@v1\nextra ${base64Of(entry)}\nindex 7\n\n${note}`;

it("reads who had the majority in the other body, and cites it", () => {
  const entry = entryOf([counted, reached]);
  const citation = { body: "council", origin, position: 7, leaf: hexOf(leafHash(entry)), at: "2022-05-04T10:00:00.000Z" };
  expect(foundBy(receiptOf(entry))).toEqual({ citation, elected: ["okoro"] });
});

it("reads that nobody had it", () => {
  expect(foundBy(receiptOf(entryOf([counted])))?.elected).toEqual([]);
});

it("takes nothing for a count that is none", () => {
  expect(foundBy(receiptOf(entryOf([reached])))).toBeNull();
  expect(foundBy("a letter from the Council")).toBeNull();
});
