import { useState } from "preact/hooks";
import type { ActBody, Body, Paragraph } from "../../../hall/contract";
import type { DeviceKey } from "../../../keys/device";
import { say } from "../../../messages";
import { Said } from "../../../parts/Said";
import { Choice, Day, Line, Seats } from "../form/fields";
import { Fill } from "../form/Fill";
import { labelled } from "./paragraphs";
import { useFiling } from "./useFiling";
import { useWording } from "./Wording";

export type Submission = { question?: string; document: string; title: string; sponsors: readonly string[]; seats: readonly string[]; until: string };

// The act of handing a text in; what is empty is not said.
export function submission(said: Submission, paragraphs: readonly Paragraph[], digest: string, more: Partial<ActBody> = {}): ActBody {
  const { question, document, title, sponsors, seats, until } = said;
  const whole: Record<string, unknown> = { question, document: document.trim(), title: title.trim(), digest, sponsors, paragraphs, seats, until, ...more };
  const given = Object.entries(whole).filter(([, value]) => value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0));
  return { do: "text.submit", ...Object.fromEntries(given) };
}

const empty: Submission = { question: "", document: "", title: "", sponsors: [], seats: [], until: "" };

export function HandIn({ body, deviceKey }: { body: Body; deviceKey: DeviceKey }) {
  const [said, setSaid] = useState<Submission>({ ...empty, question: body.questions[0]?.id ?? "" });
  const wording = useWording({ propose: labelled, required: false });
  const filing = useFiling(body, deviceKey);
  const change = (next: Partial<Submission>): void => setSaid((before) => ({ ...before, ...next }));
  const submit = async (): Promise<void> => {
    const stands = await filing.putWith(wording.bytes, (digest) => submission(said, wording.paragraphs, digest));
    if (!stands) return;
    wording.clear();
    setSaid({ ...empty, question: said.question ?? "" });
  };
  const aboutSeats = body.questions.find(({ id }) => id === said.question)?.about_seats === true;
  const named = said.title.trim() !== "" || said.document.trim() !== "";
  return (
    <>
      <Fill acting={filing} name={say("texts.hand_in")} ready={named && wording.ready} onSubmit={() => void submit()}>
        <Choice says={say("field.question")} value={said.question ?? ""} options={body.questions} onChange={(question) => change({ question, seats: [], until: "" })} />
        <Line says={say("field.title")} required value={said.title} onInput={(title) => change({ title })} />
        <Line says={say("field.document")} hint={say("texts.symbol.hint")} value={said.document} onInput={(document) => change({ document })} />
        <Seats body={body} says={say("texts.sponsors")} hint={say("texts.sponsors.hint")} value={said.sponsors} onChange={(sponsors) => change({ sponsors })} />
        {wording.fields}
        {aboutSeats && (
          <>
            <Seats body={body} says={say("texts.seats")} value={said.seats} onChange={(seats) => change({ seats })} />
            <Day says={say("terms.until")} value={said.until} onInput={(until) => change({ until })} />
          </>
        )}
      </Fill>
      <Said answer={filing.answer} />
    </>
  );
}
