import type { Meeting } from "../../hall/stream";
import { say } from "../../messages";

export function NoKey({ kind, meeting }: { kind: "none" | "unkept" | "ended"; meeting: Meeting }) {
  return (
    <section class="plain">
      <h1>{say(`nokey.${kind}`)}</h1>
      <p>{say(`nokey.${kind}.do`)}</p>
      <p><a href={`/${meeting.id}/board`}>{say("link.board")}</a></p>
    </section>
  );
}
