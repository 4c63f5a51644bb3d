import { useState } from "preact/hooks";
import type { Timed } from "../../../hall/contract";
import { say } from "../../../messages";
import type { Acting } from "../../../parts/acting";
import { Line } from "../form/fields";
import { Fill } from "../form/Fill";
import { Moment } from "./Moment";
import { localOf, momentOf } from "./moments";

type Props = { one: Timed; acting: Acting; onDone: () => void };

const hour = 3_600_000;
const longer = [{ key: "timed.hour", ms: hour }, { key: "timed.day", ms: 24 * hour }] as const;

// Nobody's time is cut: a vote is only ever open longer, with a reason that stands in the record.
export function Extend({ one, acting, onDone }: Props) {
  const [closes, setCloses] = useState(localOf(Date.parse(one.closes) + hour));
  const [reason, setReason] = useState("");
  const moment = momentOf(closes);
  const ready = moment !== null && Date.parse(moment) > Date.parse(one.closes) && reason.trim() !== "";
  return (
    <Fill acting={acting} name={say("timed.extend")} ready={ready} onClose={onDone}
      onSubmit={() => (acting.put({ do: "vote.extend", vote: one.vote?.id ?? 0, closes: moment ?? "", reason: reason.trim() }), onDone())}>
      <p class="tools">
        {longer.map(({ key, ms }) => <button key={key} class="btn" type="button" onClick={() => setCloses(localOf(Date.parse(one.closes) + ms))}>{say(key)}</button>)}
      </p>
      <Moment says={say("timed.closes")} value={closes} onInput={setCloses} />
      <Line says={say("field.reason")} required value={reason} onInput={setReason} />
    </Fill>
  );
}

export function CallOff({ one, acting, onDone }: Props) {
  const [reason, setReason] = useState("");
  const act = { do: "vote.call_off", announced: one.announcement, ...(reason.trim() === "" ? {} : { reason: reason.trim() }) };
  return (
    <Fill acting={acting} name={say("timed.call_off")} onClose={onDone} onSubmit={() => (acting.put(act), onDone())}>
      <Line says={say("field.reason")} value={reason} onInput={setReason} />
    </Fill>
  );
}
