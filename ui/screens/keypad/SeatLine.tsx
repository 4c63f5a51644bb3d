import type { Meeting } from "../../hall/stream";
import { say, type PlainKey } from "../../messages";

export function SeatLine({ meeting, seat, says }: { meeting: Meeting; seat: string; says: PlainKey }) {
  return <p class="k-seat"><span>{say(says)}</span><strong><bdi>{meeting.nameOf(seat)}</bdi></strong></p>;
}
