// How the tellers stand, for everybody: how far they have come, who has done what is asked, one line for each.
import { type Ceremony, type SeatId } from "../../hall/contract";
import type { Meeting } from "../../hall/stream";
import { say, time, type PlainKey } from "../../messages";
import { Steps, type Step } from "../../parts/Steps";
import { piecesOf, steps, type Progress } from "./progress";

const rounds: { readonly [stage in Ceremony["stage"]]: PlainKey } = {
  commit: "teller.round.commit", deal: "teller.round.deal", verdict: "teller.round.verdict", answer: "teller.round.answer", key: "teller.round.key",
};

const right = ({ ballot }: Progress): number => ballot?.parts.filter(({ state }) => state === "right").length ?? 0;

function headOf(ceremony: Ceremony, progress: Progress): string {
  const { ballot, rehearsal } = progress;
  if (ceremony.failed) return say("teller.failed");
  if (ceremony.awaits) return say("teller.awaits");
  switch (ballot?.stage) {
    case "open": return say("teller.voting");
    case "locked": return say("secret.parts", { right: right(progress), t: ballot.t });
    case "counted": return say("teller.opened");
    case "void": return say("secret.void");
  }
  if (rehearsal !== null) return say(rehearsal.ready ? "teller.ready" : "teller.unready", { number: rehearsal.vote, n: rehearsal.answered.length, enough: ceremony.enough });
  return say(rounds[ceremony.stage]);
}

function stepsOf(ceremony: Ceremony, progress: Progress): Step[] {
  const { ballot, rehearsal } = progress;
  const notes: { readonly [step in (typeof steps)[number]]: string } = {
    keys: say("teller.any", { t: ceremony.t, n: ceremony.tellers.length }),
    rehearsal: rehearsal === null ? "" : say("teller.step.answered", { n: rehearsal.answered.length, enough: ceremony.enough }),
    ballots: ballot === null ? "" : say("teller.step.voted", { voted: ballot.voted, listed: ballot.listed }),
    count: ballot === null || ballot.stage === "open" ? "" : say("teller.step.valid", { right: right(progress), t: ballot.t }),
    result: "",
  };
  return steps.map((step) => ({ says: say(`teller.step.${step}`), note: notes[step] }));
}

type Props = { meeting: Meeting; ceremony: Ceremony; progress: Progress };

// A piece for each teller, those first that have done it; the mark stands where enough have.
function TellersBar({ meeting, ceremony, progress }: Props) {
  const found = piecesOf(ceremony, progress);
  if (found === null) return null;
  const { pieces, needed } = found;
  const done = pieces.filter(({ state }) => state === "in").length;
  return (
    <div class="pieces" style={{ "--of": pieces.length, "--at": `${(100 * needed) / pieces.length}%` }}>
      <div role="img" aria-label={say("teller.bar", { done, needed, n: pieces.length })}>
        {pieces.map(({ seat, state }) => <span key={seat} class={state}><bdi>{meeting.nameOf(seat)}</bdi></span>)}
        <i />
      </div>
      <p><b>{say("majority.needed", { n: needed })}</b></p>
    </div>
  );
}

const boxes: { readonly [state: string]: string } = { awaited: "flagbox wait", wrong: "flagbox no", left_out: "flagbox no" };
const Box = ({ of, says }: { of: string; says: string }) => <span class={boxes[of] ?? "flagbox"}>{says}</span>;

type Row = { seat: SeatId; state: Ceremony["tellers"][number]["state"] };

function Rehearsed({ row: { seat, state }, rehearsal, at }: { row: Row; rehearsal: Progress["rehearsal"]; at: number }) {
  if (rehearsal === null || state === "left_out") return <>–</>;
  const done = rehearsal.answered.includes(seat);
  const says = say(done ? "teller.rehearsed" : "teller.not_rehearsed");
  return at === 1 || at === 2 ? <Box of={done ? "in" : "awaited"} says={says} /> : <>{says}</>;
}

export function HowFar({ meeting, ceremony, progress }: Props) {
  return (
    <section class="how-far">
      <Steps label={say("teller.steps")} steps={stepsOf(ceremony, progress)} here={progress.at} />
      <h2 class="head">{headOf(ceremony, progress)}</h2>
      {progress.at === 0 && !ceremony.awaits && <p>{say("teller.until", { time: time(ceremony.until) })}</p>}
      <TellersBar meeting={meeting} ceremony={ceremony} progress={progress} />
    </section>
  );
}

// A line for each teller; what the step at hand asks of it stands in a box.
export function Rows({ meeting, ceremony, progress: { at, ballot, rehearsal }, own }: Props & { own: SeatId | null }) {
  const parts = ballot?.stage === "open" ? [] : ballot?.parts ?? [];
  return (
    <div class="scroll rows">
      <table class="grid-t">
        <caption class="vh">{say("teller.page")}</caption>
        <thead><tr><th>{say("teller.column.name")}</th><th>{say("teller.column.key")}</th><th>{say("teller.column.rehearsal")}</th><th>{say("teller.column.part")}</th></tr></thead>
        <tbody>
          {ceremony.tellers.map((row) => {
            const { seat, state } = row;
            const part = parts.find(({ teller }) => teller === seat);
            const key = say(`teller.state.${state}`);
            return (
              <tr key={seat} class={seat === own ? "me" : undefined}>
                <th><bdi>{seat === own ? say("teller.keys.you", { name: meeting.nameOf(seat) }) : meeting.nameOf(seat)}</bdi></th>
                <td>{at === 0 || state === "left_out" ? <Box of={state} says={key} /> : key}</td>
                <td><Rehearsed row={row} rehearsal={rehearsal} at={at} /></td>
                <td>{part === undefined ? "–" : <Box of={part.state} says={say(`secret.part.${part.state}`)} />}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
