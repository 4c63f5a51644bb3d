import { useState } from "preact/hooks";
import type { ActBody, Body } from "../../../hall/contract";
import type { DeviceKey } from "../../../keys/device";
import { say } from "../../../messages";
import { Said } from "../../../parts/Said";
import { documentKinds } from "../../chair/details";
import { Choice, Line, Upload } from "../form/fields";
import { Fill } from "../form/Fill";
import { mostBytes } from "./filing";
import { useFiling } from "./useFiling";

const nothing = { kind: "letter", document: "", title: "" };

export function Circulate({ body, deviceKey }: { body: Body; deviceKey: DeviceKey }) {
  const [said, setSaid] = useState(nothing);
  const [chosen, setChosen] = useState<File | null>(null);
  const filing = useFiling(body, deviceKey);
  const change = (next: Partial<typeof nothing>): void => setSaid((before) => ({ ...before, ...next }));
  const long = chosen !== null && chosen.size > mostBytes;
  const ready = (said.title.trim() !== "" || said.document.trim() !== "") && !long;
  const submit = async (form: typeof nothing): Promise<void> => {
    const bytes = chosen === null ? null : new Uint8Array(await chosen.arrayBuffer());
    const act = (digest: string): ActBody =>
      ({ do: "document.circulate", ...Object.fromEntries(Object.entries({ ...form, digest }).filter(([, value]) => value !== "")) });
    if (await filing.putWith(bytes, act)) setSaid({ ...nothing, kind: form.kind });
  };
  return (
    <>
      <Fill acting={filing} name={say("texts.circulate")} ready={ready}
        onSubmit={() => void submit({ kind: said.kind, document: said.document.trim(), title: said.title.trim() })}>
        <Choice says={say("field.kind")} value={said.kind} options={documentKinds()} onChange={(kind) => change({ kind })} />
        <Line says={say("field.title")} required value={said.title} onInput={(title) => change({ title })} />
        <Line says={say("field.document")} hint={say("texts.symbol.hint")} value={said.document} onInput={(document) => change({ document })} />
        <Upload says={say("texts.file.any")} onChoose={setChosen} />
        {long && <p class="noticebox" role="alert">{say("texts.too_long")}</p>}
      </Fill>
      <Said answer={filing.answer} />
    </>
  );
}
