import { useEffect } from "preact/hooks";
import type { Meeting } from "../../hall/stream";
import { useHolder, type Holder } from "../../keys/holder";
import { say } from "../../messages";
import { Icon } from "../../parts/Icon";
import { Language } from "../../parts/Language";
import { Lost } from "../../parts/Lost";
import { modes, stateOf, states } from "../../parts/modes";
import { RecordStrip } from "../../parts/RecordStrip";
import { RehearsalTag, Watermark } from "../../parts/Rehearsal";
import { Help } from "./Help";
import { NoKey } from "./NoKey";
import { Voting } from "./Voting";
import { Waits } from "./Waits";
import "../../style/phone.css";
import "./keypad.css";

function Bar({ meeting }: { meeting: Meeting }) {
  const vote = meeting.now.value?.vote ?? null;
  const state = states[stateOf(meeting.now.value?.count ?? null)];
  const mode = vote === null ? null : modes[vote.mode];
  return (
    <header class="k-bar">
      {mode !== null && vote !== null && (
        <p class={`m ${vote.mode}`}><Icon name={mode.icon} /><strong><span class="word">{say(mode.says)}</span><span>{say(mode.how)}</span></strong></p>
      )}
      <p class="now" role="status"><Icon name={state.icon} /><strong>{say(state.says)}</strong></p>
    </header>
  );
}

function Page({ meeting, holder }: { meeting: Meeting; holder: Holder }) {
  const body = meeting.body.value;
  const now = meeting.now.value;
  if (body === null || now === null || holder.kind === "reading") return <p class="k-idle">{say("waiting")}</p>;
  if (holder.kind === "holds") return <Voting meeting={meeting} body={body} device={holder.key} now={now} />;
  if (holder.kind === "waits") return <Waits meeting={meeting} device={holder.key} />;
  return <NoKey kind={holder.kind} meeting={meeting} />;
}

export function Keypad({ meeting }: { meeting: Meeting }) {
  const holder = useHolder(meeting.id);
  const body = meeting.body.value;
  const key = holder.kind === "holds" || holder.kind === "waits" ? holder.key : null;
  const who = key === null ? "" : meeting.nameOf(key.seat);
  useEffect(() => {
    document.title = say("keypad.title", { name: who, body: body?.short ?? meeting.id });
  });
  return (
    <main class="phone">
      {body !== null && <Watermark body={body} />}
      <div class="k-top">
        <Bar meeting={meeting} />
        <Lost meeting={meeting} />
      </div>
      <Page meeting={meeting} holder={holder} />
      {key !== null && !key.guarded && <p class="noticebox">{say("keypad.unguarded")}</p>}
      <Help />
      <footer class="strip">
        {body !== null && <RehearsalTag body={body} />}
        <RecordStrip meeting={meeting} />
        <Language />
      </footer>
    </main>
  );
}
