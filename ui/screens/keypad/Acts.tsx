import { useEffect, useRef, useState } from "preact/hooks";
import { fieldsOf, filled, givenIn, type Field } from "../../hall/fields";
import type { ActBody, Body, Offer } from "../../hall/contract";
import { withTerms, type Terms } from "../../hall/terms";
import type { DeviceKey } from "../../keys/device";
import { say, type PlainKey } from "../../messages";
import { citeBeside } from "../../parts/cite";
import { sentence } from "../../parts/sentence";
import { TermsFields } from "../../parts/TermsFields";
import { putAct, type PutResult } from "../../record/acts";

const fieldSays: Record<Field, PlainKey> = {
  title: "field.title", document: "field.document", text: "field.text", reason: "field.reason", source: "field.source",
};
const longest = 1_000;
const keyOf = (act: ActBody): string => JSON.stringify(act);

type Asked = { body: Body; device: DeviceKey; offer: Offer; onAnswer: (says: string, problem: boolean) => void; onClose: () => void };

function answerOf(result: PutResult): { says: string; problem: boolean } {
  switch (result.kind) {
    case "recorded": return { says: say("acts.recorded", { number: result.position }), problem: false };
    case "refused": return { says: `${say("refused.title")} ${result.says}${citeBeside(result.says, result.cite)}`, problem: true };
    case "fault": return { says: `${say("refused.title")} ${result.says}`, problem: true };
    case "doubt": return { says: `${say("doubt.title")} ${say("doubt.no_number")}`, problem: true };
    case "moved": return { says: say("acts.moved"), problem: true };
    case "dropped": return { says: "", problem: false };
  }
}

function Signing({ body, device, offer, onAnswer, onClose }: Asked) {
  const fields = fieldsOf(offer.act);
  const [values, setValues] = useState<Partial<Record<Field, string>>>(
    Object.fromEntries(fields.map((field) => [field, givenIn(offer.act, field)])),
  );
  const [terms, setTerms] = useState<Terms>({});
  const [stage, setStage] = useState<"ask" | "sent" | "waiting">("ask");
  const put = async (event: Event): Promise<void> => {
    event.preventDefault();
    setStage("sent");
    const failed = (): PutResult => ({ kind: "fault", says: say("refused.device"), code: "device" });
    const result = await putAct(body, device, withTerms(filled(offer.act, values), terms), { told: setStage }).catch(failed);
    const { says, problem } = answerOf(result);
    onAnswer(says, problem);
    onClose();
  };
  return (
    <form class="act-form" onSubmit={(event) => void put(event)}>
      {fields.map((field, i) => (
        <label key={field}>
          {say(fieldSays[field])}
          <input dir="auto" maxLength={longest} value={values[field] ?? ""} autoFocus={i === 0} disabled={stage !== "ask"}
            onInput={(event) => setValues({ ...values, [field]: event.currentTarget.value })} />
        </label>
      ))}
      <TermsFields body={body} act={offer.act} terms={terms} disabled={stage !== "ask"} onChange={setTerms} />
      <p role="status">{stage === "ask" ? say("acts.public") : say(stage === "sent" ? "send.pending" : "send.waiting")}</p>
      <p class="act-buttons">
        <button class="btn primary" type="submit" disabled={stage !== "ask"}>{say("acts.sign")}</button>
        <button class="btn" type="button" onClick={onClose}>{say(stage === "ask" ? "acts.not_now" : "acts.close")}</button>
      </p>
    </form>
  );
}

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

type Answer = { says: string; problem: boolean };
type ListProps = { body: Body; device: DeviceKey; name: string; offers: readonly Offer[]; onAnswer: (answer: Answer) => void };

function Open({ body, device, name, offers, onAnswer }: ListProps) {
  const [asked, setAsked] = useState<string | null>(null);
  return (
    <ul>
      {offers.map((offer) => (
        <li key={keyOf(offer.act)}>
          <button class="btn act" type="button" aria-expanded={asked === keyOf(offer.act)}
            onClick={() => setAsked(asked === keyOf(offer.act) ? null : keyOf(offer.act))}>
            <bdi>{without(name, offer.label)}</bdi>{offer.cite !== "" && <small><bdi>{offer.cite}</bdi></small>}
          </button>
          {asked === keyOf(offer.act) && (
            <Signing body={body} device={device} offer={offer} onClose={() => setAsked(null)}
              onAnswer={(says, problem) => onAnswer({ says, problem })} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Closed({ name, offers }: { name: string; offers: readonly Offer[] }) {
  if (offers.length === 0) return null;
  return (
    <details>
      <summary>{say("acts.closed", { n: offers.length })}</summary>
      <ul class="not-in-order">
        {offers.map((offer) => (
          <li key={keyOf(offer.act)}>
            <b><bdi>{without(name, offer.label)}</bdi></b>
            <small><bdi>{offer.why}{citeBeside(offer.why, offer.cite)}</bdi></small>
          </li>
        ))}
      </ul>
    </details>
  );
}

export function Acts({ body, device, name, offers }: Omit<ListProps, "onAnswer">) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const told = useRef<HTMLParagraphElement>(null);
  // The list is long: the answer must not stand where nobody looks.
  useEffect(() => {
    if (answer !== null) told.current?.scrollIntoView({ block: "nearest" });
  }, [answer]);
  const { near, far } = arranged(offers.filter((offer) => offer.in_order));
  const shared = { body, device, name, onAnswer: setAnswer };
  return (
    <section class="acts" aria-labelledby="acts-title">
      <h2 id="acts-title">{say("acts.title")}</h2>
      <p ref={told} role="status" class={answer?.problem === true ? "warnbox" : answer === null ? "vh" : "inset"}><bdi>{answer?.says}</bdi></p>
      {near.length === 0 ? <p>{say("acts.nothing")}</p> : <Open {...shared} offers={near} />}
      {far.length > 0 && (
        <details>
          <summary>{say("acts.motions", { n: far.length })}</summary>
          <Open {...shared} offers={far} />
        </details>
      )}
      <Closed name={name} offers={offers.filter((offer) => !offer.in_order)} />
    </section>
  );
}
