// Proxies given and ended, standings set and lifted.
import { useState } from "preact/hooks";
import type { Body, Snapshot } from "../../hall/contract";
import type { DeviceKey } from "../../keys/device";
import { say } from "../../messages";
import { useActing } from "../../parts/acting";
import { Choice, Day, Line, Seat, Ways } from "./form/fields";
import { Fill, Folded, Piece } from "./form/Fill";

type Own = { body: Body; deviceKey: DeviceKey };
type Given = Own & { proxies: Snapshot["proxies"]; nameOf: (seat: string) => string };

export function Rights({ body, deviceKey, proxies, nameOf }: Given) {
  return (
    <>
      <Folded title={say("proxy.title")}><Proxies body={body} deviceKey={deviceKey} proxies={proxies} nameOf={nameOf} /></Folded>
      <Folded title={say("standing.title")}><Standings body={body} deviceKey={deviceKey} /></Folded>
    </>
  );
}

function Proxies({ body, deviceKey, proxies, nameOf }: Given) {
  const acting = useActing(body, deviceKey, () => true);
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
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
      {proxies.length === 0 ? <p>{say("proxy.none")}</p> : (
        <ul class="lines">
          {proxies.map((one) => {
            const name = nameOf(one.from);
            return (
              <li key={one.from}>
                <div><b><bdi>{name}</bdi></b><small>{say("proxy.by", { name: nameOf(one.to) })}</small></div>
                <button class="btn" type="button" aria-disabled={acting.busy} aria-label={say("proxy.end.of", { name })} onClick={() => acting.put({ do: "proxy.end", from: one.from })}>{say("proxy.end")}</button>
              </li>
            );
          })}
        </ul>
      )}
    </Piece>
  );
}

function Standings({ body, deviceKey }: Own) {
  const acting = useActing(body, deviceKey, () => true);
  const [way, setWay] = useState("standing.set");
  const [seat, setSeat] = useState("");
  const [standing, setStanding] = useState(body.standings[0]?.id ?? "");
  const [until, setUntil] = useState("");
  const [reason, setReason] = useState("");
  if (body.standings.length === 0) return <p>{say("standing.none")}</p>;
  const act = { do: way, seat, standing, ...(until === "" ? {} : { until }), reason: reason.trim() };
  return (
    <Piece acting={acting}>
      <p>{say("standing.what")}</p>
      <Fill acting={acting} name={say("standing.title")} ready={seat !== "" && reason.trim() !== ""} onSubmit={() => acting.put(act)}>
        <Ways says={say("standing.way")} name="standing" value={way} onChange={setWay}
          options={[{ id: "standing.set", says: say("standing.set") }, { id: "standing.lift", says: say("standing.lift") }]} />
        <Seat body={body} says={say("terms.seat")} value={seat} onChange={setSeat} />
        <Choice says={say("standing.which")} options={body.standings} value={standing} onChange={setStanding} />
        <Day says={say("terms.until")} value={until} onInput={setUntil} />
        <Line says={say("field.reason")} required value={reason} onInput={setReason} />
      </Fill>
    </Piece>
  );
}
