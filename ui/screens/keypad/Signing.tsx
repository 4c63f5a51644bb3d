import { useState } from "preact/hooks";
import { fieldsOf, filled, givenIn, type Field } from "../../hall/fields";
import type { Body, Offer, Text } from "../../hall/contract";
import { withTerms, type Terms } from "../../hall/terms";
import type { DeviceKey } from "../../keys/device";
import { say, type PlainKey } from "../../messages";
import { citeBeside } from "../../parts/cite";
import { TermsFields } from "../../parts/TermsFields";
import type { PutResult } from "../../record/acts";
import { putOwn } from "./own";

const fieldSays: Record<Field, PlainKey> = {
  title: "field.title", document: "field.document", text: "field.text", reason: "field.reason", source: "field.source", override: "field.override",
};
const longest = 1_000;

export type Answer = { says: string; problem: boolean };
type Props = { body: Body; device: DeviceKey; offer: Offer; texts: readonly Text[]; onAnswer: (answer: Answer) => void; onClose: () => void };

function answerOf(result: PutResult): Answer {
  switch (result.kind) {
    case "recorded": return { says: say("acts.recorded", { number: result.position }), problem: false };
    case "refused": return { says: `${say("refused.title")} ${result.says}${citeBeside(result.says, result.cite)}`, problem: true };
    case "fault": return { says: `${say("refused.title")} ${result.says}`, problem: true };
    case "doubt": return { says: `${say("doubt.title")} ${say("doubt.no_number")}`, problem: true };
    case "moved": return { says: say("acts.moved"), problem: true };
    case "dropped": return { says: "", problem: false };
  }
}

// An act with what its author fills in, before it is signed.
export function Signing({ body, device, offer, texts, onAnswer, onClose }: Props) {
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
    onAnswer(answerOf(await putOwn(body, device, withTerms(filled(offer.act, values), terms), { told: setStage }).catch(failed)));
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
      <TermsFields body={body} act={offer.act} terms={terms} texts={texts} disabled={stage !== "ask"} onChange={setTerms} />
      <p role="status">{stage === "ask" ? say("acts.public") : say(stage === "sent" ? "send.pending" : "send.waiting")}</p>
      <p class="act-buttons">
        <button class="btn primary" type="submit" disabled={stage !== "ask"}>{say("acts.sign")}</button>
        <button class="btn" type="button" onClick={onClose}>{say(stage === "ask" ? "acts.not_now" : "acts.close")}</button>
      </p>
    </form>
  );
}
