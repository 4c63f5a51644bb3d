import { describe, expect, it } from "vitest";
import { listOf, nameIn, textIn } from "./members";
import { wrongsOf } from "./wrongs";

describe("a list of members", () => {
  it("is one name a line; each stays on its line, and no address goes out", () => {
    const list = listOf("\ufeffAmara Okafor, amara@okafor.example\r\n\r\n  Hall, George  \r\nno-name@mail.example\nChen Wei <c@mail.example>\n");
    expect(list).toEqual({
      count: 3, first: "Amara Okafor", last: "Chen Wei", nameless: 1, weighted: 0, proxies: 0,
      sent: "Amara Okafor\n\nHall, George\n\nChen Wei",
    });
  });

  it("is empty of nothing", () => {
    expect(listOf(" \n\n")).toEqual({ count: 0, first: "", last: "", nameless: 0, weighted: 0, proxies: 0, sent: "" });
  });

  it.each([
    ["Amara\tOkafor\tamara@okafor.example", "Amara Okafor"],
    ["Okafor; Amara; amara@okafor.example", "Okafor Amara"],
    ["amara@okafor.example, Amara Okafor", "Amara Okafor"],
    ['"Okafor, Amara"', "Okafor, Amara"],
    ["فاطمة بنعلي, fz@benali.example", "فاطمة بنعلي"],
  ])("takes cells and addresses off %j", (line, name) => {
    expect(nameIn(line)).toBe(name);
  });

  it("is a table where the first line names a column so, with commas, semicolons or tabs", () => {
    for (const separator of [",", ";", "\t"]) {
      const row = (...cells: string[]): string => cells.join(separator);
      const list = listOf([row("E-Mail", " Name ", "ID"), row("a@b.example", '"Hall, ""Geo"""', "geo"), "", row("", "Ann", "")].join("\n"));
      expect(list.sent).toBe('name,id\n"Hall, ""Geo""","geo"\n\n"Ann",""');
      expect(list.count).toBe(2);
    }
  });

  it("may say how much a vote weighs and who votes for whom; no other column goes out", () => {
    const list = listOf("id;Name;Phone;Weight;Proxy\na;Ann;1;2;\nb;Bob;2;;a\nc;Cy;3;1/3;\n");
    expect(list.sent.split("\n")).toEqual(["name,id,weight,proxy", '"Ann","a","2",""', '"Bob","b","","a"', '"Cy","c","1/3",""']);
    expect([list.weighted, list.proxies]).toEqual([2, 1]);
    expect(listOf("name,weight\nAnn,2").sent).toBe('name,id,weight\n"Ann","","2"');
  });

  it("keeps each row of a table on its line when a cell before it has several", () => {
    const list = listOf('name,address\nAnn,"1 Road\nTown"\nBob,\n');
    expect(list.sent.split("\n")).toEqual(["name,id", '"Ann",""', "", '"Bob",""']);
  });

  it("is read as UTF-8, else in one byte a letter", () => {
    expect(textIn(new TextEncoder().encode("José 陈伟"))).toBe("José 陈伟");
    expect(textIn(Uint8Array.of(0x4a, 0x6f, 0x73, 0xe9))).toBe("José");
  });
});

describe("what the hall found wrong", () => {
  it("stands at its field, in the order of the page, the first of the name and of a line alone", () => {
    const errors = [
      { about: "ties", line: 0, what: "'x' is no answer.", advice: "" },
      { about: "members", line: 7, what: "twice.", advice: "Add what tells the two apart." },
      { about: "members", line: 3, what: "there is no name.", advice: "" },
      { about: "name", line: 0, what: "there is no name.", advice: "" },
      { about: "name", line: 0, what: "there is a body of that name here already.", advice: "" },
      { about: "rules.toml", line: 2, what: "broken.", advice: "" },
    ];
    expect(wrongsOf(errors, ["quorum", "ties"])).toEqual([
      { field: "", line: 2, says: "Broken." },
      { field: "name", line: 0, says: "There is no name." },
      { field: "members", line: 3, says: "There is no name." },
      { field: "members", line: 7, says: "Twice. Add what tells the two apart." },
      { field: "ties", line: 0, says: "'x' is no answer." },
    ]);
  });
});
