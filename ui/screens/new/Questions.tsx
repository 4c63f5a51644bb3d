import type { Form } from "../../hall/contract";
import { Wrongs } from "./Wrongs";
import type { Wrong } from "./wrongs";

type Props = {
  form: Form;
  given: Readonly<Record<string, string>>;
  wrongsAt: (field: string) => readonly Wrong[];
  onAnswer: (question: string, answer: string) => void;
};

export function Questions({ form, given, wrongsAt, onAnswer }: Props) {
  return (
    <>
      {form.questions.map(({ id, asks, answers }) => {
        const wrongs = wrongsAt(id);
        return (
          <fieldset key={id} class="question" data-wrong={wrongs.length > 0 || undefined} aria-describedby={`${id}-wrong`}>
            <legend><bdi>{asks}</bdi></legend>
            {answers.map((answer) => (
              <label key={answer.id}>
                <input type="radio" name={id} value={answer.id} checked={given[id] === answer.id} onChange={() => onAnswer(id, answer.id)} />
                <bdi>{answer.says}</bdi>
              </label>
            ))}
            <Wrongs id={`${id}-wrong`} wrongs={wrongs} />
          </fieldset>
        );
      })}
    </>
  );
}
