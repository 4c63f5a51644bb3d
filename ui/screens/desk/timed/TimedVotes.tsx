// Votes over some days: announced, open beside the sittings, extended, declared.
import { useState } from "preact/hooks";
import type { ActBody, Body, Snapshot, Timed } from "../../../hall/contract";
import type { Meeting } from "../../../hall/stream";
import { number, say, type PlainKey } from "../../../messages";
import type { Acting } from "../../../parts/acting";
import { markOf } from "../../../parts/lamps";
import { sortedNames } from "../../../parts/names";
import { useServerTime } from "../../../parts/ticking";
import { Folded, Panel } from "../form/Fill";
import { Announce } from "./Announce";
import { Extend, CallOff } from "./Changing";
import { momentSays, zoneSays } from "./moments";
import { Reminders } from "./Reminders";
import { stageOf, stageSays, stepsOf, type Step } from "./stages";

type Props = { meeting: Meeting; body: Body; now: Snapshot; acting: Acting | null; reminds?: boolean };

export function TimedVotes({ meeting, body, now, acting, reminds = false }: Props) {
  const may = body.methods.some(({ timed }) => timed);
  if (!may && now.timed.length === 0) return reminds ? <p>{say("timed.never")}</p> : null;
  return (
    <Panel title={say("timed.title")} small={zoneSays()} {...(acting === null ? {} : { acting })}>
      {now.timed.length === 0 && <p>{say("timed.none")}</p>}
      {now.timed.length > 0 && (
        <ul class="lines">
          {now.timed.map((one) => <One key={one.announcement} meeting={meeting} body={body} one={one} acting={acting} reminds={reminds} />)}
        </ul>
      )}
      {acting !== null && may && <Folded title={say("timed.announce")}><Announce meeting={meeting} body={body} now={now} acting={acting} /></Folded>}
    </Panel>
  );
}

const plain: Partial<Record<Step, { says: PlainKey; act: (one: Timed) => ActBody }>> = {
  open: { says: "timed.open", act: (one) => ({ do: "vote.open", announced: one.announcement }) },
  lock: { says: "timed.lock", act: (one) => ({ do: "vote.lock", vote: one.vote?.id ?? 0 }) },
  declare: { says: "timed.declare", act: (one) => ({ do: "vote.declare", vote: one.vote?.id ?? 0 }) },
};
const asking: Partial<Record<Step, PlainKey>> = { extend: "timed.extend", call_off: "timed.call_off" };

type OneProps = { meeting: Meeting; body: Body; one: Timed; acting: Acting | null; reminds: boolean };

function One({ meeting, body, one, acting, reminds }: OneProps) {
  const stage = stageOf(one, useServerTime(meeting));
  const [asks, setAsks] = useState<Step | null>(null);
  const done = (): void => setAsks(null);
  return (
    <li>
      <div>
        <b><bdi>{[one.document, one.title || one.question_says].filter((part) => part !== "").join(" ")}</bdi></b>
        <small>{say(stageSays[stage])}. {say("timed.from_to", { opens: momentSays(one.opens), closes: momentSays(one.closes) })}</small>
      </div>
      {acting !== null && stepsOf(stage).map((step) => {
        const does = plain[step];
        if (does !== undefined)
          return <button key={step} class="btn" type="button" aria-disabled={acting.busy} onClick={() => acting.put(does.act(one))}>{say(does.says)}</button>;
        const says = asking[step];
        return says !== undefined && <button key={step} class="btn" type="button" aria-expanded={asks === step} onClick={() => setAsks(asks === step ? null : step)}>{say(says)}</button>;
      })}
      {acting !== null && asks === "extend" && <Extend one={one} acting={acting} onDone={done} />}
      {acting !== null && asks === "call_off" && <CallOff one={one} acting={acting} onDone={done} />}
      {one.vote !== null && one.count !== null && <Voters body={body} one={one} />}
      {reminds && (stage === "open" || stage === "over") && <Reminders body={body} one={one} />}
    </li>
  );
}

// Who has voted and who has not, never how.
function Voters({ body, one }: { body: Body; one: Timed }) {
  const names = sortedNames(body).map((named) => ({ ...named, mark: markOf(one.lamps[named.at]) })).filter(({ mark }) => mark !== "out");
  const lists: readonly (readonly [PlainKey, typeof names])[] = [
    ["timed.missing", names.filter(({ mark }) => mark === "none")], ["timed.voted", names.filter(({ mark }) => mark !== "none")],
  ];
  return (
    <div class="voters">
      {lists.map(([key, some]) => (
        <Folded key={key} title={say(key)} small={number(some.length)}>
          <ul class="cols">{some.map(({ id, shown }) => <li key={id}><bdi>{shown}</bdi></li>)}</ul>
        </Folded>
      ))}
    </div>
  );
}
