import type { ActBody, Body } from "../hall/contract";
import { asksSeat, termsOf, type Terms } from "../hall/terms";
import { say } from "../messages";
import { sortedNames } from "./names";

type Props = { body: Body; act: ActBody; terms: Terms; disabled: boolean; onChange: (terms: Terms) => void };

// What a motion names besides its wording: whom, how long, which paragraphs.
export function TermsFields({ body, act, terms, disabled, onChange }: Props) {
  const offered = termsOf(act);
  return (
    <>
      {asksSeat(act) && (
        <label>
          {say("terms.seat")}
          <select required disabled={disabled} value={terms.seats?.[0] ?? ""}
            onChange={(event) => onChange({ ...terms, seats: [event.currentTarget.value] })}>
            <option value="" disabled>{say("terms.choose")}</option>
            {sortedNames(body).map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
          </select>
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
        <label>
          {say("terms.parts")}
          <input dir="ltr" required disabled={disabled} value={(terms.parts ?? offered.parts).join(" ")}
            onChange={(event) => onChange({ ...terms, parts: event.currentTarget.value.split(/[\s,]+/).filter((part) => part !== "") })} />
        </label>
      )}
    </>
  );
}
