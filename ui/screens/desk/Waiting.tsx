// Keys that wait for a second person: compared by their fingerprint with the device that made them, then confirmed.
import type { Body, KeyListed } from "../../hall/contract";
import type { DeviceKey } from "../../keys/device";
import type { Meeting } from "../../hall/stream";
import { say } from "../../messages";
import { useActing } from "../../parts/acting";
import { fingerprint } from "../../parts/fingerprint";
import { ofBase64 } from "../../record/bytes";
import { Panel } from "./form/Fill";

type Props = { meeting: Meeting; body: Body; deviceKey: DeviceKey | null; keys: readonly KeyListed[] };

export function WaitingKeys({ meeting, body, deviceKey, keys }: Props) {
  const acting = useActing(body, deviceKey, () => true);
  const waiting = keys.filter(({ stage }) => stage === "waiting");
  if (waiting.length === 0 && acting.answer === null) return null;
  return (
    <Panel title={say("waiting.title", { n: waiting.length })} acting={acting}>
      <p>{say("waiting.what")}</p>
      <ul class="lines">
        {waiting.map(({ id, key, seat, by }) => {
          const name = meeting.nameOf(seat);
          return (
            <li key={id}>
              <div>
                <b><bdi>{name}</bdi></b><small class="mono"><bdi dir="ltr">{fingerprint(ofBase64(key))}</bdi></small>
                {by !== "" && <small>{say("waiting.by", { name: meeting.nameOf(by) })}</small>}
              </div>
              {deviceKey?.seat === by && <span>{say("waiting.own")}</span>}
              {deviceKey !== null && deviceKey.seat !== by && (
                <button class="btn primary" type="button" aria-disabled={acting.busy} aria-label={say("waiting.confirm.of", { name, key: fingerprint(ofBase64(key)) })}
                  onClick={() => acting.put({ do: "key.confirm", key })}>{say("waiting.confirm")}</button>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
