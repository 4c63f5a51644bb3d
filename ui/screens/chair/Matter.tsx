// The middle of the console: the question, how it stands, how far the vote has come.
import { type Body, type Count, type Snapshot, type Vote } from "../../hall/contract";
import { say, time, type PlainKey } from "../../messages";
import { ModeStrip } from "../../parts/ModeStrip";
import { stateOf } from "../../parts/modes";
import { Standing } from "../../parts/Standing";
import { Steps, type Step } from "../../parts/Steps";
import { figuresOf } from "../../parts/totals";
import { TotalsRow } from "../../parts/TotalsRow";
import { openVote } from "./open_vote";

// In characters: more than three lines of the usual size.
const long = 120;

// `brief`: something else goes on since; of a vote that is over only its outcome is told.
export function Matter({ body, now, brief }: { body: Body; now: Snapshot; brief: boolean }) {
  const { vote, count } = now;
  if (vote === null || count === null) return <Nothing now={now} />;
  const short = brief && openVote(now) === null;
  return (
    <>
      <section class="ask">
        <div class="top"><ModeStrip mode={vote.mode} state={stateOf(count)} /><bdi dir="auto">{vote.document}</bdi></div>
        <h1 class={short || vote.title.length > long ? "long" : ""}>{vote.test === null ? <bdi>{vote.title || vote.question_says}</bdi> : say("trial.title")}</h1>
        <p class="rule"><bdi>{vote.question_says}</bdi><bdi>{vote.test === null ? vote.majority_cite : ""}</bdi></p>
      </section>
      {vote.test === null && !short && <Standing body={body} vote={vote} count={count} />}
      {!short && <Steps label={say("chair.steps")} steps={stepsOf(vote)} here={reached[count.state]} />}
      {count.outcome !== null && (
        <p class="declared" role="status"><strong><bdi>{count.outcome.word}</bdi></strong> <bdi>{count.outcome.sentence}</bdi></p>
      )}
    </>
  );
}

const Nothing = ({ now }: { now: Snapshot }) => (
  <section class="ask">
    <ModeStrip mode={null} state="notopen" />
    <h1>{say("chair.no_vote")}</h1>
    <TotalsRow totals={figuresOf(now.figures)} />
  </section>
);

const steps: readonly PlainKey[] = ["chair.step_open", "chair.step_voting", "chair.step_last_call", "chair.step_lock", "chair.step_result"];
const reached: Record<Count["state"], number> = { voting: 1, last_call: 2, locked: 3, tied: 3, declared: 4, annulled: 4, tested: 4 };

const stepsOf = (vote: Vote): Step[] =>
  steps.map((step, i) => (i === 0 ? { says: say(step), note: <bdi dir="ltr">{time(vote.opened_at)}</bdi> } : { says: say(step) }));
