// The public board: a fixed composition of 1920 x 1080 units, dark, only ever reading. It never goes blank: what was
// last received stays, with a band that says since when there is no connection.
import { type ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { type Body, type Snapshot } from "../../hall/contract";
import { type Meeting } from "../../hall/stream";
import { say } from "../../messages";
import { Lost } from "../../parts/Lost";
import { Conditions } from "../../parts/Majority";
import { Watermark } from "../../parts/Rehearsal";
import { heights } from "./fit";
import { Foot } from "./Foot";
import { Majority, Standing, Title, Totals } from "./Head";
import { shownVote, type Shown } from "./matter";
import { NameGrid } from "./NameGrid";
import { Question, Result } from "./views";
import "./board.css";

export function Board({ meeting }: { meeting: Meeting }) {
  const body = meeting.body.value;
  const now = meeting.now.value;
  useEffect(() => {
    if (body !== null) document.title = say("board.title", { body: body.short });
  }, [body]);
  if (body === null || now === null) return <div class="board"><p class="b-waiting" role="status">{say("waiting")}</p></div>;
  const shown = shownVote(now);
  return (
    <Frame meeting={meeting} body={body} now={now} shown={shown}>
      {pick(meeting, body, now, shown)}
    </Frame>
  );
}

function pick(meeting: Meeting, body: Body, now: Snapshot, shown: Shown | null): ComponentChildren {
  const view = new URLSearchParams(location.search).get("view");
  if (view === "result") return <Result meeting={meeting} body={body} now={now} shown={shown} />;
  if (view === "question") return <Question meeting={meeting} body={body} now={now} shown={shown} />;
  return <Whole meeting={meeting} body={body} now={now} shown={shown} />;
}

export type Parts = { meeting: Meeting; body: Body; now: Snapshot; shown: Shown | null };

function Frame({ meeting, body, now, shown, children }: Parts & { children: ComponentChildren }) {
  const decided = shown?.count.state === "declared";
  return (
    <div class={decided ? "board decided" : "board"}>
      <main class="b-frame">
        {children}
        <Foot meeting={meeting} now={now} shown={shown} />
        <Lost meeting={meeting} name="b-lost" />
      </main>
      <Watermark body={body} />
    </div>
  );
}

// So many names leave room for a line of conditions below them.
const few = 100;

function Whole({ meeting, body, now, shown }: Parts) {
  const several = shown !== null && shown.count.lines.length > 1 && shown.count.tally !== null;
  const conditions = several && body.seats.length <= few;
  // One number says what is needed; where it cannot, a full board tells the conditions too.
  const inline = several && !conditions && shown.count.needed === null;
  return (
    <>
      <Title body={body} now={now} shown={shown} />
      <section class="b-head">
        <Standing meeting={meeting} now={now} shown={shown} />
        <Totals body={body} now={now} shown={shown} />
      </section>
      {shown !== null && <Majority body={body} shown={shown} inline={inline} />}
      <NameGrid body={body} now={now} vote={shown?.vote ?? null} height={conditions ? heights.overConditions : heights.names} />
      {conditions && (
        <div class="b-tests"><Conditions count={shown.count} /><p><bdi>{shown.vote.majority_cite}</bdi></p></div>
      )}
    </>
  );
}
