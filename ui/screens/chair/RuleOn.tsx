// Rulings that no motion asks for: the order of the amendments, a text that has become meaningless, an amendment that is a
// proposal of its own. Each is open to appeal.
import { useState } from "preact/hooks";
import type { ActBody, Snapshot, Text } from "../../hall/contract";
import { number, say, type PlainKey } from "../../messages";
import type { Acting } from "../../parts/acting";
import { nameOf } from "../desk/documents/Amend";
import { Choice, Line, Ways } from "../desk/form/fields";
import { Fill, Folded } from "../desk/form/Fill";
import { moved } from "./prepared";

type Finding = "order_of_texts" | "not_put" | "new_proposal";
const says: Record<Finding, PlainKey> = { order_of_texts: "finding.order", not_put: "finding.not_put", new_proposal: "finding.new_proposal" };

export function findingsFor(text: Text, texts: readonly Text[]): Finding[] {
  const waiting = texts.filter(({ amends, stage }) => amends === text.id && stage === "pending");
  return [...(waiting.length > 1 ? ["order_of_texts" as const] : []), "not_put", ...(text.amends === null ? [] : ["new_proposal" as const])];
}

export function RuleOn({ now, acting }: { now: Snapshot; acting: Acting }) {
  const texts = now.texts.filter(({ stage }) => stage === "pending");
  const [id, setId] = useState("");
  const text = texts.find((one) => String(one.id) === id) ?? texts[0];
  if (text === undefined) return null;
  return (
    <Folded title={say("finding.title")}>
      <div class="fill">
        <Choice says={say("finding.text")} value={String(text.id)} options={texts.map((one) => ({ id: String(one.id), says: nameOf(one) }))} onChange={setId} />
      </div>
      <Rule key={text.id} text={text} texts={texts} acting={acting} />
    </Folded>
  );
}

function Rule({ text, texts, acting }: { text: Text; texts: readonly Text[]; acting: Acting }) {
  const ways = findingsFor(text, texts);
  const [finding, setFinding] = useState<Finding>(ways[0] ?? "not_put");
  const [words, setWords] = useState("");
  const waiting = texts.filter(({ amends }) => amends === text.id).map((one) => one.id);
  const [wished, setWished] = useState<readonly number[]>(waiting);
  // What came meanwhile stands at the end.
  const order = [...wished.filter((one) => waiting.includes(one)), ...waiting.filter((one) => !wished.includes(one))];
  const act: ActBody = {
    do: "ruling.give", finding, on: text.id,
    ...(finding === "order_of_texts" ? { order } : {}), ...(words.trim() === "" ? {} : { text: words.trim() }),
  };
  return (
    <Fill acting={acting} name={say("finding.title")} onSubmit={() => acting.put(act)}>
      <Ways says={say("chair.ruling")} name={`finding-${text.id}`} value={finding} options={ways.map((id) => ({ id, says: say(says[id]) }))} onChange={(id) => setFinding(id as Finding)} />
      {finding === "order_of_texts" && (
        <ol class="lines">
          {order.map((id, i) => {
            const name = nameOf(texts.find((one) => one.id === id) ?? text);
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
