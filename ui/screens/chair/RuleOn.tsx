// Rulings that no motion asks for: the order of the amendments, a text that has become meaningless, an amendment that is a
// proposal of its own, which majority applies. Each is open to appeal.
import { useState } from "preact/hooks";
import type { ActBody, Body, Snapshot, Text } from "../../hall/contract";
import { number, say, type PlainKey } from "../../messages";
import type { Acting } from "../../parts/acting";
import { nameOf } from "../desk/documents/Amend";
import { Choice, Line, Ways, type Option } from "../desk/form/fields";
import { Fill, Folded } from "../desk/form/Fill";
import { moved } from "./prepared";

type Finding = "order_of_texts" | "not_put" | "new_proposal" | "majority";
const says: Record<Finding, PlainKey> = {
  order_of_texts: "finding.order", not_put: "finding.not_put", new_proposal: "finding.new_proposal", majority: "finding.majority",
};

export function findingsFor(text: Text | null, texts: readonly Text[], majorities: readonly Option[]): Finding[] {
  const larger = majorities.length > 0 ? ["majority" as const] : [];
  if (text === null) return larger;
  const waiting = texts.filter(({ amends, stage }) => amends === text.id && stage === "pending");
  return [...(waiting.length > 1 ? ["order_of_texts" as const] : []), "not_put", ...(text.amends === null ? [] : ["new_proposal" as const]), ...larger];
}

// Those that may be found to apply: of the questions that leave it open.
export function majoritiesOf(body: Body): Option[] {
  const open = body.questions.flatMap(({ majorities }) => (majorities.length > 1 ? majorities : []));
  return open.filter(({ id }, i) => open.findIndex((one) => one.id === id) === i);
}

export function RuleOn({ body, now, acting }: { body: Body; now: Snapshot; acting: Acting }) {
  const texts = now.texts.filter(({ stage }) => stage === "pending");
  const majorities = majoritiesOf(body);
  const [id, setId] = useState("");
  const text = texts.find((one) => String(one.id) === id) ?? (id === "none" && majorities.length > 0 ? null : texts[0] ?? null);
  if (text === null && majorities.length === 0) return null;
  const options = [...texts.map((one) => ({ id: String(one.id), says: nameOf(one) })), ...(majorities.length === 0 ? [] : [{ id: "none", says: say("field.on_text.none") }])];
  return (
    <Folded title={say("finding.title")}>
      <div class="fill">
        <Choice says={say("finding.text")} value={text === null ? "none" : String(text.id)} options={options} onChange={setId} />
      </div>
      <Rule key={text?.id} text={text} texts={texts} majorities={majorities} acting={acting} />
    </Folded>
  );
}

type RuleProps = { text: Text | null; texts: readonly Text[]; majorities: readonly Option[]; acting: Acting };

function Rule({ text, texts, majorities, acting }: RuleProps) {
  const ways = findingsFor(text, texts, majorities);
  const [finding, setFinding] = useState<Finding>(ways[0] ?? "not_put");
  const [words, setWords] = useState("");
  const [majority, setMajority] = useState("");
  const waiting = texts.filter(({ amends }) => text !== null && amends === text.id).map((one) => one.id);
  const [wished, setWished] = useState<readonly number[]>(waiting);
  // What came meanwhile stands at the end.
  const order = [...wished.filter((one) => waiting.includes(one)), ...waiting.filter((one) => !wished.includes(one))];
  const act: ActBody = {
    do: "ruling.give", finding, ...(text === null ? {} : { on: text.id }), ...(finding === "majority" ? { majority } : {}),
    ...(finding === "order_of_texts" ? { order } : {}), ...(words.trim() === "" ? {} : { text: words.trim() }),
  };
  return (
    <Fill acting={acting} name={say("finding.title")} ready={finding !== "majority" || majority !== ""} onSubmit={() => acting.put(act)}>
      <Ways says={say("chair.ruling")} name={`finding-${text?.id ?? "none"}`} value={finding} options={ways.map((id) => ({ id, says: say(says[id]) }))} onChange={(id) => setFinding(id as Finding)} />
      {finding === "majority" && <Choice says={say("field.majority")} empty={say("terms.choose")} options={majorities} value={majority} onChange={setMajority} />}
      {finding === "order_of_texts" && (
        <ol class="lines">
          {order.map((id, i) => {
            const found = texts.find((one) => one.id === id);
            const name = found === undefined ? "" : nameOf(found);
            return (
              <li key={id}>
                <div><b>{number(i + 1)}. <bdi>{name}</bdi></b></div>
                <button class="btn" type="button" disabled={i === 0} aria-label={say("order.up", { name })} onClick={() => setWished(moved(order, i, -1))}><span aria-hidden="true">↑</span></button>
                <button class="btn" type="button" disabled={i === order.length - 1} aria-label={say("order.down", { name })} onClick={() => setWished(moved(order, i, 1))}><span aria-hidden="true">↓</span></button>
              </li>
            );
          })}
        </ol>
      )}
      <Line says={say("field.text")} value={words} onInput={setWords} />
    </Fill>
  );
}
