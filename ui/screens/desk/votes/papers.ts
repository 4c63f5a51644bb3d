// Votes on paper, entered at the desk: by one person, then by another. What was entered is shown to nobody before both agree.
import type { Body, ChoiceId, SeatId, Snapshot, Vote } from "../../../hall/contract";
import { choiceOf } from "./choices";

export type Open = { vote: Vote; lamps: string };

// The votes by names that are open: the one before the meeting, and those over some days.
export function openVotes(now: Snapshot): Open[] {
  const { vote, count, lamps } = now;
  const open = count?.state === "voting" || count?.state === "last_call";
  const here = vote !== null && open && vote.mode === "recorded" && vote.test === null ? [{ vote, lamps }] : [];
  const timed = now.timed.flatMap((one) => (one.vote !== null && one.vote.mode === "recorded" && one.count?.state === "voting" ? [{ vote: one.vote, lamps: one.lamps }] : []));
  return [...here, ...timed.filter((one) => one.vote.id !== vote?.id)];
}

// Whoever votes in this matter; `entered` by whom, if a paper of that seat waits for the second person.
export type Paper = { seat: SeatId; name: string; voted: boolean; entered: SeatId | null };
export function papersOf(body: Body, { vote, lamps }: Open, now: Snapshot): Paper[] {
  const waits = new Map(now.papers.filter((one) => one.vote === vote.id).map((one) => [one.seat, one.by]));
  return body.seats.flatMap(({ id, name }, i) => {
    const lamp = lamps[i] ?? "-";
    return lamp === "-" ? [] : [{ seat: id, name, voted: lamp !== ".", entered: waits.get(id) ?? null }];
  });
}

const plain = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();

// "FRA y", "france y", "fr y" where only one begins so.
export type Read = { seat: SeatId; name: string; choice: ChoiceId } | "no_choice" | "nobody" | "several";
export function readLine(line: string, papers: readonly Paper[], choices: readonly ChoiceId[]): Read {
  const [, who = "", letter = ""] = /^(.*\S)\s+(\S)$/u.exec(line.trim()) ?? [];
  const choice = choiceOf(choices, letter);
  if (choice === null) return "no_choice";
  const wanted = plain(who);
  const exact = papers.filter(({ seat, name }) => plain(seat) === wanted || plain(name) === wanted);
  const found = exact.length > 0 ? exact : papers.filter(({ name }) => plain(name).startsWith(wanted));
  const [one] = found;
  if (one === undefined) return "nobody";
  return found.length > 1 ? "several" : { seat: one.seat, name: one.name, choice };
}
