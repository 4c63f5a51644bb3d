// A trust file on this device: whose heads it believes of this record, and which witnesses must have seen them.
import { useEffect, useState } from "preact/hooks";
import { say } from "../messages";
import { keepTrust, trustOf } from "../record/checking";

// `wrong`: the line, 0 for the whole file.
type State = { kept: boolean; wrong: number | null };

export function TrustFile({ origin, onChange }: { origin: string; onChange?: () => void }) {
  const [{ kept, wrong }, set] = useState<State>({ kept: false, wrong: null });
  useEffect(() => void trustOf(origin).then((text) => set({ kept: text !== null, wrong: null })), [origin]);
  const take = async (text: string): Promise<void> => {
    const line = await keepTrust(origin, text);
    set({ kept: line === null ? text !== "" : kept, wrong: line });
    if (line === null) onChange?.();
  };
  const bring = async (event: Event & { currentTarget: HTMLInputElement }): Promise<void> => {
    const [given] = event.currentTarget.files ?? [];
    if (given !== undefined) await take(await given.text());
  };
  return (
    <details class="trust">
      <summary>{say(kept ? "verify.trust.kept" : "verify.trust.none")}</summary>
      <p>{say("verify.trust.what")}</p>
      <label>{say("verify.trust.bring")} <input type="file" accept=".txt,text/plain" onChange={(event) => void bring(event)} /></label>
      <div role="alert">{wrong !== null && <p class="warnbox">{wrong === 0 ? say("verify.trust.bad") : say("verify.trust.bad.line", { number: wrong })}</p>}</div>
      {kept && <button class="btn" type="button" onClick={() => void take("")}>{say("verify.trust.remove")}</button>}
    </details>
  );
}
