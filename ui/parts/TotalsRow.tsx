import { number, say } from "../messages";
import { Lamp } from "./Lamp";
import { type Totals } from "./totals";

// Left to right in every language. `name` is the class of the screen's own layout.
export function TotalsRow({ totals, name = "tot" }: { totals: Totals; name?: string }) {
  const { shares, rolls } = totals;
  return (
    <dl class={name} aria-label={say("totals.label")}>
      {shares.map(({ mark, says, count }) => (
        <div key={says} class={mark}>
          <dt><Lamp mark={mark} /><bdi>{says}</bdi></dt>
          <dd>{number(count)}</dd>
        </div>
      ))}
      {rolls.map(({ says, count }, i) => (
        <div key={says} class={i === 0 && shares.length > 0 ? "roll first" : "roll"}>
          <dt><bdi>{says}</bdi></dt>
          <dd>{number(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
