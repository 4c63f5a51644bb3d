// The tellers' page: their ceremony, the rehearsal, and after the lock the parts that open a count. Everybody sees how it
// stands; a teller's device does what is asked of it, an officer's leads.
import { useComputed } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Body, SecretBallot } from "../../hall/contract";
import type { Meeting } from "../../hall/stream";
import { useHolder } from "../../keys/holder";
import { say } from "../../messages";
import { Language } from "../../parts/Language";
import { Lost } from "../../parts/Lost";
import { ModeStrip } from "../../parts/ModeStrip";
import type { State } from "../../parts/modes";
import { RecordStrip } from "../../parts/RecordStrip";
import { RehearsalTag, Watermark } from "../../parts/Rehearsal";
import "../desk.css";
import "../../style/form.css";
import { Asked } from "./Asked";
import { Conduct } from "./Conduct";
import { progressOf } from "./progress";
import { HowFar, Rows } from "./Standing";
import "./teller.css";
import { isTeller } from "./work";

export function Teller({ meeting }: { meeting: Meeting }) {
  const body = meeting.body.value;
  useEffect(() => {
    if (body !== null) document.title = say("teller.title", { body: body.short });
  });
  if (body === null || meeting.now.value === null) return <main class="desk waiting"><p role="status">{say("waiting")}</p></main>;
  return <Page meeting={meeting} body={body} />;
}

// What is void has no state of a vote.
const states: { readonly [stage in SecretBallot["stage"]]: State | null } = { open: "voting", locked: "locked", counted: "result", void: null };

function Page({ meeting, body }: { meeting: Meeting; body: Body }) {
  const holder = useHolder(meeting.id);
  const key = holder.kind === "holds" ? holder.key : null;
  const secret = useComputed(() => meeting.now.value?.secret ?? null).value;
  const chair = meeting.now.value?.sitting?.chair ?? null;
  const role = key === null ? null : body.officers.find(({ id }) => id === key.seat)?.role ?? (chair === key.seat ? "presiding" : null);
  const leads = role === "presiding" || role === "secretary";
  const ceremony = secret?.ceremony ?? null;
  const progress = ceremony === null ? null : progressOf(secret!, ceremony);
  const yours = key !== null && isTeller(ceremony, key.seat);
  const state = progress?.ballot == null ? null : states[progress.ballot.stage];
  return (
    <div class="desk tellers">
      <header class="mast">
        <h1 class="who"><b><bdi>{body.short}</bdi></b><span>{say("teller.page")}</span></h1>
        <div class="r">{state !== null && <ModeStrip mode="secret" state={state} />}<p><a href={`/${body.id}/board`}>{say("link.board")}</a></p><p><a href={`/${body.id}/record`}>{say("link.record")}</a></p></div>
      </header>
      <main class={yours ? "two" : undefined}>
        {progress === null ? <p class="noticebox">{say("teller.none")}</p> : <HowFar meeting={meeting} ceremony={ceremony!} progress={progress} />}
        {yours && <Asked body={body} deviceKey={key!} secret={secret!} nameOf={(seat) => meeting.nameOf(seat)} />}
        {progress !== null && <Rows meeting={meeting} ceremony={ceremony!} progress={progress} own={key?.seat ?? null} />}
        {leads && key !== null && <Conduct meeting={meeting} body={body} deviceKey={key} />}
      </main>
      <Lost meeting={meeting} />
      <footer class="strip"><RecordStrip meeting={meeting} /><RehearsalTag body={body} /><span class="end"><Language /></span></footer>
      <Watermark body={body} />
    </div>
  );
}
