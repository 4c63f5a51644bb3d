import { useEffect, useMemo, useState } from "preact/hooks";
import type { Body, Offer, SeatId } from "../../hall/contract";
import type { Meeting } from "../../hall/stream";
import { seatsVotedFor } from "../../keys/ballots";
import type { DeviceKey } from "../../keys/device";
import { Casting } from "./casting";

export const castsOf = (offers: readonly Offer[] | null, vote: number): readonly Offer[] =>
  offers?.filter(({ act }) => act.do === "vote.cast" && act["vote"] === vote) ?? [];

// One for the seat itself, one for each principal that the hall offers, and one for each that this device voted for:
// after the lock there are no offers, and what was recorded must not go from the screen.
function useSeats(body: Body, key: DeviceKey, vote: number, offers: readonly Offer[] | null): SeatId[] {
  const [before, setBefore] = useState<readonly SeatId[]>([]);
  const add = (seats: readonly SeatId[]): void => setBefore((old) => [...new Set([...old, ...seats])]);
  const offered = [...new Set(castsOf(offers, vote).map(({ act }) => String(act["seat"])))].join(" ");
  useEffect(() => void seatsVotedFor(body.origin, vote).then(add), [body.origin, vote]);
  useEffect(() => {
    if (offered !== "") add(offered.split(" "));
  }, [offered]);
  const known = new Set(body.seats.map((seat) => seat.id));
  return [...new Set([key.seat, ...before])].filter((seat) => known.has(seat));
}

// Of one vote: whoever shows another one makes the component anew.
export function useCastings(meeting: Meeting, body: Body, key: DeviceKey, id: number, offers: readonly Offer[] | null): Casting[] {
  const seats = useSeats(body, key, id, offers);
  const made = useMemo(() => new Map<SeatId, Casting>(), [meeting, key, id]);
  useEffect(() => () => made.forEach((casting) => casting.close()), [made]);
  return seats.map((seat) => {
    const casting = made.get(seat) ?? new Casting(meeting, body, key, id, seat);
    made.set(seat, casting);
    return casting;
  });
}
