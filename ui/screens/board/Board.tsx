// The public board: a fixed composition of 1920 x 1080 units, dark, only ever reading. It never goes blank: what was
// last received stays, with a band that says since when there is no connection.
import { type ComponentChildren, type FunctionComponent } from "preact";
import { useEffect } from "preact/hooks";
import { type Body, type Snapshot } from "../../hall/contract";
import { type Meeting } from "../../hall/stream";
import { say } from "../../messages";
import { chooseSecond } from "../../messages/second";
import { Lost } from "../../parts/Lost";
import { Watermark } from "../../parts/Rehearsal";
import { asked, type ViewName } from "./asked";
import { shownVote, type Shown } from "./matter";
import { Menu } from "./Menu";
import { Groups } from "./views/Groups";
import { Hemicycle } from "./views/Hemicycle";
import { Message } from "./views/Message";
import { Network } from "./views/Network";
import { Overlay } from "./views/Overlay";
import { Question } from "./views/Question";
import { Result } from "./views/Result";
import { Speaker } from "./views/Speaker";
import { Whole } from "./views/Whole";
import "./board.css";
import "./views.css";
import "./narrow.css";

export type Parts = { meeting: Meeting; body: Body; now: Snapshot; shown: Shown | null };

const views: Record<ViewName, FunctionComponent<Parts>> = {
  full: Whole, result: Result, hemicycle: Hemicycle, groups: Groups, question: Question, speaker: Speaker, message: Message,
  network: Network, overlay: Overlay,
};

export function Board({ meeting }: { meeting: Meeting }) {
  const body = meeting.body.value;
  const now = meeting.now.value;
  useEffect(() => {
    if (body !== null) document.title = say("board.title", { body: body.short });
  }, [body]);
  useEffect(() => void chooseSecond(asked.get("second")), []);
  if (body === null || now === null) return <div class="board"><p class="b-waiting" role="status">{say("waiting")}</p></div>;
  const shown = shownVote(now, Number(asked.get("vote")));
  const View = views[asked.view.value];
  return <Frame meeting={meeting} body={body} now={now} shown={shown}><View meeting={meeting} body={body} now={now} shown={shown} /></Frame>;
}

function Frame({ meeting, body, shown, children }: Parts & { children: ComponentChildren }) {
  const view = asked.view.value;
  const decided = shown?.count.state === "declared" && view !== "overlay";
  // A picture that is laid over another has no ground of its own.
  useEffect(() => {
    document.documentElement.classList.toggle("see-through", view === "overlay");
  }, [view]);
  return (
    <div class={decided ? `board v-${view} decided` : `board v-${view}`}>
      <Menu body={body} />
      <main class="b-frame">
        {children}
        <Lost meeting={meeting} name="b-lost" />
      </main>
      {view !== "overlay" && <Watermark body={body} />}
    </div>
  );
}
