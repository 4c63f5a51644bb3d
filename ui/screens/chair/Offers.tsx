// What is in order now, by subject, and what is not, with the reason and the rule.
import { type ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { type ActBody, type Body, type Offer, type Snapshot } from "../../hall/contract";
import { fieldsOf, filled, givenIn, type Field } from "../../hall/fields";
import { number, say, type PlainKey } from "../../messages";
import { type Acting } from "../../parts/acting";
import { about, grouped, idOf, known, subjectSays } from "./choosing";
import { changed, Details } from "./details";

const fieldSays: Record<Field, PlainKey> = {
  title: "field.title", document: "field.document", text: "field.text", reason: "field.reason", source: "field.source", override: "field.override",
};
const longest = 1_000;

type Props = { body: Body; offers: readonly Offer[]; now: Snapshot; acting: Acting | null };

export function InOrder({ body, offers, now, acting }: Props) {
  const [open, setOpen] = useState<string | null>(null);
  const groups = grouped(offers);
  return (
    <section class="offers">
      <h2>{say("chair.in_order")}</h2>
      {groups.length === 0 && <p>{say("chair.nothing_in_order")}</p>}
      {groups.map(({ subject, offers: some }) => (
        <Subject key={subject} title={say(subjectSays[subject])} count={some.length}>
          <ul class="orders">
            {some.map((offer) => (
              <Item key={idOf(offer)} body={body} offer={offer} now={now} acting={acting} open={open === idOf(offer)}
                onOpen={() => setOpen(open === idOf(offer) ? null : idOf(offer))} onDone={() => setOpen(null)} />
            ))}
          </ul>
        </Subject>
      ))}
    </section>
  );
}

// A long list is folded; of a short one each offer is seen.
const short = 4;
function Subject({ title, count, children }: { title: string; count: number; children: ComponentChildren }) {
  if (count <= short) return <><h3>{title}</h3>{children}</>;
  return <details><summary>{title} <small>{number(count)}</small></summary>{children}</details>;
}

type ItemProps = { body: Body; offer: Offer; now: Snapshot; acting: Acting | null; open: boolean; onOpen: () => void; onDone: () => void };

function Item({ body, offer, now, acting, open, onOpen, onDone }: ItemProps) {
  if (acting === null) return <li><Label body={body} offer={offer} now={now} /></li>;
  return (
    <li>
      <button type="button" class="row" disabled={acting.busy} aria-expanded={open} onClick={onOpen}>
        <Label body={body} offer={offer} now={now} />
      </button>
      {open && <Form body={body} offer={offer} now={now} acting={acting} onDone={onDone} />}
    </li>
  );
}

// What the sentence says itself is not said again.
const Label = ({ body, offer, now }: { body: Body; offer: Offer; now: Snapshot }) => (
  <span>
    <b><bdi>{offer.label}</bdi></b>
    {[about(offer.act, now, body), offer.cite].filter((line) => line !== "" && !offer.label.includes(line)).map((line) => <small key={line}><bdi>{line}</bdi></small>)}
  </span>
);

// What the author writes and chooses; the act is put only from here, so that no slip of a finger acts.
type FormProps = { body: Body; offer: Offer; now: Snapshot; acting: Acting; onDone: () => void };
export function Form({ body, offer, now, acting, onDone }: FormProps) {
  const before = known(offer.act, now);
  const start = (field: Field): string => givenIn(offer.act, field) || (field === "title" || field === "document" ? before[field] ?? "" : "");
  const fields = fieldsOf(offer.act);
  const [values, setValues] = useState(() => Object.fromEntries(fields.map((field) => [field, start(field)])));
  const [act, setAct] = useState<ActBody>(offer.act);
  const submit = (event: Event): void => {
    event.preventDefault();
    acting.put(filled(act, values));
    onDone();
  };
  return (
    <form class="fill" onSubmit={submit}>
      <Details body={body} now={now} act={act} onChange={(change) => setAct(changed(act, change))} />
      {fields.map((field) => (
        <label key={field}>
          {say(fieldSays[field])}
          <textarea rows={1} dir="auto" maxLength={longest} value={values[field] ?? ""}
            onInput={(event) => setValues({ ...values, [field]: event.currentTarget.value })} />
        </label>
      ))}
      <button class="btn" type="submit" disabled={acting.busy}>{say("chair.do_it")}</button>
    </form>
  );
}

export function NotInOrder({ offers }: { offers: readonly Offer[] }) {
  if (offers.length === 0) return null;
  return (
    <section class="offers">
      <details>
        <summary><h2>{say("chair.not_in_order")} <small>{number(offers.length)}</small></h2></summary>
        <ul class="orders">
          {offers.map((offer) => (
            <li key={idOf(offer)} class="off">
              <b><bdi>{offer.label}</bdi></b>
              <small><bdi>{offer.why}</bdi></small>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
