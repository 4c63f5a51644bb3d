// Proxies given and ended, standings set and lifted.
import { useState } from "preact/hooks";
import type { ActBody, Body } from "../../hall/contract";
import type { DeviceKey } from "../../keys/device";
import { say } from "../../messages";
import { useActing } from "../../parts/acting";
import { presenceOf } from "../../parts/lamps";
import { sortedNames } from "../../parts/names";
import { Day, Line, Seat, Ways } from "./form/fields";
import { Fill, Folded, Piece } from "./form/Fill";

type Props = { body: Body; deviceKey: DeviceKey; presence: string };

export function Rights({ body, deviceKey, presence }: Props) {
  return (
    <>
      <Folded title={say("proxy.title")}><Proxies body={body} deviceKey={deviceKey} presence={presence} /></Folded>
      <Folded title={say("standing.title")}><Standings body={body} deviceKey={deviceKey} /></Folded>
    </>
  );
}

function Proxies({ body, deviceKey, presence }: Props) {
  const acting = useActing(body, deviceKey, () => true);
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const represented = sortedNames(body).filter(({ at }) => presenceOf(presence[at]) === "proxy");
  const give = (): void => {
    acting.put({ do: "proxy.give", from, to });
    setFrom("");
    setTo("");
  };
  return (
    <Piece acting={acting}>
      <Fill acting={acting} name={say("proxy.give")} ready={from !== "" && to !== "" && from !== to} onSubmit={give}>
        <Seat body={body} says={say("proxy.from")} value={from} onChange={setFrom} />
        <Seat body={body} says={say("proxy.to")} value={to} onChange={setTo} />
      </Fill>
      <h3>{say("proxy.represented")}</h3>
      {represented.length === 0 ? <p>{say("proxy.none")}</p> : (
        <ul class="lines">
          {represented.map(({ id, name }) => (
            <li key={id}>
              <b><bdi>{name}</bdi></b>
              <button class="btn" type="button" aria-disabled={acting.busy} aria-label={say("proxy.end.of", { name })} onClick={() => acting.put({ do: "proxy.end", from: id })}>{say("proxy.end")}</button>
            </li>
          ))}
        </ul>
      )}
      <details class="folded">
        <summary><span>{say("proxy.end.any")}</span></summary>
        <EndAny body={body} put={acting.put} busy={acting.busy} />
      </details>
    </Piece>
  );
}

// A proxy of somebody who is here himself shows in no list.
function EndAny({ body, put, busy }: { body: Body; put: (act: ActBody) => void; busy: boolean }) {
  const [from, setFrom] = useState("");
  return (
    <Fill acting={{ busy, answer: null, put }} name={say("proxy.end.any")} does={say("proxy.end")} ready={from !== ""} onSubmit={() => put({ do: "proxy.end", from })}>
      <Seat body={body} says={say("proxy.from")} value={from} onChange={setFrom} />
    </Fill>
  );
}

const id = /^[A-Za-z0-9_.-]{1,31}$/;

function Standings({ body, deviceKey }: { body: Body; deviceKey: DeviceKey }) {
  const acting = useActing(body, deviceKey, () => true);
  const [way, setWay] = useState("standing.set");
  const [seat, setSeat] = useState("");
  const [standing, setStanding] = useState("");
  const [until, setUntil] = useState("");
  const [reason, setReason] = useState("");
  const act = { do: way, seat, standing, ...(until === "" ? {} : { until }), reason: reason.trim() };
  return (
    <Piece acting={acting}>
      <p>{say("standing.what")}</p>
      <Fill acting={acting} name={say("standing.title")} ready={seat !== "" && id.test(standing) && reason.trim() !== ""} onSubmit={() => acting.put(act)}>
        <Ways says={say("standing.way")} name="standing" value={way} onChange={setWay}
          options={[{ id: "standing.set", says: say("standing.set") }, { id: "standing.lift", says: say("standing.lift") }]} />
        <Seat body={body} says={say("terms.seat")} value={seat} onChange={setSeat} />
        <Line says={say("standing.which")} hint={say("standing.which.hint")} ltr required most={31} value={standing} onInput={setStanding} />
        <Day says={say("terms.until")} value={until} onInput={setUntil} />
        <Line says={say("field.reason")} required value={reason} onInput={setReason} />
      </Fill>
    </Piece>
  );
}
