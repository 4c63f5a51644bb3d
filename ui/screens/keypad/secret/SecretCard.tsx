// A secret ballot on a delegate's device: choose, review, cast or check, and the tracker that is left.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Body, SecretBallot } from "../../../hall/contract";
import type { Meeting } from "../../../hall/stream";
import type { DeviceKey } from "../../../keys/device";
import { number, say, time } from "../../../messages";
import { Lamp } from "../../../parts/Lamp";
import { markOfChoice } from "../../../parts/lamps";
import { sentence } from "../../../parts/sentence";
import { TrustFile } from "../../../parts/TrustFile";
import { abstains, optionSays } from "../../../parts/choices";
import { Options, WhoLearns } from "./Paper";
import { SecretVoting, type Step } from "./voting";
import "./secret.css";

type Props = { meeting: Meeting; body: Body; device: DeviceKey; ballot: SecretBallot };
type Part = { meeting: Meeting; body: Body; voting: SecretVoting };

const StepOf = ({ n }: { n: 1 | 2 | 3 }) => <p class="step">{say(`secret.step.${n}`)}</p>;

// A choice that nobody made: what a check says is public under the seat's name.
function atRandom(options: readonly string[], maximum: number): string[] {
  const drawn = new Uint32Array(1);
  crypto.getRandomValues(drawn);
  const all = maximum > 1 ? [...options] : [...options, abstains];
  return [all[(drawn[0] ?? 0) % all.length] ?? abstains];
}

// Who has a trust file votes only on what its witnesses have signed.
const Witnesses = ({ body, voting }: Omit<Part, "meeting">) => (
  <section class="witnesses">
    {voting.signed.value !== null && <p role="status">{say("teller.record.witnesses", { n: voting.signed.value })}</p>}
    <TrustFile origin={body.origin} onChange={() => void voting.enter()} />
  </section>
);

function Choosing({ meeting, body, voting }: Part) {
  const [chosen, setChosen] = useState<string[]>([]);
  const paper = voting.paper.value;
  if (paper === null) return null;
  const few = chosen.length === 0 || (!chosen.includes(abstains) && chosen.length < paper.minimum);
  const submit = (event: Event): void => {
    event.preventDefault();
    if (!few) void voting.seal(chosen);
  };
  const earlier = voting.kept.value?.cast ?? null;
  return (
    <form onSubmit={submit}>
      <StepOf n={1} />
      <Options meeting={meeting} body={body} paper={paper} chosen={chosen} onChoose={setChosen} />
      <WhoLearns meeting={meeting} paper={paper} />
      <Witnesses body={body} voting={voting} />
      <div class="k-send">
        <p>{say("secret.again")}</p>
        <button class="btn primary" type="submit" disabled={few}>{say(few ? "secret.choose_one" : "secret.seal")}</button>
        <button class="btn" type="button" onClick={() => void voting.seal(atRandom(paper.options, paper.maximum))}>{say("secret.random")}</button>
        {earlier !== null && <button class="btn" type="button" onClick={() => (voting.step.value = { at: "done" })}>{say("secret.keep")}</button>}
      </div>
    </form>
  );
}

const Chosen = ({ meeting, body, chosen }: Omit<Part, "voting"> & { chosen: string[] }) => (
  <p class="big">
    {chosen.map((option) => (
      <span key={option} class={markOfChoice(option)}><Lamp mark={markOfChoice(option)} /> <bdi>{optionSays(meeting, body, option)}</bdi></span>
    ))}
  </p>
);

const Tracker = ({ short }: { short: string }) => <bdi class="mono tracker" dir="ltr">{short}</bdi>;

function Review({ meeting, body, voting, seat, step }: Part & { seat: string; step: Step & { at: "review" } }) {
  const [asks, setAsks] = useState(false);
  return (
    <section>
      <StepOf n={2} />
      <section class="sealed-card" aria-live="polite">
        <p>{say("secret.inside")}</p>
        <Chosen meeting={meeting} body={body} chosen={step.chosen} />
        <dl class="kv"><dt>{say("secret.tracker")}</dt><dd><Tracker short={step.shown.short} /></dd></dl>
      </section>
      <p class="k-plain">{say("secret.fixed")} <b>{say("secret.fixed.check")}</b></p>
      {asks && (
        <section class="warnbox" role="alert">
          <p>{say("secret.check.public", { name: meeting.nameOf(seat) })}</p>
          <button class="btn" type="button" onClick={() => void voting.check(step.chosen)}>{say("secret.check.do")}</button>
        </section>
      )}
      <div class="k-send">
        <button class="btn primary" type="button" onClick={() => void voting.cast()}>{say("secret.cast")}</button>
        <div class="btn-row">
          <button class="btn" type="button" aria-expanded={asks} onClick={() => setAsks(!asks)}>{say("secret.check")}</button>
          <button class="btn" type="button" onClick={() => void voting.back()}>{say("secret.back")}</button>
        </div>
      </div>
    </section>
  );
}

function Checked({ meeting, body, voting, step }: Part & { step: Step & { at: "checked" } }) {
  return (
    <section role="status">
      <section class="sealed-card">
        <p>{say("secret.opened")}</p>
        <Chosen meeting={meeting} body={body} chosen={step.chosen} />
        <dl class="kv"><dt>{say("secret.tracker")}</dt><dd><Tracker short={step.shown.short} /></dd></dl>
      </section>
      <p class="k-plain">{say("secret.compare")}</p>
      <div class="k-send"><button class="btn primary" type="button" onClick={() => voting.again()}>{say("secret.now_vote")}</button></div>
    </section>
  );
}

function Done({ ballot, voting }: { ballot: SecretBallot; voting: SecretVoting }) {
  const cast = voting.kept.value?.cast ?? null;
  const recorded = voting.paper.value?.cast ?? null;
  const open = ballot.stage === "open";
  if (cast === null) return null;
  const other = recorded !== null && recorded.sequence > cast.sequence;
  return (
    <section>
      {open && <StepOf n={3} />}
      <section class="k-done sealed" role="status">
        <p class="as">{say(other ? "secret.done.other" : "secret.done")}</p>
        <dl class="kv">
          <dt>{say("secret.tracker")}</dt><dd><Tracker short={cast.short} /></dd>
          <dt>{say("secret.entry")}</dt><dd>{number(cast.position)}, <bdi dir="ltr">{time(cast.at)}</bdi></dd>
        </dl>
      </section>
      <p class="k-plain">{say("secret.included")}</p>
      {open && (
        <div class="k-send">
          <p>{say("secret.again")}</p>
          <button class="btn" type="button" onClick={() => voting.again()}>{say("secret.vote_again")}</button>
        </div>
      )}
    </section>
  );
}

// The tellers after the lock, and what stands in the way.
function Opening({ meeting, ballot }: { meeting: Meeting; ballot: SecretBallot }) {
  if (ballot.stage === "open" || ballot.stage === "counted") return null;
  if (ballot.stage === "void") return <p class="warnbox">{say("secret.void")}</p>;
  const right = ballot.parts.filter(({ state }) => state === "right").length;
  return (
    <section aria-live="polite">
      <p class="k-plain">{say("secret.parts", { right, t: ballot.t })}</p>
      {ballot.floor_forbids && <p class="warnbox">{say("secret.floor")}</p>}
      <ul class="parts">
        {ballot.parts.map(({ teller, state }) => <li key={teller} class={state}><bdi>{meeting.nameOf(teller)}</bdi> <span>{say(`secret.part.${state}`)}</span></li>)}
      </ul>
    </section>
  );
}

const stopped = { no_key: "secret.no_key", not_listed: "secret.not_listed", foreign: "secret.foreign" } as const;

// What the step asks for.
function AtStep({ meeting, body, voting, ballot, seat }: Part & { ballot: SecretBallot; seat: string }) {
  const step = voting.step.value;
  switch (step.at) {
    case "entering": return <p class="k-idle" role="status">{say("secret.entering")}</p>;
    case "sending": return <p class="k-idle" role="status">{say("secret.sending")}</p>;
    case "no_key":
    case "not_listed":
    case "foreign": return <p class="warnbox">{say(stopped[step.at])}</p>;
    case "doubt": return <p class="warnbox" role="alert">{say("secret.doubt", { code: step.code })}</p>;
    case "witnesses": return ballot.stage !== "open" ? null : (
      <>
        <p class="noticebox" role="status">{say("secret.witnesses")}</p>
        <Witnesses body={body} voting={voting} />
      </>
    );
    case "choosing": return ballot.stage === "open" ? <Choosing meeting={meeting} body={body} voting={voting} /> : null;
    case "review": return <Review meeting={meeting} body={body} voting={voting} seat={seat} step={step} />;
    case "checked": return <Checked meeting={meeting} body={body} voting={voting} step={step} />;
    case "done": return <Done ballot={ballot} voting={voting} />;
  }
}

export function SecretCard({ meeting, body, device, ballot }: Props) {
  const voting = useMemo(() => new SecretVoting(meeting, body, device, ballot.number, ballot.ceremony), [meeting, body.origin, device.keyId, ballot.number]);
  useEffect(() => () => voting.close(), [voting]);
  // A second person's consent, and the lock, change what the record says of it.
  useEffect(() => {
    if (!ballot.awaits && voting.step.value.at === "doubt") void voting.enter();
  }, [ballot.awaits, ballot.stage]);
  // What comes next begins where one looks.
  const card = useRef<HTMLElement>(null);
  const at = voting.step.value.at;
  useEffect(() => {
    if (at === "review" || at === "checked" || at === "done") card.current?.scrollIntoView({ block: "start" });
  }, [at]);
  if (ballot.awaits) return <p class="noticebox">{say("secret.awaits")}</p>;
  const problem = voting.problem.value;
  return (
    <section ref={card} class="k-card secret-card" aria-label={meeting.nameOf(device.seat)}>
      {problem !== null && <p class="warnbox" role="alert">{say("secret.refused")} <bdi>{sentence(problem)}</bdi></p>}
      <AtStep meeting={meeting} body={body} voting={voting} ballot={ballot} seat={device.seat} />
      <Opening meeting={meeting} ballot={ballot} />
    </section>
  );
}
