// What is chosen, as everybody is told it: a choice of the body's, or a candidate.
import type { Body, ChoiceId } from "../hall/contract";
import type { Meeting } from "../hall/stream";
import { say } from "../messages";
import { markOfChoice } from "./lamps";

// The last slot of a sealed ballot, which is no option.
export const abstains = "abstain";

export function wordOf(body: Body, choice: ChoiceId): string {
  const mark = markOfChoice(choice);
  if (mark === "yes" || mark === "no" || mark === "abstain") return say(`key.${mark}`);
  return body.choices.find((one) => one.id === choice)?.says ?? choice;
}

// Of a sealed ballot: a candidate is a seat or anybody else.
export function optionSays(meeting: Meeting, body: Body, option: string): string {
  const isChoice = body.choices.some(({ id }) => id === option) && !body.seats.some(({ id }) => id === option);
  return option === abstains || isChoice ? wordOf(body, option) : meeting.nameOf(option);
}
