import { useEffect, useRef, useState } from "preact/hooks";
import type { KeyListed, SeatId } from "../../hall/contract";
import { say, type PlainKey } from "../../messages";
import type { Doing } from "./Row";
import { liveKeys } from "./work";

type Props = { id: SeatId; name: string; keys: readonly KeyListed[]; own: string | null; busy: boolean; doing: Doing };

const stages: Record<KeyListed["stage"], PlainKey> = {
  invited: "desk.stage.invited", waiting: "desk.key.waiting", enrolled: "desk.stage.enrolled", ended: "desk.key.ended",
};

// A lost phone: the second press ends its key and makes the new invitation. This device's own key ends on another one, so
// that nobody shuts himself out.
export function Ending({ id, name, keys, own, busy, doing }: Props) {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const live = liveKeys(keys);
  const enrolled = live.some(({ stage }) => stage === "enrolled");
  const [reason, setReason] = useState(enrolled ? say("desk.end.usual") : "");
  const end = (some: readonly KeyListed[], invites: boolean) => (): void => {
    if (!busy) doing.end(id, some, reason.trim(), invites);
  };
  return (
    <div class="fill" role="group" aria-label={say("desk.end.title", { name })}>
      <p>{say("desk.end.what")}</p>
      <label>
        {say("desk.end.reason")}
        <input dir="auto" maxLength={200} value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
      </label>
      <ul class="keys">
        {live.map((key) => (
          <li key={key.id}>
            <bdi class="mono" dir="ltr">{key.id}</bdi>
            <span>{say(stages[key.stage])}</span>
            {key.id === own ? <b>{say("desk.end.this")}</b>
              : (live.length > 1 || own !== null) && <button class="btn" type="button" aria-disabled={busy} aria-label={say("desk.end.one.of", { key: key.id })} onClick={end([key], false)}>{say("desk.end.one")}</button>}
          </li>
        ))}
      </ul>
      <p class="tools">
        {own === null && <button ref={first} class="btn primary" type="button" aria-disabled={busy} onClick={end(live, true)}>{say("desk.end.and_invite")}</button>}
        {own === null && <button class="btn" type="button" aria-disabled={busy} onClick={end(live, false)}>{say("desk.end.only")}</button>}
        {enrolled && <button ref={own === null ? null : first} class="btn" type="button" aria-disabled={busy} onClick={() => busy || doing.invite(id)}>{say("desk.end.second")}</button>}
        <button class="btn" type="button" onClick={() => doing.open(null)}>{say("acts.close")}</button>
      </p>
    </div>
  );
}
