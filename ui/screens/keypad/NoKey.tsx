import type { Meeting } from "../../hall/stream";
import { insideAnotherProgram } from "../../keys/browser";
import { say } from "../../messages";
import { Elsewhere } from "../join/Elsewhere";

export function NoKey({ kind, meeting }: { kind: "none" | "unkept" | "ended"; meeting: Meeting }) {
  return (
    <section class="plain">
      {insideAnotherProgram(navigator.userAgent) && kind !== "ended" ? <Elsewhere /> : (
        <>
          <h1>{say(`nokey.${kind}`)}</h1>
          <p>{say(`nokey.${kind}.do`)}</p>
        </>
      )}
      <p><a href={`/${meeting.id}/board`}>{say("link.board")}</a></p>
    </section>
  );
}
