import type { ActBody, Body, Text } from "../hall/contract";
import { asksSeat, termsOf, type Terms } from "../hall/terms";
import { say } from "../messages";
import { sortedNames } from "./names";

// `texts`: what lies before the meeting; with it the paragraphs of a text are chosen, not typed.
type Props = { body: Body; act: ActBody; terms: Terms; disabled: boolean; texts?: readonly Text[]; onChange: (terms: Terms) => void };

// What a motion names besides its wording: whom, until when, how long, which paragraphs.
export function TermsFields({ body, act, terms, disabled, texts = [], onChange }: Props) {
  const offered = termsOf(act);
  const about = asksSeat(act);
  return (
    <>
      {about && (
        <label>
          {say("terms.seat")}
          <select required disabled={disabled} value={terms.seats?.[0] ?? ""}
            onChange={(event) => onChange({ ...terms, seats: [event.currentTarget.value] })}>
            <option value="" disabled>{say("terms.choose")}</option>
            {sortedNames(body).map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
          </select>
        </label>
      )}
      {about && (
        <label>
          {say("terms.until")}
          <input type="date" disabled={disabled} value={typeof terms["until"] === "string" ? terms["until"] : ""}
            onInput={(event) => onChange(until(terms, event.currentTarget.value))} />
        </label>
      )}
      {offered?.minutes !== undefined && (
        <label>
          {say("terms.minutes")}
          <input type="number" inputMode="numeric" min={1} step={1} required disabled={disabled} value={terms.minutes ?? offered.minutes}
            onInput={(event) => onChange({ ...terms, minutes: event.currentTarget.valueAsNumber })} />
        </label>
      )}
      {offered?.parts !== undefined && (
        <Parts disabled={disabled} text={texts.find((one) => one.id === offered["on"])} parts={terms.parts ?? offered.parts}
          onChange={(parts) => onChange({ ...terms, parts })} />
      )}
    </>
  );
}

// A day that is empty is not said at all.
function until({ until: _, ...rest }: Terms, day: string): Terms {
  return day === "" ? rest : { ...rest, until: day };
}

type PartsProps = { disabled: boolean; text: Text | undefined; parts: readonly string[]; onChange: (parts: string[]) => void };

function Parts({ disabled, text, parts, onChange }: PartsProps) {
  if (text === undefined || text.paragraphs.length === 0)
    return (
      <label>
        {say("terms.parts")}
        <input dir="ltr" required disabled={disabled} value={parts.join(" ")}
          onChange={(event) => onChange(event.currentTarget.value.split(/[\s,]+/).filter((part) => part !== ""))} />
      </label>
    );
  const labels = text.paragraphs.map(({ label }) => label);
  const chosen = (label: string, on: boolean): string[] => labels.filter((one) => (one === label ? on : parts.includes(one)));
  return (
    <fieldset>
      <legend>{say("terms.parts")}</legend>
      {labels.map((label) => (
        <label key={label} class="way">
          <input type="checkbox" disabled={disabled} checked={parts.includes(label)} onChange={(event) => onChange(chosen(label, event.currentTarget.checked))} /> <bdi dir="ltr">{label}</bdi>
        </label>
      ))}
    </fieldset>
  );
}
