import { useState } from "preact/hooks";
import { say } from "../../messages";

// Inside a program for mail or messages: what to do, and the link to take along. `onStay` is for whoever knows better.
export function Elsewhere({ onStay }: { onStay?: () => void }) {
  const [copied, setCopied] = useState(false);
  return (
    <>
      <h1>{say("join.elsewhere")}</h1>
      <p>{say("join.elsewhere.why")}</p>
      <p><input readOnly dir="ltr" aria-label={say("join.link")} value={location.href} onFocus={(event) => event.currentTarget.select()} /></p>
      <p class="buttons">
        {"clipboard" in navigator && (
          <button class="btn primary" type="button" onClick={() => void navigator.clipboard.writeText(location.href).then(() => setCopied(true))}>{say("join.copy")}</button>
        )}
        {onStay !== undefined && <button class="btn" type="button" onClick={onStay}>{say("join.stay")}</button>}
      </p>
      <p role="status">{copied && say("join.copied")}</p>
    </>
  );
}
