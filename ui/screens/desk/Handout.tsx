// The links that were just made, to hand out: on a sheet to cut, as a table for letters, or from this screen.
import { useEffect, useRef, useState } from "preact/hooks";
import { say } from "../../messages";
import { LinkLine, Local } from "../../parts/LinkLine";
import { isLocal } from "../../parts/links";
import { linksCsv } from "./csv";
import { save } from "./save";
import type { Invited } from "./work";

// `used`: the keys of the links that somebody has opened meanwhile; those are handed out no more.
type Props = { links: readonly Invited[]; fresh: number; used: ReadonlySet<string>; file: string; onPrint: () => void; onSaved: () => void; onDrop: () => void };

export function Handout({ links, fresh, used, file, onPrint, onSaved, onDrop }: Props) {
  const [copied, setCopied] = useState("");
  const title = useRef<HTMLHeadingElement>(null);
  const left = links.filter(({ key }) => !used.has(key));
  const newest = links[0]?.url;
  useEffect(() => title.current?.focus(), [newest]);
  return (
    <section class="handout">
      <h2 ref={title} tabIndex={-1}>{say("desk.links", { n: left.length })}</h2>
      {isLocal(location.hostname) && <Local />}
      <p>{say("desk.links.kept")}</p>
      <p class="tools">
        <button class="btn primary" type="button" onClick={() => (onPrint(), onSaved())}>{say("desk.links.print")}</button>
        <button class="btn" type="button" onClick={() => (save(linksCsv(left), "text/csv", `${file}.csv`), onSaved())}>{say("desk.links.csv")}</button>
        <button class="btn" type="button" onClick={onDrop}>{say("desk.links.drop")}</button>
      </p>
      <ul class="handed" tabIndex={0} aria-label={say("desk.links", { n: left.length })}>
        {links.map((link, i) => (
          <li key={link.url}>
            <b><bdi>{link.name}</bdi></b>
            {used.has(link.key) ? <p>{say("desk.links.used")}</p> : <LinkLine link={link} open={fresh === 1 && i === 0} onCopied={setCopied} />}
          </li>
        ))}
      </ul>
      <p role="status">{copied !== "" && say("links.copied", { name: copied })}</p>
    </section>
  );
}
