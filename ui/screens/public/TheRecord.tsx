import { type Body, type Snapshot } from "../../hall/contract";
import { number, say } from "../../messages";
import { groups } from "../../parts/hash";
import { type Meeting } from "../../hall/stream";

// What the record is and how a stranger verifies it without this page.
export function TheRecord({ meeting, body, now }: { meeting: Meeting; body: Body; now: Snapshot }) {
  const folder = `/records/${meeting.id}`;
  return (
    <>
      <section class="proof">
        <h2>{say("public.record")}</h2>
        <p>{say("public.record_says")}</p>
        <dl class="kv">
          <dt>{say("public.origin")}</dt><dd class="mono"><bdi dir="ltr">{body.origin}</bdi></dd>
          <dt>{say("public.size")}</dt><dd><bdi dir="ltr">{number(now.head.size)}</bdi></dd>
          <dt>{say("public.root")}</dt><dd class="mono"><bdi dir="ltr">{groups(now.head.root)}</bdi></dd>
          <dt>{say("public.log_key")}</dt><dd class="mono"><bdi dir="ltr">{body.log}</bdi></dd>
        </dl>
        <p><a href={`${folder}/checkpoint`}>{say("public.checkpoint")}</a></p>
        <p><a href="#entries">{say("entries.title")}</a></p>
      </section>
      <section class="proof">
        <h2>{say("public.verify")}</h2>
        <p><a href="#verify">{say("verify.title")}</a></p>
        <p>{say("public.verify_says")}</p>
        <pre class="mono" dir="ltr">plenary verify {meeting.id} --trust trust</pre>
        <p>{say("public.verify_trust")}</p>
        <p class="limits">{say("public.verify_limits")}</p>
      </section>
    </>
  );
}
