import { useState } from "preact/hooks";
import type { Body, ChoiceId } from "../../../hall/contract";
import { say } from "../../../messages";
import { Tick, Whole } from "../form/fields";
import { choiceSays } from "./choices";
import { rowsOf, sheetOf, type Line, type Numbers } from "./sheets";

export type Counted = { sheet: readonly Line[] | null; fields: preact.JSX.Element };

// The numbers of a count, entered; null until each is there.
export function useCountSheet(body: Body, choices: readonly ChoiceId[]): Counted {
  const [numbers, setNumbers] = useState<Numbers>({});
  const [byClass, setByClass] = useState(false);
  const rows = rowsOf(body, choices, byClass, say("count.all"));
  const fields = (
    <>
      {rows.map((row) => (
        <fieldset key={row.of} class="numbers">
          <legend><bdi>{row.says}</bdi></legend>
          {row.choices.map(({ choice, place }) => (
            <Whole key={place} says={choiceSays(body, choice)} required={row.of === ""} value={numbers[place] ?? null}
              onInput={(number) => setNumbers((before) => ({ ...before, [place]: number }))} />
          ))}
        </fieldset>
      ))}
      {body.classes.length > 0 && <Tick says={say("count.by_class")} checked={byClass} onChange={setByClass} />}
    </>
  );
  return { sheet: sheetOf(rows, numbers), fields };
}
