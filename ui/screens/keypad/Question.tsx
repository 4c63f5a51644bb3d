import type { Body } from "../../hall/contract";
import type { Meeting } from "../../hall/stream";
import { number, say } from "../../messages";
import { citeBeside } from "../../parts/cite";
import { DocumentFold } from "../../parts/document/Document";
import { shortHash } from "../../parts/hash";
import { sentence } from "../../parts/sentence";
import { textOf, type Matter } from "./matters";
import { useOpening } from "./opening";

// What is voted on: its number, its hash, its title, its words where they were handed in.
export function Question({ meeting, body, matter, heading }: { meeting: Meeting; body: Body; matter: Matter; heading: "h1" | "h2" }) {
  const { vote } = matter;
  const opening = useOpening(body, vote.id);
  const texts = meeting.now.value?.texts ?? [];
  const text = textOf(matter, texts);
  const Heading = heading;
  return (
    <section class="k-q">
      <p class="id">
        <b><bdi dir="ltr">{vote.document}</bdi></b>
        <span>
          {say("question.number")} <bdi dir="ltr">{number(vote.id)}</bdi>
          {opening !== null && opening.leaf !== null && <> <bdi class="mono" dir="ltr">{shortHash(opening.leaf)}</bdi></>}
        </span>
      </p>
      {opening?.leaf === null && <p class="warnbox" role="alert">{say("question.doubt", { number: vote.id })}</p>}
      <Heading><bdi>{vote.title === "" ? sentence(vote.question_says) : vote.title}</bdi></Heading>
      {vote.title !== "" && <p class="needs"><bdi>{sentence(vote.question_says)}</bdi></p>}
      <p class="needs"><bdi>{sentence(vote.majority_says)}{citeBeside(vote.majority_says, vote.majority_cite)}</bdi></p>
      {text !== null && <DocumentFold bodyId={meeting.id} text={text} texts={texts} />}
    </section>
  );
}
