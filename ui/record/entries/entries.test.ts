import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseAct } from "./act";
import { fieldsOf, isMoment, positionsIn, readFields, spellFields, type Fields } from "./fields";
import { parseJson, spelled, type JsonObject } from "./json";
import { parseRuling } from "./ruling";
import { acts, events, parts, words } from "./tables";

const page = readFileSync(new URL("../../../docs/record.md", import.meta.url), "utf8");

// The rows of a table of the page, name and fields, in its own notation; a row without a name goes on with the one before.
function rowsUnder(heading: string): Record<string, string> {
  const [, section = ""] = page.split(`\n## ${heading}\n`);
  const table = (section.split("\n## ")[0] ?? "").split("\n").filter((line) => line.startsWith("|")).slice(2);
  const rows: [string, string][] = [];
  for (const line of table) {
    const [name = "", said = ""] = line.slice(1, -1).split(" | ").map((cell) => cell.replaceAll("`", "").trim());
    const last = rows.at(-1);
    if (name !== "") rows.push([name, said]);
    else if (last !== undefined) last[1] += ` ${said}`;
  }
  return Object.fromEntries(rows.map(([name, said]) => [name, said === "–" ? "" : said]));
}

describe("the tables", () => {
  it.each([["Acts", acts], ["Events", events], ["Parts", parts], ["Words", words]])("are those of the page: %s", (heading, table) => {
    expect(table).toEqual(rowsUnder(heading));
  });
});

describe("strict JSON", () => {
  it.each([
    ' {"a":1}', '{"a":1} ', '{"a":1,}', '{"a":1,"a":2}', '{"a":1,"\\u0061":2}', "[1.0]", "[1e2]", "[01]", "[-0]", "[9007199254740992]",
    "[null]", '["\\ud800"]', '["\\udc00\\ud800"]', '["a\nb"]', "[1\n]", '["\t"]', "[[[[[[[[[1]]]]]]]]]", "", "{", "[1 2]", "\ufeff[]", "[tru]",
  ])("refuses %j", (text) => {
    expect(() => parseJson(text)).toThrow(SyntaxError);
  });

  it("takes what is left, with spaces and tabs between tokens", () => {
    expect(parseJson('{ "a"\t: [ 1 , -2, true,"\\ud83d\\ude00\\u0041\\/" ] }')).toEqual(new Map([["a", [1, -2, true, "\u{1f600}A/"]]]));
    expect(parseJson("[[[[[[[[]]]]]]]]")).toBeTruthy();
    expect(parseJson("9007199254740991")).toBe(9007199254740991);
  });

  it("takes 64 keys in an object and no more", () => {
    const keys = (n: number): string => `{${Array.from({ length: n }, (_, i) => `"k${i}":1`).join(",")}}`;
    expect((parseJson(keys(64)) as JsonObject).size).toBe(64);
    expect(() => parseJson(keys(65))).toThrow();
  });

  it("spells a text in one way", () => {
    expect(spelled('"\\/\b\t\n\f\r\u0001é')).toBe('"\\"\\\\/\\b\\t\\n\\f\\r\\u0001é"');
  });
});

describe("fields", () => {
  const read = (row: string, text: string): Fields => readFields(fieldsOf(row), parseJson(text) as JsonObject);

  it("read numbers of 64 bits as texts where 53 do not hold them, and only there", () => {
    expect(read("name pos", '{"name":"13169212220590778079"}')).toEqual({ name: 13169212220590778079n });
    for (const text of ['{"name":"5"}', '{"name":"18446744073709551616"}', '{"name":-1}', '{"name":"09007199254740993"}']) {
      expect(() => read("name pos", text), text).toThrow();
    }
    expect(read("left whole", '{"left":"-9223372036854775808"}')).toEqual({ left: -(2n ** 63n) });
  });

  it("have what stands behind = where they are left out, and are empty where they may be", () => {
    expect(read("granted? truth = true · text? text", "{}")).toEqual({ granted: true });
    expect(read("text? text", '{"text":""}')).toEqual({});
    expect(() => read("seat? id(seat)", '{"seat":""}')).toThrow();
    expect(() => read("vote pos", "{}")).toThrow();
    expect(() => read("vote pos", '{"vote":1,"more":2}')).toThrow();
    expect(() => read("change word(change)", '{"change":"lock"}')).toThrow();
  });

  it("know the calendar", () => {
    const good = ["2022-10-12T19:02:11.123Z", "1800-01-01T00:00:00.000Z", "2000-02-29T23:59:59.999Z"];
    const bad = ["2022-02-29T00:00:00.000Z", "1799-12-31T00:00:00.000Z", "2022-10-12T24:00:00.000Z", "2022-10-12T19:02:60.000Z", "2022-10-12T19:02:11Z"];
    expect(good.map(isMoment)).toEqual(good.map(() => true));
    expect(bad.map(isMoment)).toEqual(bad.map(() => false));
  });

  it("are spelled in their order, without what is empty or usual", () => {
    const row = "on? pos · terms? {terms} = {} · granted? truth = true";
    const value = { granted: false, on: 0, terms: { minutes: 0, turns: 0 } };
    expect(spellFields(fieldsOf(row), value)).toBe('{"on":0,"granted":false}');
  });

  it("name positions, also in lists and parts, but not what another record has", () => {
    const text = '{"by":"a","do":"session.convene","n":1,"seen":[0,"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="],"body":"a/b","opens":"2022-10-12T19:02:11.123Z","citation":{"position":900,"at":"2022-10-12T19:02:11.123Z"}}';
    expect(positionsIn(fieldsOf(acts["session.convene"]), parseAct(text).fields)).toBe(-1);
    expect(positionsIn(fieldsOf("order? [pos] · terms? {terms} = {}"), { order: [3, 8], terms: { on: 12 } })).toBe(12);
  });
});

describe("a ruling", () => {
  it.each([
    '{"events":[{"vote_locked":{"vote":19 }}]}', '{"events":[{"cast":{"seat":"A","vote":1,"by":"A","choice":"yes","position":2}}]}',
    '{"events":[{"vote_opened":{}}]}', '{"events":[{"count_agreed":{"vote":1,"sheet":[]}}]}', '{"events":[{"locked":{"vote":1}}]}', '{"events":[{}]}', "[]",
  ])("has one spelling, and not %s", (text) => {
    expect(() => parseRuling(text)).toThrow(SyntaxError);
  });

  it("is read where it has it", () => {
    const text = '{"events":[{"vote_locked":{"vote":19}},{"sitting_closed":{}}],"state":"B5GcAgjGnYzsGrIVoWfSakSPvZ4xW2ptQoZFVwru/6I="}';
    expect(parseRuling(text)).toMatchObject({ events: [{ name: "vote_locked", fields: { vote: 19 } }, { name: "sitting_closed" }] });
  });
});
