import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { formOf, found, HallError } from "../../hall/client";
import type { Form as Asked } from "../../hall/contract";
import { lang, say } from "../../messages";
import { Members } from "./Members";
import { listOf } from "./members";
import type { Made } from "./New";
import { Questions } from "./Questions";
import { Wrongs } from "./Wrongs";
import { wrongsOf, type Wrong } from "./wrongs";

type Props = { token: string; onMade: (made: Made) => void; onRefused: () => void };
type State = { sent: boolean; failed: string; wrongs: readonly Wrong[] };

const again = 3_000;

// The questions are asked for until the hall gives them: without them nothing can be made.
function useForm(): { form: Asked | null; problem: string } {
  const [form, setForm] = useState<Asked | null>(null);
  const [problem, setProblem] = useState("");
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const ask = (): void =>
      void formOf().then((answer) => (setForm(answer), setProblem("")), (error: unknown) => {
        setProblem(error instanceof HallError ? error.says : say("hall.offline"));
        timer = setTimeout(ask, again);
      });
    ask();
    return () => clearTimeout(timer);
  }, []);
  return { form, problem };
}

const usualIn = (form: Asked): Record<string, string> =>
  Object.fromEntries(form.questions.map(({ id, answers }) => [id, answers[0]?.id ?? ""]));

function failure(error: unknown): string {
  if (!(error instanceof HallError)) return say("hall.unread");
  return error.code === "413" ? say("new.too_long") : error.says;
}

export function Form({ token, onMade, onRefused }: Props) {
  const { form, problem } = useForm();
  const [name, setName] = useState("");
  const [members, setMembers] = useState("");
  const [given, setGiven] = useState<Record<string, string>>({});
  const [rehearsal, setRehearsal] = useState(false);
  const [state, setState] = useState<State>({ sent: false, failed: "", wrongs: [] });
  const list = useMemo(() => listOf(members), [members]);
  const page = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const first = page.current?.querySelector<HTMLElement>("[data-wrong]");
    (first?.matches("fieldset") === true ? first.querySelector<HTMLElement>("input:checked") : first)?.focus();
  }, [state.wrongs]);
  const make = async (): Promise<void> => {
    if (form === null || state.sent) return;
    setState({ sent: true, failed: "", wrongs: [] });
    const answers = { ...usualIn(form), ...given };
    try {
      const made = await found(token, { name: name.trim(), members: list.sent, answers, rehearsal });
      if (!Array.isArray(made)) return onMade({ name: name.trim(), rehearsal, founded: made });
      setState({ sent: false, failed: "", wrongs: wrongsOf(made, form.questions.map(({ id }) => id)) });
    } catch (error) {
      if (error instanceof HallError && error.code === "401") return onRefused();
      setState({ sent: false, failed: failure(error), wrongs: [] });
    }
  };
  const at = (field: string): Wrong[] => state.wrongs.filter((wrong) => wrong.field === field);
  return (
    <form ref={page} noValidate onSubmit={(event) => (event.preventDefault(), void make())}>
      <h1>{say("new.title")}</h1>
      <p class="lead">{say("new.lead")}</p>
      <div class="halves">
        <div>
          <Name value={name} wrongs={at("name")} onChange={setName} />
          <Members text={members} list={list} wrongs={at("members")} onChange={setMembers} />
        </div>
        <section>
          <h2>{say("new.answers")} <small>{say("new.answers.hint")}</small></h2>
          {form === null ? <p role="status">{problem === "" ? say("new.answers.waiting") : <bdi>{problem}</bdi>}</p>
            : <Questions key={lang.value} form={form} given={{ ...usualIn(form), ...given }} wrongsAt={at}
                onAnswer={(question, answer) => setGiven({ ...given, [question]: answer })} />}
        </section>
      </div>
      <Rehearsal on={rehearsal} onChange={setRehearsal} />
      <div class="make">
        <button class="btn primary" type="submit" aria-disabled={state.sent || form === null}>{say("new.make")}</button>
        <div role="status">{state.sent && say("new.making")}</div>
        <div role="alert">
          {state.wrongs.length > 0 && <p class="warnbox">{say("new.wrong", { n: state.wrongs.length })}</p>}
          {state.failed !== "" && <p class="warnbox">{say("new.failed", { says: state.failed })}</p>}
          <Wrongs id="wrong" wrongs={at("")} />
        </div>
      </div>
    </form>
  );
}

function Name({ value, wrongs, onChange }: { value: string; wrongs: readonly Wrong[]; onChange: (value: string) => void }) {
  const wrong = wrongs.length > 0;
  return (
    <div class="field">
      <label for="name">{say("new.name")}</label>
      <small id="name-hint">{say("new.name.hint")}</small>
      <input id="name" dir="auto" maxLength={200} autocomplete="organization" value={value} aria-invalid={wrong} data-wrong={wrong || undefined}
        aria-describedby="name-hint name-wrong" onInput={(event) => onChange(event.currentTarget.value)} />
      <Wrongs id="name-wrong" wrongs={wrongs} />
    </div>
  );
}

function Rehearsal({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }) {
  return (
    <p class="switch">
      <input id="rehearsal" type="checkbox" role="switch" checked={on} aria-describedby="rehearsal-hint"
        onChange={(event) => onChange(event.currentTarget.checked)} />
      <label for="rehearsal">{say("new.rehearsal")}</label>
      <small id="rehearsal-hint">{say("new.rehearsal.hint")}</small>
    </p>
  );
}
