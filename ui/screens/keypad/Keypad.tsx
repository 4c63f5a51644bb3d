import { useEffect } from "preact/hooks";
import type { Body, Vote } from "../../hall/contract";
import type { Meeting } from "../../hall/stream";
import type { DeviceKey } from "../../keys/device";
import { useHolder } from "../../keys/holder";
import { number, say, type PlainKey } from "../../messages";
import { citeBeside } from "../../parts/cite";
import { shortHash } from "../../parts/hash";
import { Icon } from "../../parts/Icon";
import { Language } from "../../parts/Language";
import { Lost } from "../../parts/Lost";
import { modes, stateOf, states } from "../../parts/modes";
import { useMay } from "../../parts/offers";
import { RecordStrip } from "../../parts/RecordStrip";
import { RehearsalTag, Watermark } from "../../parts/Rehearsal";
import { sentence } from "../../parts/sentence";
import { Acts } from "./Acts";
import { useRoll } from "./counted";
import { NoKey } from "./NoKey";
import { useOpening } from "./opening";
import { useQuiet } from "./quiet";
import { castsOf, useCastings } from "./useCastings";
import { VoteCard } from "./VoteCard";
import "../../style/phone.css";
import "./keypad.css";

function Bar({ meeting }: { meeting: Meeting }) {
  const vote = meeting.now.value?.vote ?? null;
  const state = states[stateOf(meeting.now.value?.count ?? null)];
  const mode = vote === null ? null : modes[vote.mode];
  return (
    <header class="k-bar">
      {mode !== null && vote !== null && (
        <p class={`m ${vote.mode}`}><Icon name={mode.icon} /><strong><span class="word">{say(mode.says)}</span><span>{say(mode.how)}</span></strong></p>
      )}
      <p class="now" role="status"><Icon name={state.icon} /><strong>{say(state.says)}</strong></p>
    </header>
  );
}

function Question({ body, vote }: { body: Body; vote: Vote }) {
  const opening = useOpening(body, vote.id);
  return (
    <section class="k-q">
      <p class="id">
        <b><bdi dir="ltr">{vote.document}</bdi></b>
        <span>
          {say("question.number")} <bdi dir="ltr">{number(vote.id)}</bdi>
          {opening !== null && opening.leaf !== null && <> <bdi class="mono" dir="ltr">{shortHash(opening.leaf)}</bdi></>}
        </span>
      </p>
      {opening?.leaf === null && <p class="warnbox" role="alert">{say("question.doubt", { number: vote.id })}</p>}
      <h1><bdi>{vote.title === "" ? sentence(vote.question_says) : vote.title}</bdi></h1>
      {vote.title !== "" && <p class="needs"><bdi>{sentence(vote.question_says)}</bdi></p>}
      <p class="needs"><bdi>{sentence(vote.majority_says)}{citeBeside(vote.majority_says, vote.majority_cite)}</bdi></p>
    </section>
  );
}

function SeatLine({ meeting, seat, says }: { meeting: Meeting; seat: string; says: PlainKey }) {
  return <p class="k-seat"><span>{say(says)}</span><strong><bdi>{meeting.nameOf(seat)}</bdi></strong></p>;
}

function Outcome({ meeting }: { meeting: Meeting }) {
  const count = meeting.now.value?.count ?? null;
  const outcome = count?.outcome ?? null;
  const vote = meeting.now.value?.vote ?? null;
  return (
    <div role="alert">
      {count?.state === "annulled" && <p class="inset">{say("board.annulled")}</p>}
      {outcome !== null && vote !== null && (
        <section class="k-outcome">
          <p class="word"><bdi>{outcome.word}</bdi></p>
          <p><bdi>{outcome.sentence}</bdi></p>
          <p><a href={`/${meeting.id}/votes/${vote.id}`}>{say("keypad.result")}</a></p>
        </section>
      )}
    </div>
  );
}

function Voting({ meeting, body, device }: { meeting: Meeting; body: Body; device: DeviceKey }) {
  const vote = meeting.now.value?.vote ?? null;
  const state = stateOf(meeting.now.value?.count ?? null);
  const open = state === "voting" || state === "last_call";
  const { offers, size, failed } = useMay(meeting, device.seat);
  // An answer from before the vote was opened says nothing about it.
  const asked = vote !== null && size > vote.id;
  const casts = castsOf(offers, vote);
  const quiet = useQuiet(vote);
  const whole = useRoll(meeting);
  const castings = useCastings(meeting, body, device, vote, offers);
  return (
    <>
      {castings.length < 2 && <SeatLine meeting={meeting} seat={device.seat} says={castings.length === 1 ? "keypad.for" : "keypad.acts_for"} />}
      {vote === null ? <h1 class="k-idle">{say("keypad.no_vote")}</h1> : <Question body={body} vote={vote} />}
      <Outcome meeting={meeting} />
      {vote !== null && castings.map((casting, i) => (
        <div key={`${casting.vote} ${casting.seat}`} class={castings.length === 1 ? "alone" : "one-of"}>
          {castings.length > 1 && <SeatLine meeting={meeting} seat={casting.seat} says={i === 0 ? "keypad.for" : "keypad.by_proxy"} />}
          <VoteCard meeting={meeting} body={body} vote={vote} casting={casting} quiet={quiet} open={open} whole={whole} proxy={casting.seat !== device.seat}
            offers={asked ? casts.filter(({ act }) => act["seat"] === casting.seat) : null} />
        </div>
      ))}
      {failed && <p class="noticebox">{say("keypad.may_unknown")}</p>}
      {offers !== null && <Acts body={body} device={device} name={meeting.nameOf(device.seat)} offers={offers.filter(({ act }) => act.do !== "vote.cast")} />}
    </>
  );
}

export function Keypad({ meeting }: { meeting: Meeting }) {
  const holder = useHolder(meeting.id);
  const body = meeting.body.value;
  const who = holder.kind === "holds" ? meeting.nameOf(holder.key.seat) : "";
  useEffect(() => {
    document.title = say("keypad.title", { name: who, body: body?.short ?? meeting.id });
  });
  return (
    <main class="phone">
      {body !== null && <Watermark body={body} />}
      <div class="k-top">
        <Bar meeting={meeting} />
        <Lost meeting={meeting} />
      </div>
      {body === null || holder.kind === "reading" ? <p class="k-idle">{say("waiting")}</p>
        : holder.kind !== "holds" ? <NoKey kind={holder.kind} meeting={meeting} />
        : <Voting meeting={meeting} body={body} device={holder.key} />}
      {holder.kind === "holds" && !holder.key.guarded && <p class="noticebox">{say("keypad.unguarded")}</p>}
      <footer class="strip">
        {body !== null && <RehearsalTag body={body} />}
        <RecordStrip meeting={meeting} />
        <Language />
      </footer>
    </main>
  );
}
