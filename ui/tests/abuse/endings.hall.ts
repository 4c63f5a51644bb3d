// How votes end, through the hall: worked by hand from docs/rules.md ("A tie", quorum, majorities), not by a formula (B13).
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Count } from "../../hall/contract";
import { Hall } from "../halls";
import { clubIn, type Club } from "./bodies";
import { all, casts, must, opens, parsed, patient } from "./wire";

// Nine members. Quorums: a third is 3, half is 5. Simple: yes > no. Two thirds: yes >= 2 no; three quarters: yes >= 3 no,
// and at least one yes. Of members: 2 yes > 9. `here` present, votes yes-no-abstain, so many of the present leave before
// the lock; then what the vote is called. "=": the sentence says that it was equally divided.
type Row = [here: number, votes: string, leave: number, word: string, equally?: "=" | "then", more?: [string, string]];
const clubs: { name: string; answers: Record<string, string>; by: Record<string, Row[]> }[] = [
  {
    name: "Usual Club",
    answers: {},
    by: {
      decision: [
        [9, "9-0-0", 0, "Adopted"], [9, "0-9-0", 0, "Not adopted"], [9, "0-0-0", 0, "Not adopted"], [9, "0-0-9", 0, "Not adopted"],
        [9, "1-0-0", 0, "Adopted"], [9, "0-1-0", 0, "Not adopted"], [9, "1-1-0", 0, "Not adopted", "="], [9, "4-4-1", 0, "Not adopted", "="],
        [9, "5-4-0", 0, "Adopted"], [9, "4-5-0", 0, "Not adopted"], [9, "1-0-8", 0, "Adopted"], [9, "0-1-8", 0, "Not adopted"],
        [9, "2-1-6", 0, "Adopted"], [9, "3-3-3", 0, "Not adopted", "="], [9, "5-3-1", 0, "Adopted"], [3, "2-1-0", 0, "Adopted"],
        [3, "1-1-1", 0, "Not adopted", "="], [3, "3-0-0", 1, "No decision"], [3, "0-0-0", 1, "No decision"], [4, "3-1-0", 1, "Adopted"],
        [3, "1-1-0", 1, "No decision"], [9, "9-0-0", 7, "No decision"], [9, "9-0-0", 6, "Adopted"], [2, "0-0-0", 0, "quorum_missing"],
      ],
      statutes: [
        [9, "6-3-0", 0, "Adopted"], [9, "5-4-0", 0, "Not adopted"], [9, "5-3-0", 0, "Not adopted"], [9, "4-2-0", 0, "Adopted"],
        [9, "4-2-3", 0, "Adopted"], [9, "0-0-9", 0, "Not adopted"], [9, "0-0-0", 0, "Not adopted"], [9, "1-0-8", 0, "Adopted"],
        [9, "1-1-0", 0, "Not adopted", "="], [9, "2-2-0", 0, "Not adopted"], [9, "4-4-0", 0, "Not adopted"], [5, "3-1-1", 0, "Adopted"],
        [5, "2-1-0", 1, "No decision"], [6, "4-2-0", 1, "Adopted"], [4, "0-0-0", 0, "quorum_missing"],
      ],
      dissolution: [
        [9, "6-2-1", 0, "Adopted"], [9, "6-3-0", 0, "Not adopted"], [9, "7-2-0", 0, "Adopted"], [9, "3-1-0", 0, "Adopted"],
        [9, "5-2-2", 0, "Not adopted"], [9, "0-0-9", 0, "Not adopted"],
      ],
    },
  },
  {
    name: "Casting Club",
    answers: { ties: "casting_vote" },
    by: {
      decision: [
        [9, "4-4-1", 0, "Tied", "then", ["yes", "Adopted"]], [9, "4-4-1", 0, "Tied", "then", ["no", "Not adopted"]],
        [9, "3-3-3", 0, "Tied", "then", ["abstain", "Not adopted"]], [9, "0-0-0", 0, "Not adopted", "then", ["yes", "not_tied"]],
        [9, "5-4-0", 0, "Adopted", "then", ["no", "not_tied"]], [3, "1-1-1", 1, "No decision", "then", ["yes", "not_tied"]],
      ],
    },
  },
  {
    name: "Second Club",
    answers: { ties: "second_vote" },
    by: {
      decision: [
        [9, "4-4-1", 0, "Tied", "then", ["5-4-0", "Adopted"]], [9, "4-4-1", 0, "Tied", "then", ["4-4-1", "Rejected"]],
        [9, "1-1-7", 0, "Tied", "then", ["0-0-9", "Not adopted"]], [9, "4-5-0", 0, "Not adopted", "then", ["5-4-0", "not_tied"]],
        [9, "0-0-9", 0, "Not adopted", "then", ["5-4-0", "not_tied"]],
      ],
    },
  },
  {
    name: "Members Club",
    answers: { majority: "members" },
    by: {
      decision: [
        [9, "5-4-0", 0, "Adopted"], [9, "4-0-0", 0, "Not adopted"], [9, "5-0-0", 0, "Adopted"], [9, "4-4-1", 0, "Not adopted", "="],
        [9, "3-3-0", 0, "Not adopted"], [5, "5-0-0", 0, "Adopted"], [4, "4-0-0", 0, "Not adopted"],
      ],
    },
  },
  {
    name: "Strict Club",
    answers: { quorum: "half", statutes: "three_quarters" },
    by: {
      decision: [[5, "3-2-0", 0, "Adopted"], [4, "0-0-0", 0, "quorum_missing"], [5, "3-2-0", 1, "No decision"]],
      statutes: [[9, "6-2-0", 0, "Adopted"], [9, "6-3-0", 0, "Not adopted"], [9, "5-2-1", 0, "Not adopted"]],
    },
  },
];

let house: Hall;
const open = new Map<string, Club>();
beforeAll(async () => {
  house = await Hall.empty("");
  for (const { name, answers } of clubs) open.set(name, await clubIn(house, { name, answers, seats: 9 }));
});
afterAll(() => house.close());

// How many of a club's members are here now: always the first ones of its roll.
const present = new Map<Club, number>();
async function presentAre(club: Club, here: number): Promise<void> {
  const before = present.get(club) ?? 9;
  const moved = club.members.slice(Math.min(before, here), Math.max(before, here));
  await all(moved, (one) => must(one, { do: here > before ? "presence.arrive" : "presence.leave", seat: one.seat }));
  present.set(club, here);
}

async function isVoted(club: Club, vote: number, votes: string, here: number, leave: number): Promise<Count> {
  const { members, chair, hall } = club;
  const [yes, no, abstain] = votes.split("-").map(Number) as [number, number, number];
  const choices = [...Array(yes).fill("yes"), ...Array(no).fill("no"), ...Array(abstain).fill("abstain")] as string[];
  await all(choices, async (choice, i) => must(members[i]!, casts(vote, members[i]!.seat, choice)));
  await presentAre(club, here - leave);
  await must(chair, { do: "vote.lock", vote });
  const { count } = await hall.vote(vote);
  expect(count.tally!.map((one) => one.count).join("-")).toBe(votes);
  expect(count.not_voting).toBe(9 - choices.length);
  return count;
}
const wordOf = (count: Count): string => count.outcome!.word;

async function goesOn(club: Club, vote: number, question: string, [more, word]: [string, string]): Promise<void> {
  const { hall, chair } = club;
  const act = more.includes("-") ? { ...opens("Once more", question), second_vote_of: vote } : { do: "vote.casting_vote", vote, choice: more };
  const answer = await patient(chair, await chair.lineOf(act));
  if (word === "not_tied") {
    expect(answer.status).toBe(409);
    expect(["not_tied", "no_casting_vote"]).toContain(parsed(answer)["refused"].id);
    return;
  }
  expect(answer.status, answer.text).toBe(200);
  const count = more.includes("-") ? await isVoted(club, parsed(answer)["position"], more, 9, 0) : (await hall.vote(vote)).count;
  expect(wordOf(count)).toBe(word);
  if (more === "4-4-1") expect(count.outcome!.sentence).toContain("equally divided in the second vote");
  if (more === "abstain") expect(count.outcome!.sentence).toContain("equally divided");
  // It is settled: neither comes again.
  const again = await patient(chair, await chair.lineOf(act));
  expect(again.status).toBe(409);
}

for (const { name, by } of clubs)
  describe(`B13 ${name}`, () => {
    for (const [question, rows] of Object.entries(by))
      it.each(rows)(`${question}: %i here, %s, %i leave: %s`, async (here, votes, leave, word, equally, more) => {
        const club = open.get(name)!;
        await presentAre(club, here);
        const opened = await patient(club.chair, await club.chair.lineOf(opens("As it was worked out", question)));
        if (word === "quorum_missing") {
          expect(parsed(opened)["refused"].id).toBe("quorum_missing");
          return;
        }
        const vote = parsed(opened)["position"] as number;
        const count = await isVoted(club, vote, votes, here, leave);
        expect(wordOf(count)).toBe(word);
        if (equally !== "then") expect(/equally divided/i.test(count.outcome!.sentence)).toBe(equally === "=");
        if (word === "No decision") expect(count.outcome!.result).toBe("lapsed");
        if (more !== undefined) await goesOn(club, vote, question, more);
      });
  });
