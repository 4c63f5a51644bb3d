import { expect, it } from "vitest";
import { club, count, meeting, timed, vote } from "../fixtures";
import { choiceOf, letterOf } from "./choices";
import { openVotes, papersOf, readLine } from "./papers";
import { rowsOf, sheetOf } from "./sheets";

const open = meeting({ vote: vote(), count: count(), lamps: ".y-.", papers: [{ vote: 20, seat: "ann", by: "secretary" }] });
const one = { vote: vote(), lamps: ".y-." };
const papers = papersOf(club, one, open);

it("takes papers only in votes by name that are open, each once", () => {
  expect(openVotes(open).map((each) => each.vote.id)).toEqual([20]);
  expect(openVotes(meeting({ vote: vote({ mode: "secret" }), count: count() }))).toEqual([]);
  expect(openVotes(meeting({ vote: vote(), count: count({ state: "locked" }) }))).toEqual([]);
  expect(openVotes(meeting({ vote: vote({ test: "yn.." }), count: count() }))).toEqual([]);
  const running = timed({ vote: vote({ id: 9 }), count: count(), lamps: "...." });
  expect(openVotes({ ...open, timed: [running] }).map((each) => each.vote.id)).toEqual([20, 9]);
  expect(openVotes({ ...open, timed: [{ ...running, vote: vote() }] })).toHaveLength(1);
});

it("knows who votes here and whose paper waits, and not what is on it", () => {
  expect(papers).toEqual([
    { seat: "ann", name: "Ann", voted: false, entered: "secretary" },
    { seat: "bob", name: "Bob", voted: true, entered: null },
    { seat: "FRA", name: "France", voted: false, entered: null },
  ]);
});

it("reads a line of a name and a letter", () => {
  expect(readLine("fra y", papers, ["yes", "no"])).toMatchObject({ seat: "FRA", choice: "yes" });
  expect(readLine("  Ann   N ", papers, ["yes", "no"])).toMatchObject({ seat: "ann", choice: "no" });
  expect(readLine("franc y", papers, ["yes"])).toMatchObject({ seat: "FRA" });
  expect(readLine("ann", papers, ["yes"])).toBe("no_choice");
  expect(readLine("ann a", papers, ["yes", "no"])).toBe("no_choice");
  expect(readLine("zoe y", papers, ["yes"])).toBe("nobody");
  // Without a vote in this matter nobody is found.
  expect(readLine("bea y", papers, ["yes"])).toBe("nobody");
  const two = papersOf(club, { ...one, lamps: "...." }, open);
  expect(readLine("b y", two, ["yes"])).toBe("several");
  expect(readLine("beat y", two, ["yes"])).toMatchObject({ seat: "bea" });
});

it("has a letter for the usual choices and a digit for a body's own", () => {
  const choices = ["yes", "no", "abstain", "blue"];
  expect(choices.map((choice) => letterOf(choices, choice))).toEqual(["y", "n", "a", "4"]);
  expect(choiceOf(choices, "4")).toBe("blue");
  expect(choiceOf(choices, "A")).toBe("abstain");
});

it("makes a sheet of whole numbers, of classes only where something is said", () => {
  const rows = rowsOf(club, ["yes", "no"], true, "all");
  expect(sheetOf(rows, { "/yes": 3 })).toBeNull();
  expect(sheetOf(rows, { "/yes": 3, "/no": 0, "owners/yes": 2 })).toEqual([
    { choice: "yes", number: 3 }, { choice: "no", number: 0 }, { choice: "yes", of: "owners", number: 2 },
  ]);
});
