// Nothing is deleted: a vote is annulled, a count or a title corrected, each with a reason and, where the rules ask for it,
// by two persons. What stood before stays readable.
import { useState } from "preact/hooks";
import type { ActBody, Body, SeatId, VoteListed } from "../../../hall/contract";
import type { Meeting } from "../../../hall/stream";
import { say, time, type PlainKey } from "../../../messages";
import type { Acting } from "../../../parts/acting";
import { choiceSays } from "../votes/choices";
import { useCountSheet } from "../votes/CountSheet";
import { Line, Ways } from "../form/fields";
import { Fill } from "../form/Fill";
import { Said } from "../../../parts/Said";
import { useVotes } from "./useVotes";

const shownAtFirst = 5;

export function Corrections({ meeting, body, acting, own }: { meeting: Meeting; body: Body; acting: Acting | null; own: SeatId | null }) {
  const { votes, failed } = useVotes(meeting);
  const [all, setAll] = useState(false);
  const list = (votes ?? []).filter(({ vote, count }) => vote.test === null && count.state !== "voting" && count.state !== "last_call");
  return (
    <div class="panel">
      <p>{say("correct.what")} <a href={`/${body.id}/record`}>{say("correct.record")}</a></p>
      {failed && <p role="status">{say("correct.unknown")}</p>}
      {votes !== null && list.length === 0 && <p>{say("correct.none")}</p>}
      <ul class="lines">
        {(all ? list : list.slice(0, shownAtFirst)).map((one) => <One key={one.vote.id} meeting={meeting} body={body} one={one} acting={acting} own={own} />)}
      </ul>
      {!all && list.length > shownAtFirst && <p><button class="btn" type="button" onClick={() => setAll(true)}>{say("correct.all", { n: list.length })}</button></p>}
      <Said answer={acting?.answer ?? null} />
    </div>
  );
}

type Change = "annul" | "count" | "title";
const proposedSays: Record<Change, PlainKey> = { annul: "correct.proposed.annul", count: "correct.proposed.count", title: "correct.proposed.title" };
const does: Record<Change, PlainKey> = { annul: "correct.annul", count: "correct.count", title: "correct.change_title" };

type OneProps = { meeting: Meeting; body: Body; one: VoteListed; acting: Acting | null; own: SeatId | null };

function One({ meeting, body, one, acting, own }: OneProps) {
  const { vote, count } = one;
  const [open, setOpen] = useState(false);
  const waits = count.proposed;
  const says = vote.title || vote.question_says;
  return (
    <li>
      <div>
        <b><a href={`/${body.id}/votes/${vote.id}`}><bdi>{[vote.document, says].filter((part) => part !== "").join(" ")}</bdi></a></b>
        <small><bdi dir="ltr">{time(vote.opened_at)}</bdi> <bdi>{count.state === "annulled" ? say("public.annulled") : count.outcome?.word ?? ""}</bdi></small>
        {waits !== null && <p class="noticebox">{say(proposedSays[waits.change])} {say("correct.by", { name: meeting.nameOf(waits.by) })}</p>}
      </div>
      {waits !== null && acting !== null && waits.by !== own && (
        <button class="btn primary" type="button" aria-disabled={acting.busy} onClick={() => acting.put({ do: "vote.confirm", vote: vote.id })}>{say("correct.confirm")}</button>
      )}
      {waits !== null && waits.by === own && <span>{say("correct.second")}</span>}
      {waits === null && acting !== null && count.state !== "annulled" && (
        <button class="btn" type="button" aria-expanded={open} aria-label={say("correct.open.of", { title: says })} onClick={() => setOpen(!open)}>{say("correct.open")}</button>
      )}
      {open && acting !== null && waits === null && <Correct body={body} one={one} acting={acting} onDone={() => setOpen(false)} />}
    </li>
  );
}

type CorrectProps = { body: Body; one: VoteListed; acting: Acting; onDone: () => void };

// Only what tellers counted is corrected as a count: votes by name are what their authors signed.
function Correct({ body, one, acting, onDone }: CorrectProps) {
  const { vote, count } = one;
  const [change, setChange] = useState<Change>("annul");
  const [reason, setReason] = useState("");
  const [title, setTitle] = useState(vote.title);
  const { sheet, fields } = useCountSheet(body, vote.choices);
  const told = count.state === "declared" || count.state === "tied";
  const ways: readonly Change[] = vote.mode !== "recorded" && told ? ["annul", "count", "title"] : ["annul", "title"];
  const given: Record<Change, { act: ActBody; ready: boolean }> = {
    annul: { act: { do: "vote.annul", vote: vote.id }, ready: true },
    count: { act: { do: "vote.correct_count", vote: vote.id, sheet }, ready: sheet !== null },
    title: { act: { do: "vote.correct_title", vote: vote.id, title: title.trim() }, ready: title.trim() !== "" && title !== vote.title },
  };
  const { act, ready } = given[change];
  return (
    <Fill acting={acting} name={say("correct.open.of", { title: vote.title || vote.question_says })} ready={ready && reason.trim() !== ""} onClose={onDone}
      onSubmit={() => (acting.put({ ...act, reason: reason.trim() }), onDone())}>
      <Ways says={say("correct.which")} name={`change-${vote.id}`} value={change} options={ways.map((id) => ({ id, says: say(does[id]) }))} onChange={(id) => setChange(id as Change)} />
      {change === "annul" && <p class="noticebox">{say("correct.annul.hint")}</p>}
      {change === "count" && (
        <>
          {count.tally !== null && <p>{say("correct.before")} <bdi>{count.tally.map((line) => `${say("colon", { before: choiceSays(body, line.choice) })} ${line.count}`).join(", ")}</bdi></p>}
          {fields}
        </>
      )}
      {change === "title" && <Line says={say("field.title")} required value={title} onInput={setTitle} />}
      <Line says={say("field.reason")} required value={reason} onInput={setReason} />
    </Fill>
  );
}
