import type { Body, ChoiceId, Vote } from "../../hall/contract";
import { say } from "../../messages";
import { wordOf } from "../../parts/choices";
import { Lamp } from "../../parts/Lamp";
import { markOfChoice } from "../../parts/lamps";

const usual = ["yes", "no", "abstain"];

// The three usual ones keep their places for the whole meeting, whatever order a question names its choices in.
export function placed(vote: Vote): ChoiceId[] {
  return [...usual.filter((one) => vote.choices.includes(one)), ...vote.choices.filter((one) => !usual.includes(one))];
}

export function meaningOf(choice: ChoiceId): string {
  const mark = markOfChoice(choice);
  return mark === "yes" || mark === "no" || mark === "abstain" ? say(`key.${mark}.means`) : "";
}

type Props = {
  body: Body;
  vote: Vote;
  seat: string;
  name: string;
  chosen: ChoiceId | null;
  open: (choice: ChoiceId) => boolean;
  onChoose: (choice: ChoiceId) => void;
};

const classOf = (choice: ChoiceId, chosen: boolean, open: boolean): string =>
  `key ${markOfChoice(choice)}${chosen ? " is-chosen" : ""}${open ? "" : " is-shut"}`;

export function Keys({ body, vote, seat, name, chosen, open, onChoose }: Props) {
  return (
    <fieldset>
      <legend class="vh">{say("key.legend", { name, title: vote.document || vote.title })}</legend>
      <div class="keys">
        {placed(vote).map((choice) => (
          <label key={choice} class={classOf(choice, chosen === choice, open(choice))}>
            <input type="radio" name={`choice-${vote.id}-${seat}`} value={choice} checked={chosen === choice} disabled={!open(choice)}
              onChange={() => onChoose(choice)} />
            <Lamp mark={markOfChoice(choice)} />
            <span class="w" dir="auto">
              <bdi>{wordOf(body, choice)}</bdi>
              {meaningOf(choice) !== "" && <small>{meaningOf(choice)}</small>}
            </span>
            {chosen === choice && <span class="chosen">{say("key.chosen")}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
