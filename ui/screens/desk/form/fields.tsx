// The fields of the forms on desk screens: a label above, a hint below it. What they hold is its author's.
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import type { Body, SeatId } from "../../../hall/contract";
import { say } from "../../../messages";
import { sortedNames } from "../../../parts/names";

export type Option = { id: string; says: string };
type Common = { says: string; hint?: string; required?: boolean; disabled?: boolean };

// As long as the rules take a text (docs/record.md, "Limits").
const longest = 1_000;
type Named = { id: string; "aria-describedby": string | undefined };
type FieldProps = { says: string; hint?: string | undefined; narrow?: boolean; children: (named: Named) => ComponentChildren };

// The hint describes the field; it is no part of its name.
export function Field({ says, hint, narrow = false, children }: FieldProps) {
  const id = useId();
  return (
    <div class={narrow ? "entry whole" : "entry"}>
      <label for={id}>{says}</label>
      {children({ id, "aria-describedby": hint === undefined ? undefined : `${id}-hint` })}
      {hint !== undefined && <small id={`${id}-hint`}>{hint}</small>}
    </div>
  );
}

type LineProps = Common & { value: string; ltr?: boolean; most?: number; pattern?: string; onInput: (value: string) => void };
export const Line = ({ says, hint, value, ltr = false, most = longest, onInput, ...rest }: LineProps) => (
  <Field says={says} hint={hint}>
    {(named) => <input {...named} dir={ltr ? "ltr" : "auto"} maxLength={most} value={value} onInput={(event) => onInput(event.currentTarget.value)} {...rest} />}
  </Field>
);

export const Words = ({ says, hint, value, onInput, rows = 2, ...rest }: Common & { value: string; rows?: number; onInput: (value: string) => void }) => (
  <Field says={says} hint={hint}>
    {(named) => <textarea {...named} rows={rows} dir="auto" value={value} onInput={(event) => onInput(event.currentTarget.value)} {...rest} />}
  </Field>
);

type NumberProps = Common & { value: number | null; least?: number; most?: number; onInput: (value: number | null) => void };
export const Whole = ({ says, hint, value, least = 0, most, onInput, ...rest }: NumberProps) => (
  <Field says={says} hint={hint} narrow>
    {(named) => (
      <input {...named} type="number" inputMode="numeric" min={least} max={most} step={1} value={value ?? ""}
        onInput={(event) => onInput(Number.isNaN(event.currentTarget.valueAsNumber) ? null : event.currentTarget.valueAsNumber)} {...rest} />
    )}
  </Field>
);

type ChoiceProps = Common & { value: string; options: readonly Option[]; empty?: string; onChange: (id: string) => void };
export const Choice = ({ says, hint, value, options, empty, onChange, ...rest }: ChoiceProps) => (
  <Field says={says} hint={hint}>
    {(named) => (
      <select {...named} value={value} onChange={(event) => onChange(event.currentTarget.value)} {...rest}>
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((one) => <option key={one.id} value={one.id}>{one.says}</option>)}
      </select>
    )}
  </Field>
);

export const Day = ({ says, value, onInput }: { says: string; value: string; onInput: (day: string) => void }) => (
  <Field says={says}>{(named) => <input {...named} type="date" value={value} onInput={(event) => onInput(event.currentTarget.value)} />}</Field>
);

export const Upload = ({ says, accept, onChoose }: { says: string; accept?: string; onChoose: (file: File | null) => void }) => (
  <Field says={says}>{(named) => <input {...named} type="file" accept={accept} onChange={(event) => onChoose(event.currentTarget.files?.[0] ?? null)} />}</Field>
);

type WaysProps = { says: string; name: string; value: string; options: readonly Option[]; disabled?: boolean; onChange: (id: string) => void };
export const Ways = ({ says, name, value, options, disabled = false, onChange }: WaysProps) => (
  <fieldset class="ways">
    <legend>{says}</legend>
    {options.map((one) => (
      <label key={one.id} class="way">
        <input type="radio" name={name} checked={value === one.id} disabled={disabled} onChange={() => onChange(one.id)} /> <bdi>{one.says}</bdi>
      </label>
    ))}
  </fieldset>
);

export const Tick = ({ says, checked, onChange }: { says: string; checked: boolean; onChange: (on: boolean) => void }) => (
  <label class="way"><input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} /> {says}</label>
);

const seatOptions = (body: Body): Option[] => sortedNames(body).map(({ id, name }) => ({ id, says: name }));

export const Seat = ({ body, ...rest }: Omit<ChoiceProps, "options" | "empty"> & { body: Body; value: SeatId }) => (
  <Choice {...rest} options={seatOptions(body)} empty={say("terms.choose")} />
);

// Several, in the order in which they were chosen.
type SeatsProps = { body: Body; says: string; hint?: string; value: readonly SeatId[]; onChange: (seats: SeatId[]) => void };
export function Seats({ body, says, hint, value, onChange }: SeatsProps) {
  const all = seatOptions(body);
  const left = all.filter(({ id }) => !value.includes(id));
  return (
    <div class="several">
      <Choice says={says} {...(hint === undefined ? {} : { hint })} value="" options={left} empty={say("terms.choose")} onChange={(id) => id !== "" && onChange([...value, id])} />
      {value.length > 0 && (
        <ul aria-label={says}>
          {value.map((id) => {
            const name = all.find((one) => one.id === id)?.says ?? id;
            return (
              <li key={id}>
                <button class="btn" type="button" aria-label={say("form.drop", { name })} onClick={() => onChange(value.filter((one) => one !== id))}>
                  <bdi>{name}</bdi> <span aria-hidden="true">×</span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
