import type { Body, Snapshot } from "../../hall/contract";
import type { Meeting } from "../../hall/stream";
import type { DeviceKey } from "../../keys/device";
import { say } from "../../messages";
import { useMay } from "../../parts/offers";
import { Acts } from "./Acts";
import { Ballots } from "./Ballots";
import { Coming } from "./Coming";
import { Earlier } from "./Earlier";
import { intentionsOf } from "./Intention";
import { besideIn, mattersIn, roomIn } from "./matters";
import { useOther } from "./own";
import { layoutOf, useQuiet } from "./quiet";
import { SeatLine } from "./SeatLine";
import { SecretCard } from "./secret/SecretCard";
import { Ready } from "./secret/Ready";

function Other({ meeting, seat }: { meeting: Meeting; seat: string }) {
  const other = useOther(meeting, seat);
  return (
    <div role="alert">
      {other !== null && <p class="warnbox k-other"><b>{say("elsewhere.acted", { number: other.position })}</b> <bdi>{other.sentence}</bdi> {say("elsewhere.not_you")}</p>}
    </div>
  );
}

type Props = { meeting: Meeting; body: Body; device: DeviceKey; now: Snapshot };

// The vote of the room first, then those that stand beside the sittings, then all else that is in order.
export function Voting({ meeting, body, device, now }: Props) {
  const { offers, size, failed } = useMay(meeting, device.seat);
  const matters = mattersIn(now);
  const quiet = useQuiet(layoutOf(matters, offers));
  const room = roomIn(now);
  const ballot = now.secret?.ballot ?? null;
  const ofElection = ballot !== null && ballot.election !== null && ballot.election === now.election?.id && ballot.stage !== "counted" ? ballot : null;
  const coming = now.timed.filter(({ vote }) => vote === null);
  const shared = { meeting, body, device, offers, quiet };
  const placed = new Set(matters.flatMap(({ vote }) => intentionsOf(offers, vote.id)));
  return (
    <>
      <Other meeting={meeting} seat={device.seat} />
      {matters.length === 0 && <SeatLine meeting={meeting} seat={device.seat} says="keypad.acts_for" />}
      {room === null ? <h1 class="k-idle">{say("keypad.no_vote")}</h1>
        // An answer from before the vote was opened says nothing about it.
        : <Ballots key={room.vote.id} {...shared} matter={room} asked={size > room.vote.id} beside={false} />}
      {besideIn(now).map((matter) => <Ballots key={matter.vote.id} {...shared} matter={matter} asked={size > matter.vote.id} beside />)}
      {coming.map((timed) => <Coming key={timed.announcement} timed={timed} />)}
      {ofElection !== null && (
        <section class="k-vote">
          <h1 class="k-idle"><bdi>{now.election?.title || now.election?.says}</bdi></h1>
          <SecretCard key={ofElection.number} meeting={meeting} body={body} device={device} ballot={ofElection} />
        </section>
      )}
      <Ready body={body} device={device} secret={now.secret} />
      {failed && <p class="noticebox">{say("keypad.may_unknown")}</p>}
      {offers !== null && (
        <Acts body={body} device={device} name={meeting.nameOf(device.seat)} now={now}
          offers={offers.filter((offer) => offer.act.do !== "vote.cast" && !placed.has(offer))} />
      )}
      <Earlier meeting={meeting} body={body} device={device} shown={matters.map(({ vote }) => vote.id)} />
    </>
  );
}
