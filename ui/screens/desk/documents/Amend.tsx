import { useState } from "preact/hooks";
import type { Body, Snapshot, Text } from "../../../hall/contract";
import type { DeviceKey } from "../../../keys/device";
import { say, type PlainKey } from "../../../messages";
import { Said } from "../../../parts/Said";
import { Choice, Line, Seats, Tick, Ways } from "../form/fields";
import { Fill } from "../form/Fill";
import { submission } from "./HandIn";
import { broughtTo } from "./paragraphs";
import { useFiling } from "./useFiling";
import { useWording } from "./Wording";

type Alteration = "remove" | "replace" | "add";
const alterations: readonly (readonly [Alteration, PlainKey])[] = [
  ["replace", "amend.replace"], ["add", "amend.add"], ["remove", "amend.remove"],
];
const which: Record<Alteration, PlainKey> = { remove: "amend.which.remove", replace: "amend.which.replace", add: "amend.which.add" };

export const nameOf = ({ document, title }: Text): string => [document, title].filter((part) => part !== "").join(" ");

export function Amend({ body, now, deviceKey }: { body: Body; now: Snapshot; deviceKey: DeviceKey }) {
  const texts = now.texts.filter(({ stage }) => stage === "pending");
  const [id, setId] = useState("");
  const text = texts.find((one) => String(one.id) === id) ?? texts[0];
  if (text === undefined) return <p>{say("amend.nothing")}</p>;
  return (
    <>
      <div class="fill">
        <Choice says={say("amend.text")} value={String(text.id)} options={texts.map((one) => ({ id: String(one.id), says: nameOf(one) }))} onChange={setId} />
      </div>
      <Amending key={text.id} body={body} text={text} deviceKey={deviceKey} />
    </>
  );
}

type Said = { document: string; title: string; sponsors: readonly string[] };
const nothing: Said = { document: "", title: "", sponsors: [] };

function Amending({ body, text, deviceKey }: { body: Body; text: Text; deviceKey: DeviceKey }) {
  const [alteration, setAlteration] = useState<Alteration>("replace");
  const [of, setOf] = useState<readonly string[]>([]);
  const [said, setSaid] = useState(nothing);
  const labels = text.paragraphs.map(({ label }) => label);
  const brings = alteration !== "remove";
  const wording = useWording({ propose: (blocks) => broughtTo(text, of, blocks), others: labels, required: brings });
  const filing = useFiling(body, deviceKey);
  const change = (next: Partial<Said>): void => setSaid((before) => ({ ...before, ...next }));
  const choose = (label: string, on: boolean): void => setOf(labels.filter((one) => (one === label ? on : of.includes(one))));
  const submit = async (): Promise<void> => {
    const amends = { text: text.id, alteration, ...(of.length === 0 ? {} : { paragraphs: of }) };
    const stands = await filing.putWith(brings ? wording.bytes : null, (digest) => submission({ ...said, seats: [], until: "" }, brings ? wording.paragraphs : [], digest, { amends }));
    if (!stands) return;
    wording.clear();
    setOf([]);
    setSaid(nothing);
  };
  const named = said.title.trim() !== "" || said.document.trim() !== "";
  const ready = named && (of.length > 0 || labels.length === 0) && (!brings || wording.ready);
  return (
    <>
      <Fill acting={filing} name={say("amend.title")} ready={ready} onSubmit={() => void submit()}>
        <Ways says={say("amend.how")} name={`alteration-${text.id}`} value={alteration} options={alterations.map(([one, key]) => ({ id: one, says: say(key) }))}
          onChange={(next) => setAlteration(next as Alteration)} />
        {labels.length > 0 && (
          <fieldset>
            <legend>{say(which[alteration])}</legend>
            {labels.map((label) => <Tick key={label} says={label} checked={of.includes(label)} onChange={(on) => choose(label, on)} />)}
          </fieldset>
        )}
        {brings && wording.fields}
        <Line says={say("field.title")} required value={said.title} onInput={(title) => change({ title })} />
        <Line says={say("field.document")} hint={say("texts.symbol.hint")} value={said.document} onInput={(document) => change({ document })} />
        <Seats body={body} says={say("texts.sponsors")} hint={say("texts.sponsors.hint")} value={said.sponsors} onChange={(sponsors) => change({ sponsors })} />
      </Fill>
      <Said answer={filing.answer} />
    </>
  );
}
