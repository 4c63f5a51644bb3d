// What an officer does for the tellers: appoints them, leads them from round to round, calls the rehearsal.
import { useState } from "preact/hooks";
import type { Body, SeatId } from "../../hall/contract";
import type { Meeting } from "../../hall/stream";
import type { DeviceKey } from "../../keys/device";
import { say } from "../../messages";
import { useActing, type Acting } from "../../parts/acting";
import { useMay } from "../../parts/offers";
import { Fill, Panel } from "../desk/form/Fill";
import { Form } from "../chair/Offers";
import { idOf } from "../chair/choosing";

type Props = { meeting: Meeting; body: Body; deviceKey: DeviceKey };
const ofTellers = /^(teller|ballot)\./;

function SetUp({ meeting, body, acting }: { meeting: Meeting; body: Body; acting: Acting }) {
  const [chosen, setChosen] = useState<SeatId[]>([]);
  const [t, setT] = useState(2);
  const [reason, setReason] = useState("");
  const people = [...body.officers.filter(({ role }) => role === "teller").map(({ id }) => id), ...body.seats.map(({ id }) => id)];
  const least = Math.max(2, Math.floor(chosen.length / 2) + 1);
  const all = t === chosen.length;
  const ready = chosen.length >= 2 && t >= least && t <= chosen.length && all === (reason !== "");
  const number = (meeting.now.value?.secret?.ceremony?.number ?? 0) + 1;
  const toggle = (seat: SeatId): void => setChosen(chosen.includes(seat) ? chosen.filter((one) => one !== seat) : [...chosen, seat]);
  return (
    <Fill acting={acting} name={say("teller.appoint")} does={say("teller.appoint")} ready={ready}
      onSubmit={() => acting.put({ do: "teller.setup", ceremony: number, tellers: chosen, t, override: all ? reason : "" })}>
      <p>{say("teller.appoint.what")}</p>
      <fieldset class="people">
        <legend>{say("teller.appoint.who", { n: chosen.length })}</legend>
        {people.map((seat) => (
          <label key={seat}><input type="checkbox" checked={chosen.includes(seat)} onChange={() => toggle(seat)} /> <bdi>{meeting.nameOf(seat)}</bdi></label>
        ))}
      </fieldset>
      <label>{say("teller.appoint.needed", { least })}<input type="number" min={2} max={31} value={t} onInput={(event) => setT(event.currentTarget.valueAsNumber || 0)} /></label>
      {all && chosen.length > 0 && (
        <label>{say("teller.appoint.all")}<textarea rows={1} dir="auto" maxLength={200} value={reason} onInput={(event) => setReason(event.currentTarget.value)} /></label>
      )}
    </Fill>
  );
}

export function Conduct({ meeting, body, deviceKey }: Props) {
  const acting = useActing(body, deviceKey, () => true);
  const { offers } = useMay(meeting, deviceKey.seat);
  const now = meeting.now.value;
  const mine = (offers ?? []).filter(({ act }) => ofTellers.test(act.do));
  if (now === null) return null;
  return (
    <Panel title={say("teller.conduct")} acting={acting}>
      {mine.map((offer) => (
        <div key={idOf(offer)} class="offer">
          <p><b><bdi>{offer.label}</bdi></b>{!offer.in_order && <small><bdi>{offer.why}</bdi></small>}</p>
          {offer.in_order && <Form body={body} offer={offer} now={now} acting={acting} onDone={() => undefined} />}
        </div>
      ))}
      <details open={now.secret?.ceremony == null}>
        <summary>{say("teller.appoint")}</summary>
        <SetUp meeting={meeting} body={body} acting={acting} />
      </details>
    </Panel>
  );
}
