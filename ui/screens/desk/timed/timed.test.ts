import { expect, it } from "vitest";
import { club, count, timed, vote } from "../fixtures";
import { announcement } from "./Announce";
import { localOf, momentOf } from "./moments";
import { calendarOf, missingOf, remindersCsv } from "./reminding";
import { stageOf, stepsOf } from "./stages";

const opens = Date.parse("2026-03-01T10:00:00.000Z");
const said = { question: "decision", text: "", document: "", title: "Budget", method: "days", majority: "", figures: [], concerned: [], opens: localOf(opens), closes: localOf(opens + 86_400_000) };

it("keeps the moment that a field shows, whatever the zone", () => {
  expect(momentOf(localOf(opens))).toBe("2026-03-01T10:00:00.000Z");
  expect(momentOf("")).toBeNull();
});

it("announces what was filled in and nothing else", () => {
  expect(announcement(said)).toEqual({
    do: "vote.announce", question: "decision", title: "Budget", method: "days", opens: "2026-03-01T10:00:00.000Z", closes: "2026-03-02T10:00:00.000Z",
  });
  expect(announcement({ ...said, text: "12", title: "" })).toMatchObject({ text: 12 });
  expect(announcement({ ...said, majority: "large", figures: [{ figure: "places", value: 3 }] })).toMatchObject({ majority: "large", figures: [{ figure: "places", value: 3 }] });
  expect(announcement({ ...said, title: " " })).toBeNull();
  expect(announcement({ ...said, closes: said.opens })).toBeNull();
});

it("knows how far a vote has come and what comes next", () => {
  const open = timed({ vote: vote(), count: count(), lamps: "...." });
  const at = (one: typeof open, ms: number): string => stageOf(one, opens + ms);
  expect(at(timed(), -1)).toBe("announced");
  expect(at(timed(), 0)).toBe("due");
  expect(at(open, 1)).toBe("open");
  expect(at(open, 8 * 86_400_000)).toBe("over");
  expect(at({ ...open, count: count({ state: "locked" }) }, 0)).toBe("locked");
  expect(at({ ...open, count: count({ state: "declared" }) }, 0)).toBe("declared");
  expect(stepsOf("over")).toEqual(["lock", "extend"]);
  expect(stepsOf("announced")).toEqual(["call_off"]);
});

const late = timed({ title: "=HYPERLINK(1), budget; and\\more", vote: vote(), count: count(), lamps: ".y-." });

it("reminds those who have not voted, and no spreadsheet runs what others wrote", () => {
  expect(missingOf(club, late).map(({ seat }) => seat)).toEqual(["ann", "FRA"]);
  const table = remindersCsv(club, late, "https://hall.example/club/vote");
  expect(table).toContain(`"ann","Ann","'=HYPERLINK(1), budget; and\\more","2026-03-08T10:00:00.000Z","https://hall.example/club/vote"\r\n`);
  expect(table).not.toContain("Bob");
});

it("makes a calendar entry whose lines are folded and escaped", () => {
  const calendar = calendarOf(club, { ...late, title: `Größe ${"x".repeat(120)}, y; z` }, "https://hall.example/club/vote", "2026-03-01T10:00:00.000Z");
  for (const line of calendar.split("\r\n")) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  const unfolded = calendar.replaceAll("\r\n ", "");
  expect(unfolded).toContain("x\\, y\\; z");
  expect(unfolded).toContain("DTSTART:20260308T100000Z");
  expect(unfolded).toContain("UID:7@plenary.example.club");
});
