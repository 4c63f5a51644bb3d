// The ballot paper: what may be chosen, and who together could read it.
import type { Body } from "../../../hall/contract";
import type { Meeting } from "../../../hall/stream";
import { number, say } from "../../../messages";
import { Lamp } from "../../../parts/Lamp";
import { markOfChoice } from "../../../parts/lamps";
import type { Paper } from "../../../secret/booth";
import { abstains, optionSays } from "../../../parts/choices";
import { meaningOf } from "../Keys";

type OptionsProps = { meeting: Meeting; body: Body; paper: Paper; chosen: string[]; onChoose: (chosen: string[]) => void };

// Two names that a hurried eye takes for one.
export function lookAlike(says: readonly string[]): boolean {
  const plain = says.map((one) => one.normalize("NFKC").toLowerCase().replace(/[\s.'’-]/g, ""));
  return new Set(plain).size < plain.length;
}

export function Options({ meeting, body, paper, chosen, onChoose }: OptionsProps) {
  const several = paper.maximum > 1;
  const all = [...paper.options, abstains];
  const says = all.map((option) => optionSays(meeting, body, option));
  const choose = (option: string): void => {
    if (!several || option === abstains) return onChoose([option]);
    const rest = chosen.filter((one) => one !== abstains && one !== option);
    onChoose(chosen.includes(option) ? rest : [...rest, option]);
  };
  const full = several && chosen.filter((one) => one !== abstains).length >= paper.maximum;
  return (
    <fieldset>
      <legend class={several ? undefined : "vh"}>{several ? say("secret.up_to", { n: paper.maximum }) : say("secret.choose")}</legend>
      {lookAlike(says) && <p class="warnbox">{say("secret.alike")}</p>}
      <div class="keys">
        {all.map((option, i) => {
          const on = chosen.includes(option);
          const shut = full && !on && option !== abstains;
          return (
            <label key={option} class={`key ${markOfChoice(option)}${on ? " is-chosen" : ""}${shut ? " is-shut" : ""}`}>
              <input type={several && option !== abstains ? "checkbox" : "radio"} name="sealed" value={option} checked={on} disabled={shut}
                onChange={() => choose(option)} />
              <Lamp mark={markOfChoice(option)} />
              <span class="w" dir="auto"><bdi>{says[i]}</bdi>{meaningOf(option) !== "" && <small>{meaningOf(option)}</small>}</span>
              {on && <span class="chosen">{say("key.chosen")}</span>}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

export function WhoLearns({ meeting, paper }: { meeting: Meeting; paper: Paper }) {
  const names = paper.tellers.map((teller) => meeting.nameOf(teller)).join(", ");
  return (
    <section class="who">
      <h2>{say("secret.who")}</h2>
      <dl>
        <div><dt>{say("secret.who.all")}</dt><dd>{say("secret.who.all.what")}</dd></div>
        <div><dt>{say("secret.who.server")}</dt><dd>{say("secret.who.server.what")}</dd></div>
        <div><dt>{say("secret.who.tellers", { n: paper.tellers.length })}</dt><dd>{say("secret.who.tellers.what", { t: paper.t, names })}</dd></div>
        <div><dt>{say("secret.who.device")}</dt><dd>{say("secret.who.device.what")}</dd></div>
        <div><dt>{say("secret.who.you")}</dt><dd>{say("secret.who.you.what")}</dd></div>
      </dl>
      {(paper.waived || paper.classes.length > 1 || paper.weight !== 1) && (
        <p class="warnbox">{say("secret.group", { group: paper.group, number: number(paper.weight) })}{paper.waived && <> {say("secret.waived")}</>}</p>
      )}
    </section>
  );
}
