import { useEffect, useRef } from "preact/hooks";
import type { Body, Offer, Vote, VoteWhole } from "../../hall/contract";
import type { Meeting } from "../../hall/stream";
import { say } from "../../messages";
import { citeBeside } from "../../parts/cite";
import { Lamp } from "../../parts/Lamp";
import { looks, markOf, markOfChoice } from "../../parts/lamps";
import type { Casting } from "./casting";
import { countingOf } from "./counted";
import { Keys, wordOf } from "./Keys";
import { Problem } from "./Problem";
import { Receipt, Track } from "./Track";

export type CardProps = {
  meeting: Meeting;
  body: Body;
  vote: Vote;
  casting: Casting;
  offers: readonly Offer[] | null; // of this seat's choices in this vote
  quiet: boolean; // the question changed a moment ago
  open: boolean;
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

function Settled(props: CardProps) {
  const { body, casting, open, whole } = props;
  const ballot = casting.ballot.value;
  const { recorded } = ballot;
  if (recorded === null) return null;
  const counting = whole === null ? null : countingOf(whole, casting.seat, recorded.choice);
  return (
    <>
      {counting === "other" && <p class="warnbox" role="alert">{say("counted.other", { number: recorded.position })}</p>}
      <Done body={body} casting={casting} choice={recorded.choice} pending={false} says={settledSays(props, counting === "same")} />
      <Track body={body} ballot={ballot} seat={casting.seat} whole={whole} />
      <Receipt ballot={ballot} seat={casting.seat} origin={body.origin} />
      {open && (
        <div class="k-send">
          <button class="btn" type="button" onClick={() => casting.change()}>{say("send.change")}</button>
        </div>
      )}
    </>
  );
}

// What the record shows of this seat, where this device has no receipt of it.
function Elsewhere({ meeting, body, casting }: CardProps) {
  const at = body.seats.findIndex((seat) => seat.id === casting.seat);
  const letter = meeting.now.value?.lamps[at] ?? "-";
  const { recorded, doubt } = casting.ballot.value;
  if (letter === "-" || letter === "." || recorded !== null || doubt !== null) return null;
  const vote = say(looks[markOf(letter)].says);
  return <p class="inset">{say("key.elsewhere", { name: meeting.nameOf(casting.seat), vote })}</p>;
}

// What stands above the send button, always at the same place.
function hint({ vote, casting, offers, quiet }: CardProps) {
  if (quiet) return say("key.quiet");
  if (offers === null) return say("key.asking");
  if (offers.length === 0) return say("key.not_here");
  if (casting.ballot.value.chosen === null) return say("key.choose");
  return <><b>{say("send.not_yet")}</b> {say(`send.seen.${vote.showing}`)}</>;
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
  const { meeting, body, vote, casting, offers, quiet, open } = props;
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
      <Elsewhere {...props} />
      <Keys body={body} vote={vote} seat={casting.seat} name={meeting.nameOf(casting.seat)} chosen={choice} open={offered}
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
  const { meeting, body, casting, open, whole } = props;
  const ballot = casting.ballot.value;
  if (!casting.ready.value) return null;
  const settled = ballot.recorded !== null && !(casting.changing.value && open);
  return (
    <section class="k-card" aria-label={meeting.nameOf(casting.seat)}>
      <Problem ballot={ballot} />
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
