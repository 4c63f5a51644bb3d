import { useEffect, useState } from "preact/hooks";
import type { Body, Offer, Snapshot } from "../../hall/contract";
import { number, say } from "../../messages";
import type { Acting } from "../../parts/acting";
import { Choice, Line } from "../desk/form/fields";
import { Fill, Folded } from "../desk/form/Fill";
import { actFor, keepFor, keptFor, moved, openedBy, type Prepared } from "./prepared";

type Props = { body: Body; now: Snapshot; offers: readonly Offer[]; acting: Acting };

// One press opens the next of the list when it is in order; it never takes the place of the primary action.
export function PreparedVotes({ body, now, offers, acting }: Props) {
  const [list, setList] = useState<readonly Prepared[]>(() => keptFor(body.id));
  const keep = (next: readonly Prepared[]): void => {
    keepFor(body.id, next);
    setList(next);
  };
  useEffect(() => {
    const next = openedBy(list, now.vote);
    if (next !== list) keep(next);
  }, [now.vote?.id]);
  const left = list.filter(({ opened }) => !opened).length;
  return (
    <Folded title={say("prepared.title")} small={number(left)} open={left > 0}>
      <p>{say("prepared.what")}</p>
      <ol class="lines prepared">
        {list.map((one, i) => (
          <One key={one.id} body={body} one={one} last={i === list.length - 1} first={i === 0} offers={offers} acting={acting}
            onMove={(by) => keep(moved(list, i, by))} onDrop={() => keep(list.filter(({ id }) => id !== one.id))} />
        ))}
      </ol>
      <Folded title={say("prepared.add")} open={list.length === 0}><Add body={body} acting={acting} onAdd={(one) => keep([...list, one])} /></Folded>
    </Folded>
  );
}

type OneProps = { body: Body; one: Prepared; first: boolean; last: boolean; offers: readonly Offer[]; acting: Acting; onMove: (by: -1 | 1) => void; onDrop: () => void };

function One({ body, one, first, last, offers, acting, onMove, onDrop }: OneProps) {
  const act = actFor(one, offers);
  const says = [one.document, one.title].filter((part) => part !== "").join(" ");
  return (
    <li>
      <div><b><bdi>{says}</bdi></b><small><bdi>{body.questions.find(({ id }) => id === one.question)?.says ?? one.question}</bdi></small></div>
      {one.opened ? <span>{say("prepared.opened")}</span> : (
        <button class="btn" type="button" disabled={act === null} aria-disabled={acting.busy} aria-label={say("prepared.open.of", { title: says })}
          onClick={() => act !== null && acting.put(act)}>{say("prepared.open")}</button>
      )}
      {!one.opened && (
        <>
          <button class="btn" type="button" disabled={first} aria-label={say("order.up", { name: says })} onClick={() => onMove(-1)}><span aria-hidden="true">↑</span></button>
          <button class="btn" type="button" disabled={last} aria-label={say("order.down", { name: says })} onClick={() => onMove(1)}><span aria-hidden="true">↓</span></button>
        </>
      )}
      <button class="btn" type="button" aria-label={say("form.drop", { name: says })} onClick={onDrop}><span aria-hidden="true">×</span></button>
    </li>
  );
}

function Add({ body, acting, onAdd }: { body: Body; acting: Acting; onAdd: (one: Prepared) => void }) {
  const [question, setQuestion] = useState(body.questions[0]?.id ?? "");
  const [title, setTitle] = useState("");
  const [document, setDocument] = useState("");
  const add = (): void => {
    onAdd({ id: crypto.getRandomValues(new Uint32Array(2)).join("-"), question, title: title.trim(), document: document.trim(), opened: false });
    setTitle("");
    setDocument("");
  };
  return (
    <Fill acting={acting} name={say("prepared.add")} does={say("prepared.keep")} ready={title.trim() !== "" && question !== ""} onSubmit={add}>
      <Choice says={say("field.question")} value={question} options={body.questions} onChange={setQuestion} />
      <Line says={say("field.title")} required value={title} onInput={setTitle} />
      <Line says={say("field.document")} value={document} onInput={setDocument} />
    </Fill>
  );
}
