import { say } from "../../messages";
import type { Work } from "./useWork";

// How far the work is, and what of it was not done, with the reason.
export function WorkLine({ work }: { work: Work }) {
  const { running, stopped, ended, problems } = work;
  return (
    <>
      <div role="status">
        {running !== null && <p class="said">{say("desk.working", running)} {running.waiting && say("desk.working.waiting")}</p>}
        {stopped !== null && <p class="said">{say("desk.stopped", stopped)}</p>}
        {ended !== "" && <p class="said">{say("desk.end.done", { name: ended })}</p>}
      </div>
      {running !== null && running.total > 1 && <p><button class="btn" type="button" onClick={work.stop}>{say("desk.stop")}</button></p>}
      <ul role="alert" class="problems">
        {problems.map(({ name, says }) => <li key={name} class="said bad">{say("desk.problem", { name })} <bdi>{says}</bdi></li>)}
      </ul>
    </>
  );
}
