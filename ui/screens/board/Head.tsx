import { type Body, type Snapshot } from "../../hall/contract";
import { type Meeting } from "../../hall/stream";
import { number, say, time, type PlainKey } from "../../messages";
import { Icon } from "../../parts/Icon";
import { Lamp } from "../../parts/Lamp";
import { type Mark } from "../../parts/lamps";
import { Conditions, MajorityBar, markAt, Needed, neededSays } from "../../parts/Majority";
import { modes, stateOf, states } from "../../parts/modes";
import { RehearsalTag } from "../../parts/Rehearsal";
import { useServerTime } from "../../parts/ticking";
import { figuresOf, totalsOf, type Totals as Sums } from "../../parts/totals";
import { Also } from "./Also";
import { leftUntil } from "./left";
import { meetingSays, titleOf, type Shown } from "./matter";
import { TestTotals } from "./Testing";

// In characters: more than two lines of the usual size.
const long = 170;

export function Title({ body, now, shown }: { body: Body; now: Snapshot; shown: Shown | null }) {
  const document = shown?.vote.document ?? "";
  const title = shown === null ? body.name : titleOf(shown.vote);
  const session = now.sitting?.session ?? "";
  return (
    <header class={document === "" ? "b-title alone" : "b-title"}>
      {document !== "" && <p class="b-doc"><bdi dir="ltr">{document}</bdi></p>}
      <h1 class={title.length > long ? "long" : ""}><bdi>{title}</bdi>{shown === null && session !== "" && <span><bdi>{session}</bdi></span>}</h1>
      <p class="b-side"><Tags body={body} shown={shown} /></p>
    </header>
  );
}

export function Tags({ body, shown }: { body: Body; shown: Shown | null }) {
  return (
    <>
      {shown !== null && shown.vote.test !== null && <strong class="tag test">{say("board.test")}</strong>}
      <RehearsalTag body={body} />
    </>
  );
}

const runs = (shown: Shown | null): boolean => shown?.count.state === "voting" || shown?.count.state === "last_call";

// A board hangs in the hall, so its clock is the hall's; without a connection nobody knows the time there. While a vote
// runs that ends by the clock, it is the time that is left.
export function WallClock({ meeting, shown }: { meeting: Meeting; shown: Shown | null }) {
  const at = useServerTime(meeting);
  if (meeting.link.value === "lost") return null;
  const closes = runs(shown) ? (shown?.vote.closes ?? null) : null;
  if (closes === null) return <time><bdi dir="ltr">{time(at)}</bdi></time>;
  return <time role="timer"><span class="vh">{say("board.left")} </span><bdi>{leftUntil(closes, at)}</bdi></time>;
}

const Word = ({ of }: { of: PlainKey }) => <span class="b-word"><strong>{say(of)}</strong><Also of={of} /></span>;

export function Standing({ meeting, now, shown }: { meeting: Meeting; now: Snapshot; shown: Shown | null }) {
  const state = states[stateOf(shown?.count ?? null)];
  const mode = shown === null ? null : modes[shown.vote.mode];
  return (
    <div class="b-state">
      {mode === null || shown === null
        ? <p class="b-mode plain"><bdi>{meetingSays(now)}</bdi></p>
        : <p class={`b-mode ${shown.vote.mode}`}><Icon name={mode.icon} /><Word of={mode.says} /><span class="how">{say(mode.how)}</span></p>}
      <p class="b-now">
        <Icon name={state.icon} />
        <span role="status"><Word of={state.says} /></span>
        <WallClock meeting={meeting} shown={shown} />
      </p>
    </div>
  );
}

export function Totals({ body, now, shown }: { body: Body; now: Snapshot; shown: Shown | null }) {
  if (shown !== null && shown.vote.test !== null) return <TestTotals body={body} shown={shown} />;
  return <TotalsInTwo totals={shown === null ? figuresOf(now.figures) : totalsOf(body, shown.vote, shown.count)} before={shown === null} hidden={shown?.count.tally === null} />;
}

const shareWords: Record<Mark, PlainKey | null> = {
  yes: "totals.yes", no: "totals.no", abstain: "totals.abstain", other: null, voted: "totals.voted", none: "totals.not_voting", out: null,
};
const rollWords: readonly PlainKey[] = ["totals.present", "totals.entitled"];

// Left to right in every language; each label in both languages of the board.
function TotalsInTwo({ totals, before, hidden }: { totals: Sums; before: boolean; hidden: boolean }) {
  const { shares, rolls } = totals;
  const rollWord = (i: number): PlainKey | null => (before ? (["totals.members", ...rollWords] as const) : rollWords)[i] ?? null;
  return (
    <dl class="b-tot" aria-label={say("totals.label")}>
      {shares.map(({ mark, says, count }) => (
        <div key={says} class={mark}>
          <dt><Lamp mark={mark} /><bdi>{says}</bdi></dt>
          <dd>{number(count)}<Also of={hidden && mark === "none" ? "totals.not_voted" : shareWords[mark]} /></dd>
        </div>
      ))}
      {rolls.map(({ says, count }, i) => (
        <div key={says} class={i === 0 && shares.length > 0 ? "roll first" : "roll"}>
          <dt><bdi>{says}</bdi></dt>
          <dd>{number(count)}<Also of={rollWord(i)} /></dd>
        </div>
      ))}
    </dl>
  );
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
      {inline && <div class="b-inline"><Conditions count={count} room={0} /></div>}
    </section>
  );
}
