import { describe, expect, it } from "vitest";
import type { MinutesLine } from "../../hall/contract";
import { cssText, namesIn, partsOf } from "./told";

const line = (position: number, kind: MinutesLine["kind"], text: string): MinutesLine => ({ position, at: "2022-10-12T15:00:00.000Z", kind, text, vote: null });

describe("the parts of the minutes", () => {
  const parts = partsOf([
    line(0, "heading", "10 October 2022"), line(0, "heading", "A rehearsal."), line(0, "act", "The body is founded."),
    line(9, "heading", "12 October 2022"), line(9, "act", "The president opens the meeting."),
    line(20, "decision", "L.5: adopted"), line(20, "names", "In favour (2): France; Iran (Islamic Republic of)"),
  ]);
  it("are the days, each with what belongs to its heading and its decisions counted", () => {
    expect(parts.map(({ id, heading, under, decisions }) => [id, heading, under, decisions])).toEqual([
      ["entry-0", "10 October 2022", ["A rehearsal."], 0], ["entry-9", "12 October 2022", [], 1],
    ]);
    expect(parts.flatMap(({ told }) => told)).toHaveLength(4);
  });
  it("have roll-calls as lists", () => {
    expect(parts[1]!.told.at(-1)!.names).toEqual({ label: "In favour (2)", names: ["France", "Iran (Islamic Republic of)"] });
    expect(namesIn("مؤيدون (٢): مصر؛ فرنسا")).toEqual({ label: "مؤيدون (٢)", names: ["مصر", "فرنسا"] });
  });
  it("lose no line that stands before a heading, and are none of nothing", () => {
    expect(partsOf([line(3, "act", "x"), line(4, "act", "y")])).toMatchObject([{ heading: "", told: [{}, {}] }]);
    expect(partsOf([])).toEqual([]);
  });
});

it("writes a text into a style sheet so that it cannot end there", () => {
  expect(cssText('A "b" \\ } مجلس')).toBe('"A \\22 b\\22  \\5c  \\7d  مجلس"');
});
