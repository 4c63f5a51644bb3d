import { type Body } from "../../hall/contract";
import { number, say, time } from "../../messages";
import { pageOf } from "../public/titles";
import { type Names, type Part, type Told } from "./told";

// One day: each act with its time and its number in the record, decisions set off, roll-calls in columns.
export function Lines({ body, part }: { body: Body; part: Part }) {
  return (
    <section class="m-part" id={part.id} aria-labelledby={`${part.id}-heading`}>
      <h2 id={`${part.id}-heading`}><bdi>{part.heading || say("minutes.page")}</bdi></h2>
      {part.under.map((text) => <p key={text} class="m-under"><bdi>{text}</bdi></p>)}
      <ol>{part.told.map((one, i) => <Line key={`${one.line.position} ${i}`} told={one} body={body} />)}</ol>
    </section>
  );
}

function Line({ told: { line, names }, body }: { told: Told; body: Body }) {
  const vote = line.kind === "decision" ? line.vote : null;
  const leads = line.kind === "act";
  return (
    <li class={`m-${line.kind}`}>
      <span class="m-no">
        {leads && <><time dateTime={line.at}><bdi dir="ltr">{time(line.at)}</bdi></time> <bdi dir="ltr" aria-hidden="true">{number(line.position)}</bdi><span class="vh">{say("minutes.entry", { number: line.position })}</span></>}
      </span>
      {names === null ? <p><bdi>{line.text}</bdi>{vote !== null && <> <a href={pageOf(body.id, vote)}>{say("minutes.sheet")}</a></>}</p> : <Roll names={names} />}
    </li>
  );
}

const Roll = ({ names: { label, names } }: { names: Names }) => (
  <div class="m-roll">
    <h3><bdi>{label}</bdi></h3>
    <ul>{names.map((name) => <li key={name}><bdi>{name}</bdi></li>)}</ul>
  </div>
);
