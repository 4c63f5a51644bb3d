import { say } from "../../../messages";
import type { Series } from "./useSeries";

export function SeriesLine({ series }: { series: Series }) {
  const { running, done, failures } = series;
  return (
    <>
      <div role="status">
        {running !== null && <p class="said">{say("desk.working", running)}</p>}
        {running === null && done !== null && done > 0 && <p class="said">{say("form.recorded", { n: done })}</p>}
      </div>
      <ul role="alert" class="problems">
        {failures.map(({ name, says }) => <li key={name} class="said bad">{say("desk.problem", { name })} <bdi>{says}</bdi></li>)}
      </ul>
    </>
  );
}
