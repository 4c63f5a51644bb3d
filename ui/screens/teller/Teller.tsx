// The tellers' page: their ceremony, the rehearsal, and after the lock the parts that open a count. Everybody sees how it
// stands; a teller's device does what is asked of it, an officer's leads.
import { useComputed } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Body, Ceremony, Secret, SecretBallot } from "../../hall/contract";
import type { Meeting } from "../../hall/stream";
import { useHolder } from "../../keys/holder";
import { say, time, type PlainKey } from "../../messages";
import { Language } from "../../parts/Language";
import { Lost } from "../../parts/Lost";
import { RecordStrip } from "../../parts/RecordStrip";
import { RehearsalTag, Watermark } from "../../parts/Rehearsal";
import "../desk.css";
import "../../style/form.css";
import { Asked } from "./Asked";
import { Conduct } from "./Conduct";
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

function Page({ meeting, body }: { meeting: Meeting; body: Body }) {
  const holder = useHolder(meeting.id);
  const key = holder.kind === "holds" ? holder.key : null;
  const secret = useComputed(() => meeting.now.value?.secret ?? null).value;
  const chair = meeting.now.value?.sitting?.chair ?? null;
  const role = key === null ? null : body.officers.find(({ id }) => id === key.seat)?.role ?? (chair === key.seat ? "presiding" : null);
  const leads = role === "presiding" || role === "secretary";
  const ceremony = secret?.ceremony ?? null;
  return (
    <div class="desk tellers">
      <header class="mast">
        <h1 class="who"><b><bdi>{body.short}</bdi></b><span>{say("teller.page")}</span></h1>
        <div class="r"><p><a href={`/${body.id}/board`}>{say("link.board")}</a></p><p><a href={`/${body.id}/record`}>{say("link.record")}</a></p></div>
      </header>
      <main>
        {ceremony === null ? <p class="noticebox">{say("teller.none")}</p> : <Standing meeting={meeting} secret={secret!} ceremony={ceremony} />}
        {key !== null && secret !== null && isTeller(ceremony, key.seat) && <Asked body={body} deviceKey={key} secret={secret} nameOf={(seat) => meeting.nameOf(seat)} />}
        {leads && key !== null && <Conduct meeting={meeting} body={body} deviceKey={key} />}
      </main>
      <Lost meeting={meeting} />
      <footer class="strip"><RecordStrip meeting={meeting} /><RehearsalTag body={body} /><span class="end"><Language /></span></footer>
      <Watermark body={body} />
    </div>
  );
}

const rounds: { readonly [stage in Ceremony["stage"]]: PlainKey } = {
  commit: "teller.round.commit", deal: "teller.round.deal", verdict: "teller.round.verdict", answer: "teller.round.answer", key: "teller.round.key",
};

function headOf(ceremony: Ceremony, ballot: SecretBallot | null): string {
  if (ballot?.stage === "locked") {
    const right = ballot.parts.filter(({ state }) => state === "right").length;
    return say("secret.parts", { right, t: ballot.t });
  }
  if (ceremony.failed) return say("teller.failed");
  if (ceremony.awaits) return say("teller.awaits");
  return say(rounds[ceremony.stage]);
}

function Standing({ meeting, secret, ceremony }: { meeting: Meeting; secret: Secret; ceremony: Ceremony }) {
  const { ballot } = secret;
  const locked = ballot !== null && ballot.stage !== "open" && ballot.ceremony === ceremony.number ? ballot : null;
  const rehearsal = ceremony.rehearsed.at(-1) ?? null;
  return (
    <section>
      <h2>{headOf(ceremony, ballot)} <small>{say("teller.any", { t: ceremony.t, n: ceremony.tellers.length })}</small></h2>
      {ceremony.stage !== "key" && !ceremony.awaits && <p>{say("teller.until", { time: time(ceremony.until) })}</p>}
      <div class="scroll">
        <table class="grid-t">
          <caption class="vh">{say("teller.page")}</caption>
          <thead><tr><th>{say("teller.column.name")}</th><th>{say("teller.column.key")}</th><th>{say("teller.column.rehearsal")}</th><th>{say("teller.column.part")}</th></tr></thead>
          <tbody>
            {ceremony.tellers.map(({ seat, state }) => {
              const part = locked?.parts.find(({ teller }) => teller === seat);
              return (
                <tr key={seat} class={state === "left_out" || part?.state === "wrong" ? "bad" : undefined}>
                  <th><bdi>{meeting.nameOf(seat)}</bdi></th>
                  <td>{say(`teller.state.${state}`)}</td>
                  <td>{rehearsal === null || state === "left_out" ? "–" : say(rehearsal.answered.includes(seat) ? "teller.rehearsed" : "teller.not_rehearsed")}</td>
                  <td>{part === undefined ? "–" : say(`secret.part.${part.state}`)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {rehearsal !== null && <p>{say(rehearsal.ready ? "teller.ready" : "teller.unready", { number: rehearsal.vote, n: rehearsal.answered.length, enough: ceremony.enough })}</p>}
    </section>
  );
}
