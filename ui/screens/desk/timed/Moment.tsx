import { say } from "../../../messages";
import { Field } from "../form/fields";
import { momentOf, zoneSays } from "./moments";

// A day and an hour of this device's zone, which stands below.
export function Moment({ says, value, onInput }: { says: string; value: string; onInput: (value: string) => void }) {
  const moment = momentOf(value);
  return (
    <Field says={says} hint={say("timed.zone", { zone: zoneSays(moment === null ? Date.now() : Date.parse(moment)) })}>
      {(named) => <input {...named} type="datetime-local" required value={value} onInput={(event) => onInput(event.currentTarget.value)} />}
    </Field>
  );
}
