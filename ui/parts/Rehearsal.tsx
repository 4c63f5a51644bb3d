import { type Body } from "../hall/contract";
import { say } from "../messages";

export function Watermark({ body }: { body: Body }) {
  if (!body.rehearsal) return null;
  return <div class="watermark" aria-hidden="true"><span>{say("rehearsal")}</span></div>;
}

export function RehearsalTag({ body }: { body: Body }) {
  return body.rehearsal ? <span class="tag">{say("rehearsal")}</span> : null;
}
