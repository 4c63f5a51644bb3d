import { useState } from "preact/hooks";
import type { Body, ChoiceId, SeatId, Snapshot } from "../../../hall/contract";
import type { DeviceKey } from "../../../keys/device";
import type { Meeting } from "../../../hall/stream";
import { say, type PlainKey } from "../../../messages";
import { useActing } from "../../../parts/acting";
import { Said } from "../../../parts/Said";
import { Choice, Field, Ways } from "../form/fields";
import { Fill, Folded, Panel } from "../form/Fill";
import { SeriesLine } from "../form/SeriesLine";
import { useSeries } from "../form/useSeries";
import { choiceSays, letterOf } from "./choices";
import { openVotes, papersOf, readLine, type Open, type Paper, type Read } from "./papers";

type Props = { meeting: Meeting; body: Body; now: Snapshot; deviceKey: DeviceKey };

export function Papers({ meeting, body, now, deviceKey }: Props) {
  const open = openVotes(now);
  const [chosen, setChosen] = useState<number | null>(null);
  const one = open.find(({ vote }) => vote.id === chosen) ?? open[0];
  if (one === undefined) return <Panel title={say("paper.title")}><p>{say("paper.no_vote")}</p></Panel>;
  return (
    <Panel title={say("paper.title")} small={open.length === 1 ? one.vote.title || one.vote.question_says : ""}>
      <p>{say("paper.what")}</p>
      {open.length > 1 && (
        <Choice says={say("paper.vote")} value={String(one.vote.id)} onChange={(id) => setChosen(Number(id))}
          options={open.map(({ vote }) => ({ id: String(vote.id), says: [vote.document, vote.title || vote.question_says].filter((part) => part !== "").join(" ") }))} />
      )}
      <Entry key={one.vote.id} meeting={meeting} body={body} now={now} deviceKey={deviceKey} one={one} />
    </Panel>
  );
}

function Entry({ meeting, body, now, deviceKey, one }: Props & { one: Open }) {
  const papers = papersOf(body, one, now);
  return (
    <>
      <Single body={body} deviceKey={deviceKey} one={one} papers={papers} />
      <Folded title={say("paper.sheet")}><Sheet body={body} deviceKey={deviceKey} one={one} papers={papers} /></Folded>
      <Waiting meeting={meeting} papers={papers} own={deviceKey.seat} />
    </>
  );
}

type EntryProps = { body: Body; deviceKey: DeviceKey; one: Open; papers: readonly Paper[] };

function Single({ body, deviceKey, one, papers }: EntryProps) {
  const acting = useActing(body, deviceKey, () => true);
  const [seat, setSeat] = useState("");
  const [choice, setChoice] = useState("");
  const options = one.vote.choices.map((id) => ({ id, says: choiceSays(body, id) }));
  const submit = (): void => {
    acting.put({ do: "vote.paper", vote: one.vote.id, seat, choice });
    setSeat("");
    setChoice("");
  };
  return (
    <>
      <Fill acting={acting} name={say("paper.one")} ready={seat !== "" && choice !== ""} onSubmit={submit}>
        <Choice says={say("paper.seat")} value={seat} empty={say("terms.choose")} onChange={setSeat}
          options={[...papers].sort((a, b) => a.name.localeCompare(b.name)).map((paper) => ({ id: paper.seat, says: paper.name }))} />
        <Ways says={say("paper.choice")} name="paper" value={choice} options={options} onChange={setChoice} />
      </Fill>
      <Said answer={acting.answer} />
    </>
  );
}

const wrongs: Record<Extract<Read, string>, PlainKey> = { no_choice: "paper.no_choice", nobody: "paper.nobody", several: "paper.several" };
type Entered = { seat: SeatId; name: string; choice: ChoiceId };

// Many by keyboard: a line for each paper, taken into the list with Enter, and the list is signed at once.
function Sheet({ body, deviceKey, one, papers }: EntryProps) {
  const series = useSeries(body, deviceKey);
  const [line, setLine] = useState("");
  const [wrong, setWrong] = useState<PlainKey | null>(null);
  const [list, setList] = useState<readonly Entered[]>([]);
  const take = (event: Event): void => {
    event.preventDefault();
    const read = readLine(line, papers, one.vote.choices);
    if (typeof read === "string") return setWrong(wrongs[read]);
    setWrong(null);
    setLine("");
    setList((before) => [read, ...before.filter(({ seat }) => seat !== read.seat)]);
  };
  const send = async (): Promise<void> => {
    const left = await series.start(list.map(({ seat, name, choice }) => ({ name, act: { do: "vote.paper", vote: one.vote.id, seat, choice } })));
    const kept = new Set(left.map(({ act }) => act["seat"]));
    setList((before) => before.filter(({ seat }) => kept.has(seat)));
  };
  const letters = one.vote.choices.map((choice) => `${letterOf(one.vote.choices, choice)} = ${choiceSays(body, choice)}`).join(", ");
  return (
    <div class="sheet">
      <form class="fill" aria-label={say("paper.sheet")} onSubmit={take}>
        <Field says={say("paper.line")} hint={say("paper.line.hint", { letters })}>
          {(named) => <input {...named} dir="auto" autocomplete="off" value={line} aria-invalid={wrong !== null} onInput={(event) => setLine(event.currentTarget.value)} />}
        </Field>
        <p role="status">{wrong !== null && say(wrong)}</p>
        <p class="tools"><button class="btn" type="submit">{say("paper.take")}</button></p>
      </form>
      {list.length > 0 && (
        <ul class="lines" aria-label={say("paper.list")}>
          {list.map(({ seat, name, choice }) => (
            <li key={seat}>
              <b><bdi>{name}</bdi></b> <span>{choiceSays(body, choice)}</span>
              <button class="btn" type="button" aria-label={say("form.drop", { name })} onClick={() => setList((before) => before.filter((entry) => entry.seat !== seat))}>{say("form.remove")}</button>
            </li>
          ))}
        </ul>
      )}
      {list.length > 0 && <p><button class="btn primary" type="button" aria-disabled={series.running !== null} onClick={() => void send()}>{say("paper.send", { n: list.length })}</button></p>}
      <SeriesLine series={series} />
    </div>
  );
}

// Who waits, never what: the second person reads the paper, not the first entry.
function Waiting({ meeting, papers, own }: { meeting: Meeting; papers: readonly Paper[]; own: SeatId }) {
  const waits = papers.filter(({ entered }) => entered !== null);
  return (
    <>
      <h3>{say("paper.waits", { n: waits.length })}</h3>
      {waits.length > 0 && (
        <ul class="lines">
          {waits.map(({ seat, name, entered }) => (
            <li key={seat}>
              <b><bdi>{name}</bdi></b>
              <span>{entered === own ? say("paper.by_you") : say("paper.by", { name: meeting.nameOf(entered ?? "") })}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
