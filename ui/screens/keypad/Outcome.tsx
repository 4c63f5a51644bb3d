import type { Meeting } from "../../hall/stream";
import { say } from "../../messages";
import type { Matter } from "./matters";

export function Outcome({ meeting, matter }: { meeting: Meeting; matter: Matter }) {
  const outcome = matter.count?.outcome ?? null;
  return (
    <div role="alert">
      {matter.count?.state === "annulled" && <p class="inset">{say("board.annulled")}</p>}
      {matter.vote.closes !== null && matter.count?.state === "locked" && <p class="inset">{say("outcome.waits")}</p>}
      {outcome !== null && (
        <section class="k-outcome">
          <p class="word"><bdi>{outcome.word}</bdi></p>
          <p><bdi>{outcome.sentence}</bdi></p>
          <p><a href={`/${meeting.id}/votes/${matter.vote.id}`}>{say("keypad.result")}</a></p>
        </section>
      )}
    </div>
  );
}
