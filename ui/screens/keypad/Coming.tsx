import type { Timed } from "../../hall/contract";
import { say } from "../../messages";
import { sentence } from "../../parts/sentence";
import { Moment } from "./Countdown";

// A vote that is announced and not opened: what it will be about, and when.
export function Coming({ timed }: { timed: Timed }) {
  const { document, title, question_says, opens, closes } = timed;
  return (
    <section class="k-vote beside" aria-label={title || question_says}>
      <p class="k-state"><b>{say("coming.title")}</b></p>
      <section class="k-q">
        {document !== "" && <p class="id"><b><bdi dir="ltr">{document}</bdi></b></p>}
        <h2><bdi>{title === "" ? sentence(question_says) : title}</bdi></h2>
        {title !== "" && <p class="needs"><bdi>{sentence(question_says)}</bdi></p>}
      </section>
      <div class="k-time">
        <Moment says="left.opens" at={opens} />
        <Moment says="left.closes" at={closes} />
      </div>
    </section>
  );
}
