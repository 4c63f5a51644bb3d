import type { Body, ChoiceId, VoteWhole } from "../../hall/contract";
import type { Ballot } from "../../keys/ballots";
import { number, say, time } from "../../messages";
import { shortHash } from "../../parts/hash";
import { countingOf, recount } from "./counted";
import { wordOf } from "../../parts/choices";

type Step = { name: string; rest: string; note: string; at: string | number | null; done: boolean };

function Steps({ steps }: { steps: Step[] }) {
  return (
    <ol class="track" aria-label={say("track.label")}>
      {steps.map(({ name, rest, note, at, done }) => (
        <li key={name} class={done ? "done" : "next"}>
          <span>
            <b>{name}</b> <bdi>{rest}</bdi>
            {note !== "" && <small>{note}</small>}
          </span>
          {at !== null && <time><bdi dir="ltr">{time(at)}</bdi></time>}
        </li>
      ))}
    </ol>
  );
}

function countedStep(whole: VoteWhole | null, seat: string, choice: ChoiceId | null): Step {
  const step = { name: say("track.counted"), rest: "", at: null };
  if (whole === null || choice === null) return { ...step, note: say("track.counted.later"), done: false };
  const counting = countingOf(whole, seat, choice);
  if (counting === "other") return { ...step, note: say("track.counted.other"), done: false };
  if (counting === "hidden") return { ...step, note: say("track.counted.hidden"), done: true };
  const counts = recount(whole);
  const note = counts === null ? say("track.counted.same") : say("track.counted.again", { counts: counts.map(number).join(", ") });
  return { ...step, note, done: true };
}

type Props = { body: Body; ballot: Ballot; seat: string; whole: VoteWhole | null; waiting?: boolean };

export function Track({ body, ballot, seat, whole, waiting = false }: Props) {
  const { chosen, sent, recorded } = ballot;
  const choice = sent?.choice ?? recorded?.choice ?? null;
  const took = sent === null ? recorded : null;
  return (
    <Steps steps={[
      { name: say("track.chosen"), rest: choice === null ? "" : wordOf(body, choice), note: "", at: took?.chosenAt ?? chosen?.at ?? null, done: true },
      {
        name: say("track.sent"),
        rest: waiting ? "" : say("track.sent.signed"),
        note: waiting ? say("track.sent.waits") : "",
        at: waiting ? null : (took?.sentAt ?? sent?.at ?? null),
        done: !waiting,
      },
      {
        name: say("track.recorded"),
        rest: took === null ? "" : say("track.recorded.as", { number: took.position }),
        note: say(took === null ? "track.recorded.waits" : "track.recorded.checked"),
        at: took?.at ?? null,
        done: took !== null,
      },
      countedStep(took === null ? null : whole, seat, choice),
    ]} />
  );
}

// What a person takes away: any verifier can read it, without this page and without the hall.
export function Receipt({ ballot, seat, origin }: { ballot: Ballot; seat: string; origin: string }) {
  const { recorded } = ballot;
  if (recorded === null) return null;
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(recorded.receipt)}`;
  const name = `${origin.replace(/[^\w.-]+/g, "-")}-${recorded.position}-${seat}.receipt`;
  return (
    <details class="k-receipt">
      <summary>{say("receipt.title")}</summary>
      <dl class="kv">
        <dt>{say("receipt.place")}</dt>
        <dd>{say("receipt.place.says", { number: recorded.position })}</dd>
        <dt>{say("receipt.key")}</dt>
        <dd><bdi class="mono" dir="ltr">{recorded.keyId.replace(/(.{4})/, "$1 ")}</bdi></dd>
        <dt>{say("receipt.head")}</dt>
        <dd><bdi class="mono" dir="ltr">{shortHash(recorded.head.root)}</bdi>, {say("receipt.head.size", { n: recorded.head.size })}</dd>
      </dl>
      <p><a href={file} download={name}>{say("receipt.save")}</a></p>
    </details>
  );
}
