import { useEffect, useRef, useState } from "preact/hooks";
import { say, type PlainKey } from "../../messages";
import { LinkLine, Local } from "../../parts/LinkLine";
import { isLocal, joinUrl, type Link } from "../../parts/links";
import type { Made as What } from "./New";

export function Made({ made, onAnother }: { made: What; onAnother: () => void }) {
  const [copied, setCopied] = useState("");
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const { id, secretary, presiding } = made.founded;
  const link = (fragment: string, says: PlainKey): Link => ({ name: say(says), url: joinUrl(id, fragment) });
  const desk = link(secretary, "new.made.secretary");
  return (
    <div class="made">
      <h1 ref={title} tabIndex={-1}>{say("new.made", { name: made.name })} {made.rehearsal && <span class="tag">{say("rehearsal")}</span>}</h1>
      <p class="lead">{say("new.made.next")}</p>
      {isLocal(location.hostname) && <Local />}
      <div class="halves">
        <section>
          <h2>{say("new.made.secretary")}</h2>
          <p>{say("new.made.secretary.hint")}</p>
          <p><a class="btn primary" href={desk.url}>{say("new.made.secretary.open")}</a></p>
          <LinkLine link={desk} onCopied={setCopied} />
        </section>
        <section>
          <h2>{say("new.made.presiding")}</h2>
          <p>{say("new.made.presiding.hint")}</p>
          <LinkLine link={link(presiding, "new.made.presiding")} open onCopied={setCopied} />
        </section>
      </div>
      <p role="status">{copied !== "" && say("links.copied", { name: copied })}</p>
      <p>{say("new.made.kept")}</p>
      <p><button class="btn" type="button" onClick={onAnother}>{say("new.made.another")}</button></p>
    </div>
  );
}
