// How far something has come: its steps, the one at hand marked. `here`: its number, from 0; beyond the last: all are done.
import { type ComponentChildren } from "preact";
import "./steps.css";

export type Step = { says: string; note?: ComponentChildren };

export function Steps({ label, steps, here }: { label: string; steps: readonly Step[]; here: number }) {
  return (
    <ol class="steps" aria-label={label}>
      {steps.map(({ says, note }, i) => (
        <li key={says} class={i === here ? "now" : i < here ? "done" : ""} aria-current={i === here ? "step" : undefined}>
          <b>{says}</b>{note}
        </li>
      ))}
    </ol>
  );
}
