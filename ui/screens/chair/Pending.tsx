// What lies before the meeting, the first to be decided on top.
import { type Motion, type Snapshot, type Text } from "../../hall/contract";
import { type Meeting } from "../../hall/stream";
import { say, type PlainKey } from "../../messages";
import { openVote } from "./open_vote";

const waits: Record<Motion["waits"], PlainKey> = {
  vote: "chair.waits_vote", ruling: "chair.waits_ruling", second: "chair.waits_second",
};

export function Pending({ meeting, now }: { meeting: Meeting; now: Snapshot }) {
  const vote = openVote(now)?.vote;
  // The motion that goes first is the one that is voted on.
  const motions = vote?.motion ? now.motions.slice(1) : now.motions;
  const texts = now.texts.filter((text) => text.stage === "pending" && (vote === undefined || text.document === "" || text.document !== vote.document));
  const nothing = vote === undefined && motions.length === 0 && texts.length === 0;
  return (
    <section>
      <h2>{say("chair.before")} <small>{say("chair.top_first")}</small></h2>
      {nothing ? <p>{say("chair.nothing_pending")}</p> : (
        <ol class="stack">
          {vote !== undefined && (
            <li class="now">
              <p class="k"><span>{say("chair.now_voting")}</span><bdi>{vote.majority_cite}</bdi></p>
              <b><bdi>{[vote.document, vote.title || vote.question_says].filter((part) => part !== "").join(" ")}</bdi></b>
            </li>
          )}
          {motions.map((motion) => <MotionItem key={motion.id} motion={motion} by={meeting.nameOf(motion.by)} />)}
          {texts.map((text) => <TextItem key={text.id} text={text} />)}
        </ol>
      )}
    </section>
  );
}

const MotionItem = ({ motion, by }: { motion: Motion; by: string }) => (
  <li>
    <p class="k"><span>{say("chair.by", { name: by })}</span><span>{say(waits[motion.waits])}</span></p>
    <b><bdi>{motion.says}</bdi></b>
    {motion.text !== "" && <small><bdi>{motion.text}</bdi></small>}
  </li>
);

const TextItem = ({ text }: { text: Text }) => (
  <li class={text.amends === null ? "text" : "text amendment"}>
    <p class="k"><bdi dir="auto">{text.document}</bdi><span>{say("chair.waits")}</span></p>
    <small><bdi>{text.title}</bdi></small>
  </li>
);
