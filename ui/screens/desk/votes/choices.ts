import type { Body, ChoiceId } from "../../../hall/contract";
import { say } from "../../../messages";
import { looks, markOfChoice } from "../../../parts/lamps";

// A choice by its word; the three usual ones as every screen says them.
export function choiceSays(body: Body, choice: ChoiceId): string {
  const mark = markOfChoice(choice);
  return mark === "other" ? body.choices.find(({ id }) => id === choice)?.says || choice : say(looks[mark].says);
}

// What is pressed for it: the letter of the usual three, a digit for a choice of the body's own.
export function letterOf(choices: readonly ChoiceId[], choice: ChoiceId): string {
  const { letter } = looks[markOfChoice(choice)];
  return letter === null ? String(choices.indexOf(choice) + 1) : choice.charAt(0);
}

export const choiceOf = (choices: readonly ChoiceId[], letter: string): ChoiceId | null =>
  choices.find((choice) => letterOf(choices, choice) === letter.toLowerCase()) ?? null;
