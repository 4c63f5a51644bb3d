import { useState } from "preact/hooks";
import type { ActBody, Body, Snapshot } from "../../../hall/contract";
import type { Meeting } from "../../../hall/stream";
import { say } from "../../../messages";
import type { Acting } from "../../../parts/acting";
import { Figures, Majority, methodsOf, type Figure } from "../../chair/details";
import { Choice, Line, Seats } from "../form/fields";
import { Fill } from "../form/Fill";
import { Moment } from "./Moment";
import { localOf, momentOf } from "./moments";

const day = 24 * 3_600_000;

type Said = { question: string; text: string; document: string; title: string; method: string; majority: string; figures: readonly Figure[]; concerned: string[]; opens: string; closes: string };

// What is empty is not said: the question and the wording of a text stand in the record already.
export function announcement({ question, text, document, title, method, majority, figures, concerned, opens, closes }: Said): ActBody | null {
  const [from, to] = [momentOf(opens), momentOf(closes)];
  if (from === null || to === null || from >= to || (text === "" && title.trim() === "")) return null;
  const matter = text === "" ? { question } : { question, text: Number(text) };
  const said = { document: document.trim(), title: title.trim(), method, majority };
  const given = Object.entries(said).filter(([, value]) => value !== "");
  const about = concerned.length === 0 ? {} : { concerned };
  const numbers = figures.length === 0 ? {} : { figures };
  return { do: "vote.announce", ...matter, ...Object.fromEntries(given), ...about, ...numbers, opens: from, closes: to };
}

export function Announce({ meeting, body, now, acting }: { meeting: Meeting; body: Body; now: Snapshot; acting: Acting }) {
  const questions = body.questions.filter(({ id }) => methodsOf(body, id, true).length > 0);
  const [said, setSaid] = useState<Said>(() => ({
    question: questions[0]?.id ?? "", text: "", document: "", title: "", method: "", majority: "", figures: [], concerned: [],
    opens: localOf(meeting.serverNow()), closes: localOf(meeting.serverNow() + 7 * day),
  }));
  const methods = methodsOf(body, said.question, true);
  const texts = now.texts.filter(({ stage, amends }) => stage === "pending" && amends === null);
  const change = (next: Partial<Said>): void => setSaid((before) => ({ ...before, ...next }));
  const choose = (text: string): void => {
    const found = texts.find(({ id }) => String(id) === text);
    change(found === undefined ? { text } : { text, document: found.document, title: found.title });
  };
  const whole = { ...said, method: said.method || (methods[0]?.id ?? "") };
  const act = announcement(whole);
  return (
    <Fill acting={acting} name={say("timed.announce")} ready={act !== null} onSubmit={() => act !== null && acting.put(act)}>
      <Choice says={say("field.question")} value={said.question} options={questions} onChange={(question) => change({ question, method: "", majority: "" })} />
      {texts.length > 0 && (
        <Choice says={say("field.on_text")} value={said.text} empty={say("field.on_text.none")} onChange={choose}
          options={texts.map(({ id, document, title }) => ({ id: String(id), says: [document, title].filter((part) => part !== "").join(" ") }))} />
      )}
      <Line says={say("field.title")} required={said.text === ""} value={said.title} onInput={(title) => change({ title })} />
      <Line says={say("field.document")} value={said.document} onInput={(document) => change({ document })} />
      {methods.length > 1 && <Choice says={say("field.method")} value={whole.method} options={methods} onChange={(method) => change({ method })} />}
      <Majority body={body} question={said.question} value={said.majority} onChange={(majority) => change({ majority })} />
      <Figures body={body} stated={said.figures} onChange={(figures) => change({ figures })} />
      <Seats body={body} says={say("field.concerned")} hint={say("field.concerned.hint")} value={said.concerned} onChange={(concerned) => change({ concerned })} />
      <div class="pair">
        <Moment says={say("timed.opens")} value={said.opens} onInput={(opens) => change({ opens })} />
        <Moment says={say("timed.closes")} value={said.closes} onInput={(closes) => change({ closes })} />
      </div>
    </Fill>
  );
}
