import { useEffect, useMemo } from "preact/hooks";
import type { Offer, SeatId } from "../hall/contract";
import { Offers } from "../hall/offers";
import type { Meeting } from "../hall/stream";

// `offers`: null until the hall has answered. `size`: how much of the record the answer is about.
export type May = { offers: readonly Offer[] | null; size: number; failed: boolean };

export function useMay(meeting: Meeting, seat: SeatId | null): May {
  const asking = useMemo(() => (seat === null ? null : new Offers(meeting, seat)), [meeting, seat]);
  useEffect(() => () => asking?.close(), [asking]);
  if (asking === null) return { offers: null, size: -1, failed: false };
  return { offers: asking.list.value, size: asking.size.value, failed: asking.failed.value };
}
