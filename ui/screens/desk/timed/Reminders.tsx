import type { Body, Timed } from "../../../hall/contract";
import { say } from "../../../messages";
import { save } from "../save";
import { calendarOf, missingOf, remindersCsv } from "./reminding";

export function Reminders({ body, one }: { body: Body; one: Timed }) {
  const keypad = `${location.origin}/${body.id}/vote`;
  const name = `${body.id}-${one.announcement}`;
  return (
    <p class="tools">
      <button class="btn" type="button" disabled={missingOf(body, one).length === 0} onClick={() => save(remindersCsv(body, one, keypad), "text/csv", `${name}.csv`)}>{say("timed.csv")}</button>
      <button class="btn" type="button" onClick={() => save(calendarOf(body, one, keypad, new Date().toISOString()), "text/calendar", `${name}.ics`)}>{say("timed.ics")}</button>
    </p>
  );
}
