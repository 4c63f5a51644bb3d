import { useEffect, useRef } from "preact/hooks";
import type { Ballot } from "../../keys/ballots";
import { say, type PlainKey } from "../../messages";
import { citeBeside } from "../../parts/cite";

const known: { readonly [id: string]: PlainKey } = { moved: "refused.moved", device: "refused.device" };

// The answer to the last vote that was sent, if it was not a receipt. It stays until the person does something.
export function Problem({ ballot }: { ballot: Ballot }) {
  const { doubt, refusal } = ballot;
  const key = known[refusal?.id ?? ""];
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (doubt !== null || refusal !== null) box.current?.scrollIntoView({ block: "nearest" });
  }, [doubt, refusal]);
  return (
    <div role="alert" ref={box}>
      {doubt !== null && (
        <p class="warnbox"><b>{say("doubt.title")}</b> {doubt.position === null ? say("doubt.no_number") : say("doubt.number", { number: doubt.position })}</p>
      )}
      {refusal !== null && (
        <p class="warnbox">
          <b>{say("refused.title")}</b> {key === undefined ? <bdi>{refusal.says}{citeBeside(refusal.says, refusal.cite)}</bdi> : say(key)}
        </p>
      )}
    </div>
  );
}
