import { type Body, type Snapshot } from "../../hall/contract";
import { type Meeting } from "../../hall/stream";
import { say, time } from "../../messages";
import { Icon } from "../../parts/Icon";
import { Conditions, MajorityBar, markAt, Needed, neededSays } from "../../parts/Majority";
import { modes, stateOf, states, type State } from "../../parts/modes";
import { RehearsalTag } from "../../parts/Rehearsal";
import { useServerTime } from "../../parts/ticking";
import { figuresOf, totalsOf } from "../../parts/totals";
import { TotalsRow } from "../../parts/TotalsRow";
import { meetingSays, type Shown } from "./matter";

// In characters: more than two lines of the usual size.
const long = 170;

export function Title({ body, now, shown }: { body: Body; now: Snapshot; shown: Shown | null }) {
  const document = shown?.vote.document ?? "";
  const title = shown === null ? body.name : shown.vote.title || shown.vote.question_says;
  const session = now.sitting?.session ?? "";
  return (
    <header class={document === "" ? "b-title alone" : "b-title"}>
      {document !== "" && <p class="b-doc"><bdi dir="ltr">{document}</bdi></p>}
      <h1 class={title.length > long ? "long" : ""}><bdi>{title}</bdi>{shown === null && session !== "" && <span><bdi>{session}</bdi></span>}</h1>
      <p class="b-side"><RehearsalTag body={body} /></p>
    </header>
  );
}

// A board hangs in the hall, so its clock is the hall's; without a connection nobody knows the time there.
export function WallClock({ meeting }: { meeting: Meeting }) {
  const at = useServerTime(meeting);
  return meeting.link.value === "lost" ? null : <time><bdi dir="ltr">{time(at)}</bdi></time>;
}

export function Standing({ meeting, now, shown }: { meeting: Meeting; now: Snapshot; shown: Shown | null }) {
  const state: State = stateOf(shown?.count ?? null);
  const mode = shown === null ? null : modes[shown.vote.mode];
  return (
    <div class="b-state">
      {mode === null || shown === null
        ? <p class="b-mode plain"><bdi>{meetingSays(now)}</bdi></p>
        : <p class={`b-mode ${shown.vote.mode}`}><Icon name={mode.icon} /><strong>{say(mode.says)}</strong><span>{say(mode.how)}</span></p>}
      <p class="b-now">
        <Icon name={states[state].icon} />
        <strong role="status">{say(states[state].says)}</strong>
        <WallClock meeting={meeting} />
      </p>
    </div>
  );
}

export function Totals({ body, now, shown }: { body: Body; now: Snapshot; shown: Shown | null }) {
  const totals = shown === null ? figuresOf(now.figures) : totalsOf(body, shown.vote, shown.count);
  return <TotalsRow totals={totals} name="b-tot" />;
}

// `inline`: where the names leave no line for the conditions, they stand behind the sentence.
export function Majority({ body, shown, inline = false }: { body: Body; shown: Shown; inline?: boolean }) {
  const { vote, count } = shown;
  const at = markAt(count);
  return (
    <section class="b-maj">
      <MajorityBar count={count} totals={totalsOf(body, vote, count)} label={neededSays(vote, count)} />
      <p class={at?.end ? "b-sent end" : "b-sent"} style={{ "--at": at?.["--at"] ?? "calc(-12 * var(--u))" }}>
        <Needed vote={vote} count={count} />
      </p>
      {inline && <div class="b-inline"><Conditions count={count} /></div>}
    </section>
  );
}
