import type { Body, ChoiceId, Vote } from "../../hall/contract";
import { say } from "../../messages";
import { Icon } from "../../parts/Icon";
import { looks, markOfChoice } from "../../parts/lamps";
import { letterOf } from "./counted";
import { wordOf } from "../../parts/choices";
import type { Matter } from "./matters";

// The choice that a seat is asked to press in a test vote. Two words of a body may have the same letter: then it is not
// known which of them is meant.
export function askedOf(vote: Vote, at: number): ChoiceId | null {
  const fitting = vote.choices.filter((choice) => letterOf(choice) === vote.test?.[at]);
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

export function TestTask({ body, vote, seat }: { body: Body; vote: Vote; seat: string }) {
  const choice = askedOf(vote, body.seats.findIndex(({ id }) => id === seat));
  if (vote.test === null) return null;
  return (
    <p class="k-test">
      {choice === null ? say("test.nothing") : <><Icon name={looks[markOfChoice(choice)].icon} /> <b>{say("test.press", { choice: wordOf(body, choice) })}</b></>}
    </p>
  );
}

export function TestResult({ matter, seat }: { matter: Matter; seat: string }) {
  const tested = matter.count?.tested ?? null;
  if (tested === null) return null;
  if (tested.wrong.includes(seat)) return <p class="warnbox" role="alert">{say("test.wrong", { number: matter.vote.id })}</p>;
  if (tested.missing.includes(seat)) return <p class="warnbox" role="alert">{say("test.missing", { number: matter.vote.id })}</p>;
  return <p class="inset" role="status">{say("test.right")}</p>;
}
