import { useEffect, useRef, useState } from "preact/hooks";
import type { ActBody, Body, Offer, Snapshot } from "../../hall/contract";
import type { DeviceKey } from "../../keys/device";
import { say } from "../../messages";
import { citeBeside } from "../../parts/cite";
import { sentence } from "../../parts/sentence";
import { about } from "../chair/choosing";
import { Signing, type Answer } from "./Signing";

const keyOf = (act: ActBody): string => JSON.stringify(act);

// The hall tells each act as a sentence about who does it; here it is always the same one, whose name stands above.
function without(name: string, label: string): string {
  return sentence(label.startsWith(`${name} `) ? label.slice(name.length + 1) : label);
}

// What is done often stands first; of the motions the one that goes before all others, the rest a press away.
function arranged(offers: readonly Offer[]): { near: Offer[]; far: Offer[] } {
  const [first, ...motions] = offers.filter(({ act }) => act.do === "motion.move");
  const rest = offers.filter(({ act }) => act.do !== "motion.move");
  return { near: first === undefined ? rest : [first, ...rest], far: motions };
}

type ListProps = { body: Body; device: DeviceKey; name: string; now: Snapshot; offers: readonly Offer[]; onAnswer: (answer: Answer) => void };

// Several offers may have the same words: what each is about stands below them.
function Label({ body, name, now, offer }: Pick<ListProps, "body" | "name" | "now"> & { offer: Offer }) {
  const what = about(offer.act, now, body);
  return <span><bdi>{without(name, offer.label)}</bdi>{what !== "" && <small class="what"><bdi>{what}</bdi></small>}</span>;
}

export function Open({ body, device, name, now, offers, onAnswer }: ListProps) {
  const [asked, setAsked] = useState<string | null>(null);
  return (
    <ul>
      {offers.map((offer) => (
        <li key={keyOf(offer.act)}>
          <button class="btn act" type="button" aria-expanded={asked === keyOf(offer.act)}
            onClick={() => setAsked(asked === keyOf(offer.act) ? null : keyOf(offer.act))}>
            <Label body={body} name={name} now={now} offer={offer} />{offer.cite !== "" && <small><bdi>{offer.cite}</bdi></small>}
          </button>
          {asked === keyOf(offer.act) && (
            <Signing body={body} device={device} offer={offer} texts={now.texts} onClose={() => setAsked(null)} onAnswer={onAnswer} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Closed({ body, name, now, offers }: Pick<ListProps, "body" | "name" | "now" | "offers">) {
  if (offers.length === 0) return null;
  return (
    <details>
      <summary>{say("acts.closed", { n: offers.length })}</summary>
      <ul class="not-in-order">
        {offers.map((offer) => (
          <li key={keyOf(offer.act)}>
            <b><Label body={body} name={name} now={now} offer={offer} /></b>
            <small><bdi>{offer.why}{citeBeside(offer.why, offer.cite)}</bdi></small>
          </li>
        ))}
      </ul>
    </details>
  );
}

// The list is long: the answer must not stand where nobody looks.
export function Answered({ answer }: { answer: Answer | null }) {
  const told = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (answer !== null) told.current?.scrollIntoView({ block: "nearest" });
  }, [answer]);
  const look = answer === null ? "vh" : answer.problem ? "warnbox" : "inset";
  return <p ref={told} role="status" class={look}><bdi>{answer?.says}</bdi></p>;
}

export function Acts({ body, device, name, now, offers }: Omit<ListProps, "onAnswer">) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const { near, far } = arranged(offers.filter((offer) => offer.in_order));
  const shared = { body, device, name, now, onAnswer: setAnswer };
  return (
    <section class="acts" aria-labelledby="acts-title">
      <h2 id="acts-title">{say("acts.title")}</h2>
      <Answered answer={answer} />
      {near.length === 0 ? <p>{say("acts.nothing")}</p> : <Open {...shared} offers={near} />}
      {far.length > 0 && (
        <details>
          <summary>{say("acts.motions", { n: far.length })}</summary>
          <Open {...shared} offers={far} />
        </details>
      )}
      <Closed body={body} name={name} now={now} offers={offers.filter((offer) => !offer.in_order)} />
    </section>
  );
}
