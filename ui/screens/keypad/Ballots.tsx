import type { Body, Offer } from "../../hall/contract";
import type { Meeting } from "../../hall/stream";
import type { DeviceKey } from "../../keys/device";
import { say } from "../../messages";
import { Icon } from "../../parts/Icon";
import { modes, stateOf, states } from "../../parts/modes";
import { Countdown } from "./Countdown";
import { useRoll } from "./counted";
import { Intention, intentionsOf } from "./Intention";
import { isOpen, type Matter } from "./matters";
import { Outcome } from "./Outcome";
import { Question } from "./Question";
import { SeatLine } from "./SeatLine";
import { SecretCard } from "./secret/SecretCard";
import { castsOf, useCastings } from "./useCastings";
import { VoteCard } from "./VoteCard";

export type BallotsProps = {
  meeting: Meeting;
  body: Body;
  device: DeviceKey;
  matter: Matter;
  offers: readonly Offer[] | null;
  asked: boolean; // the offers are of a time when this vote was open already
  quiet: boolean;
  beside: boolean; // not the vote of the room: it says itself what stands in the bar for that one
};

function State({ matter }: { matter: Matter }) {
  const { mode } = matter.vote;
  const state = states[stateOf(matter.count)];
  return (
    <p class="k-state" role="status">
      <Icon name={modes[mode].icon} /><span>{say(modes[mode].says)}</span>
      <b><Icon name={state.icon} />{say(state.says)}</b>
    </p>
  );
}

// One vote, with a card for each seat that this device votes for in it.
export function Ballots({ meeting, body, device, matter, offers, asked, quiet, beside }: BallotsProps) {
  const { vote, count } = matter;
  const castings = useCastings(meeting, body, device, vote.id, offers);
  const whole = useRoll(meeting.id, matter);
  const ballot = meeting.now.value?.secret?.ballot ?? null;
  const sealed = ballot !== null && ballot.vote === vote.id ? ballot : null;
  const casts = castsOf(offers, vote.id);
  const alone = castings.length === 1;
  return (
    <section class={beside ? "k-vote beside" : "k-vote"} aria-label={vote.title || vote.question_says}>
      {beside && <State matter={matter} />}
      {vote.test !== null && <p class="k-test-band"><span class="tag">{say("test.tag")}</span> {say("test.what")}</p>}
      {alone && <SeatLine meeting={meeting} seat={device.seat} says="keypad.for" />}
      <Question meeting={meeting} body={body} matter={matter} heading={beside ? "h2" : "h1"} />
      {vote.closes !== null && isOpen(count) && <Countdown meeting={meeting} closes={vote.closes} castings={castings} />}
      <Outcome meeting={meeting} matter={matter} />
      {vote.mode === "secret" && isOpen(count) && sealed === null && <p class="noticebox">{say("secret.not_yet")}</p>}
      {sealed !== null && <SecretCard key={sealed.number} meeting={meeting} body={body} device={device} ballot={sealed} />}
      {vote.mode !== "secret" && castings.map((casting, i) => (
        <div key={casting.seat} class={alone ? "alone" : "one-of"}>
          {!alone && <SeatLine meeting={meeting} seat={casting.seat} says={i === 0 ? "keypad.for" : "keypad.by_proxy"} />}
          <VoteCard meeting={meeting} body={body} matter={matter} casting={casting} quiet={quiet} whole={whole} proxy={casting.seat !== device.seat}
            offers={asked ? casts.filter(({ act }) => act["seat"] === casting.seat) : null} />
        </div>
      ))}
      <Intention body={body} device={device} offers={intentionsOf(offers, vote.id)} />
    </section>
  );
}
