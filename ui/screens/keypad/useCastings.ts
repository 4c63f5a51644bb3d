import { useEffect, useMemo, useState } from "preact/hooks";
import type { Body, Offer, SeatId, Vote } from "../../hall/contract";
import type { Meeting } from "../../hall/stream";
import { seatsVotedFor } from "../../keys/ballots";
import type { DeviceKey } from "../../keys/device";
import { Casting } from "./casting";

export const castsOf = (offers: readonly Offer[] | null, vote: Vote | null): readonly Offer[] =>
  offers?.filter(({ act }) => act.do === "vote.cast" && act["vote"] === vote?.id) ?? [];

// One for the seat itself, one for each principal that the hall offers, and one for each that this device voted for:
// after the lock there are no offers, and what was recorded must not go from the screen.
function useSeats(body: Body, key: DeviceKey, vote: Vote | null, offers: readonly Offer[] | null): SeatId[] {
  const id = vote?.id ?? null;
  const [kept, setKept] = useState<{ vote: number | null; seats: SeatId[] }>({ vote: null, seats: [] });
  const offered = [...new Set(castsOf(offers, vote).map(({ act }) => String(act["seat"])))].join(" ");
  useEffect(() => {
    if (id === null) return;
    void seatsVotedFor(body.origin, id).then((seats) => setKept({ vote: id, seats }));
  }, [body.origin, id]);
  useEffect(() => {
    if (offered === "") return;
    setKept((old) => ({ vote: id, seats: [...(old.vote === id ? old.seats : []), ...offered.split(" ")] }));
  }, [id, offered]);
  const before = kept.vote === id ? kept.seats : [];
  const known = new Set(body.seats.map((seat) => seat.id));
  return [...new Set([key.seat, ...before])].filter((seat) => known.has(seat));
}

export function useCastings(meeting: Meeting, body: Body, key: DeviceKey, vote: Vote | null, offers: readonly Offer[] | null): Casting[] {
  const seats = useSeats(body, key, vote, offers);
  const id = vote?.id ?? null;
  const made = useMemo(() => new Map<SeatId, Casting>(), [meeting, key, id]);
  useEffect(() => () => made.forEach((casting) => casting.close()), [made]);
  if (id === null) return [];
  return seats.map((seat) => {
    const casting = made.get(seat) ?? new Casting(meeting, body, key, id, seat);
    made.set(seat, casting);
    return casting;
  });
}
