import { useRef } from "preact/hooks";
import { say } from "../../messages";
import { textIn, type List } from "./members";
import { Wrongs } from "./Wrongs";
import type { Wrong } from "./wrongs";

type Props = { text: string; list: List; wrongs: readonly Wrong[]; onChange: (text: string) => void };

export function Members({ text, list, wrongs, onChange }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const take = async (file: File | undefined): Promise<void> => {
    if (file !== undefined) onChange(textIn(new Uint8Array(await file.arrayBuffer())));
  };
  const show = (line: number): void => {
    const before = text.split("\n").slice(0, line - 1).reduce((length, one) => length + one.length + 1, 0);
    const end = text.indexOf("\n", before);
    field.current?.focus();
    field.current?.setSelectionRange(before, end < 0 ? text.length : end);
  };
  const wrong = wrongs.length > 0;
  return (
    <div class="field">
      <label for="members">{say("new.members")}</label>
      <small id="members-hint">{say("new.members.hint")} {say("new.members.table")}</small>
      <textarea id="members" ref={field} dir="auto" rows={12} spellcheck={false} autocomplete="off" value={text} aria-invalid={wrong}
        data-wrong={wrong || undefined} aria-describedby="members-hint members-count members-wrong"
        onInput={(event) => onChange(event.currentTarget.value)} />
      <p id="members-count" role="status">
        {list.count === 0 ? say("new.members.none") : <><b>{say("new.members.count", { n: list.count })}</b> {list.count > 1 && say("new.members.ends", { first: list.first, last: list.last })}</>}
        {list.weighted > 0 && <> {say("new.members.weighted", { n: list.weighted })}</>}
        {list.proxies > 0 && <> {say("new.members.proxies", { n: list.proxies })}</>}
        {list.nameless > 0 && <> {say("new.members.nameless", { n: list.nameless })}</>}
      </p>
      <Wrongs id="members-wrong" wrongs={wrongs} onLine={show} />
      <p class="file">
        <label for="file">{say("new.members.file")}</label>
        <input id="file" type="file" accept=".csv,.txt,.tsv,text/csv,text/plain" onChange={(event) => void take(event.currentTarget.files?.[0])} />
      </p>
    </div>
  );
}
