import { useEffect, useRef } from "preact/hooks";
import type { Body, Offer, VoteWhole } from "../../hall/contract";
import type { Meeting } from "../../hall/stream";
import { say } from "../../messages";
import { citeBeside } from "../../parts/cite";
import { Lamp } from "../../parts/Lamp";
import { looks, markOf, markOfChoice } from "../../parts/lamps";
import type { Casting } from "./casting";
import { countingOf, letterOf } from "./counted";
import { wordOf } from "../../parts/choices";
import { Keys } from "./Keys";
import { isOpen, type Matter } from "./matters";
import { Problem } from "./Problem";
import { useQuiet } from "./quiet";
import { TestResult, TestTask } from "./Testing";
import { Receipt, Track } from "./Track";

export type CardProps = {
  meeting: Meeting;
  body: Body;
  matter: Matter;
  casting: Casting;
  offers: readonly Offer[] | null; // of this seat's choices in this vote
  quiet: boolean; // something changed a moment ago
  whole: VoteWhole | null;
  proxy: boolean; // the seat is another's, who gave its vote to this device's seat
};

const asWord = (body: Body, choice: string): string => {
  const mark = markOfChoice(choice);
  return mark === "yes" || mark === "no" || mark === "abstain" ? say(`done.${mark}`) : wordOf(body, choice);
};

type DoneProps = { body: Body; casting: Casting; choice: string; says: string; pending: boolean };

function Done({ body, casting, choice, says, pending }: DoneProps) {
  const box = useRef<HTMLElement>(null);
  // The button that had the focus is gone with the keys.
  useEffect(() => {
    if (!casting.touched.value) return;
    box.current?.scrollIntoView({ block: "nearest" });
    if (document.activeElement === document.body) box.current?.focus();
  }, [says]);
  return (
    <section ref={box} tabIndex={-1} class={`k-done ${markOfChoice(choice)}${pending ? " pending" : ""}`}>
      <Lamp mark={markOfChoice(choice)} />
      <p class="as" dir="auto" role="status">{says}<b><bdi>{asWord(body, choice)}</bdi></b></p>
    </section>
  );
}

function Sending({ casting }: { casting: Casting }) {
  const waiting = casting.waiting.value;
  return (
    <div class="k-send">
      <p role="status">{waiting ? say("send.waiting") : say("send.again")}</p>
      {waiting
        ? <button class="btn" type="button" onClick={() => casting.change()}>{say("send.change")}</button>
        : <button class="btn" type="button" disabled>{say("send.pending")}</button>}
    </div>
  );
}

function settledSays({ meeting, casting, proxy }: CardProps, counted: boolean): string {
  if (!proxy) return say(counted ? "done.counted" : "done.recorded");
  const name = meeting.nameOf(casting.seat);
  return counted ? say("done.counted.proxy", { name }) : say("done.recorded.proxy", { name });
}

// Of one seat, as the picture shows it; "-" it is not shown there.
const letterIn = ({ body, matter, casting }: CardProps): string =>
  matter.lamps[body.seats.findIndex((seat) => seat.id === casting.seat)] ?? "-";

// The picture that holds this device's own vote shows another one: somebody voted after it with another key of the seat.
function overruled(props: CardProps): string | null {
  const { recorded } = props.casting.ballot.value;
  const letter = letterIn(props);
  const size = props.meeting.now.value?.head.size ?? 0;
  if (recorded === null || size <= recorded.position || "-.v".includes(letter) || letter === letterOf(recorded.choice)) return null;
  return letter;
}

function Settled(props: CardProps) {
  const { body, casting, matter, whole } = props;
  const ballot = casting.ballot.value;
  const { recorded } = ballot;
  if (recorded === null) return null;
  const open = isOpen(matter.count);
  const other = open ? overruled(props) : null;
  const counting = whole === null ? null : countingOf(whole, casting.seat, recorded.choice);
  return (
    <>
      {counting === "other" && <p class="warnbox" role="alert">{say("counted.other", { number: recorded.position })}</p>}
      <TestResult matter={matter} seat={casting.seat} />
      {other !== null ? <p class="warnbox" role="alert">{say("elsewhere.changed", { vote: say(looks[markOf(other)].says), own: asWord(body, recorded.choice) })}</p> : (
        <>
          <Done body={body} casting={casting} choice={recorded.choice} pending={false} says={settledSays(props, counting === "same")} />
          <Track body={body} ballot={ballot} seat={casting.seat} whole={whole} />
        </>
      )}
      <Receipt ballot={ballot} seat={casting.seat} origin={body.origin} />
      {open && <Change casting={casting} position={recorded.position} />}
    </>
  );
}

// It stands where the button that sent has stood: a second tap on that one is not meant for it.
function Change({ casting, position }: { casting: Casting; position: number }) {
  const resting = useQuiet(String(position));
  return (
    <div class="k-send">
      <button class="btn" type="button" disabled={resting} onClick={() => casting.change()}>{say("send.change")}</button>
    </div>
  );
}

// What the record shows of this seat, where this device has no receipt of it.
function Elsewhere(props: CardProps) {
  const { meeting, casting } = props;
  const letter = letterIn(props);
  const { recorded, doubt } = casting.ballot.value;
  if (letter === "-" || letter === "." || recorded !== null || doubt !== null) return null;
  const vote = say(looks[markOf(letter)].says);
  return <p class="inset">{say("key.elsewhere", { name: meeting.nameOf(casting.seat), vote })}</p>;
}

// What stands above the send button, always at the same place.
function hint({ matter, casting, offers, quiet }: CardProps) {
  if (quiet) return say("key.quiet");
  if (offers === null) return say("key.asking");
  if (offers.length === 0) return say("key.not_here");
  if (casting.ballot.value.chosen === null) return say("key.choose");
  const { showing, test } = matter.vote;
  return <><b>{say("send.not_yet")}</b> {say(test === null ? `send.seen.${showing}` : "test.what")}</>;
}

function Sender(props: CardProps & { ready: boolean }) {
  const { body, casting, ready } = props;
  const { chosen, recorded } = casting.ballot.value;
  return (
    <div class="k-send">
      <p aria-live="polite">{hint(props)}</p>
      <button class="btn primary" type="submit" disabled={!ready}>
        {chosen === null ? say("send.nothing") : say("send.vote", { choice: wordOf(body, chosen.choice) })}
      </button>
      {recorded !== null && (
        <button class="btn" type="button" onClick={() => casting.keepAsItIs()}>{say("send.keep", { choice: wordOf(body, recorded.choice) })}</button>
      )}
    </div>
  );
}

function Choosing(props: CardProps) {
  const { meeting, body, matter, casting, offers, quiet } = props;
  const open = isOpen(matter.count);
  const { chosen, recorded } = casting.ballot.value;
  const choice = open ? (chosen?.choice ?? null) : null;
  const [refused] = offers ?? [];
  const shut = open && refused !== undefined && offers?.every((offer) => !offer.in_order) === true;
  const offered = (one: string | null): boolean =>
    open && !quiet && offers?.some((offer) => offer.in_order && offer.act["choice"] === one) === true;
  const submit = (event: Event): void => {
    event.preventDefault();
    if (offered(choice)) void casting.send();
  };
  return (
    <form onSubmit={submit}>
      {shut && <p class="warnbox"><b>{say("key.closed")}</b> <bdi>{refused.why}{citeBeside(refused.why, refused.cite)}</bdi></p>}
      <TestResult matter={matter} seat={casting.seat} />
      <Elsewhere {...props} />
      <Keys body={body} vote={matter.vote} seat={casting.seat} name={meeting.nameOf(casting.seat)} chosen={choice} open={offered}
        onChoose={(one) => casting.choose(one)} />
      {recorded === null && open && (
        <button type="button" class="k-none" disabled={choice === null} onClick={() => casting.choose(null)}>
          <Lamp mark="none" /><span>{say("key.none")}</span>
        </button>
      )}
      {open && !shut && <Sender {...props} ready={offered(choice)} />}
      {!open && <p class="k-after">{say("key.no_vote", { name: meeting.nameOf(casting.seat) })}</p>}
    </form>
  );
}

export function VoteCard(props: CardProps) {
  const { meeting, body, matter, casting, whole } = props;
  const ballot = casting.ballot.value;
  if (!casting.ready.value) return null;
  const open = isOpen(matter.count);
  const settled = ballot.recorded !== null && !(casting.changing.value && open);
  return (
    <section class="k-card" aria-label={meeting.nameOf(casting.seat)}>
      <Problem ballot={ballot} />
      {open && <TestTask body={body} vote={matter.vote} seat={casting.seat} />}
      {ballot.sent !== null ? (
        <>
          <Done body={body} casting={casting} choice={ballot.sent.choice} pending
            says={say(casting.waiting.value ? "done.waiting" : "done.sent")} />
          <Track body={body} ballot={ballot} seat={casting.seat} whole={whole} waiting={casting.waiting.value} />
          <Sending casting={casting} />
        </>
      ) : settled ? <Settled {...props} /> : <Choosing {...props} />}
    </section>
  );
}
