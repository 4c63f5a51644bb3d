import { useState } from "preact/hooks";
import { say } from "../messages";
import type { Link } from "./links";
import { Qr } from "./Qr";

type Props = { link: Link; open?: boolean; onCopied: (name: string) => void };

// A link to hand out: to copy, or as a code for the phone that stands before it. On plain HTTP a browser copies only what
// its user has marked.
export function LinkLine({ link, open = false, onCopied }: Props) {
  const { name, url } = link;
  const [shown, setShown] = useState(open);
  return (
    <div class="link-line">
      <input readOnly dir="ltr" aria-label={say("links.of", { name })} value={url} onFocus={(event) => event.currentTarget.select()} />
      {"clipboard" in navigator && (
        <button class="btn" type="button" aria-label={say("links.copy.of", { name })}
          onClick={() => void navigator.clipboard.writeText(url).then(() => onCopied(name))}>{say("links.copy")}</button>
      )}
      <details open={shown} onToggle={(event) => setShown(event.currentTarget.open)}>
        <summary aria-label={say("links.code.of", { name })}>{say("links.code")}</summary>
        {shown && <Qr text={url} label={say("links.code.of", { name })} />}
      </details>
    </div>
  );
}

export const Local = () => <p class="noticebox">{say("links.local")}</p>;
