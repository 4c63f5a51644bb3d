import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import type { ActBody, Body, SeatId, Told } from "../../hall/contract";
import type { Meeting } from "../../hall/stream";
import type { DeviceKey } from "../../keys/device";
import { putAct, type Putting, type PutResult } from "../../record/acts";

// The acts that this page put, by their places in the record: any other of the same seat comes from elsewhere.
const own = signal<ReadonlySet<number>>(new Set());
const underWay = signal(0);

export async function putOwn(body: Body, key: DeviceKey, act: ActBody, how: Putting): Promise<PutResult> {
  underWay.value += 1;
  try {
    const result = await putAct(body, key, act, how);
    if (result.kind === "recorded") own.value = new Set([...own.value, result.position]);
    return result;
  } finally {
    underWay.value -= 1;
  }
}

// The last act of this seat that another device, or another window, signed while this page is open. What this page has
// put and not yet heard of may be its own.
export function useOther(meeting: Meeting, seat: SeatId): Told | null {
  const last = meeting.now.value?.last ?? null;
  const [first] = useState(last?.position ?? -1);
  const [told, setTold] = useState<Told | null>(null);
  useEffect(() => {
    if (last !== null && last.by === seat && last.position > first) setTold(last);
  }, [last?.position, last?.sentence, seat]);
  return told === null || underWay.value > 0 || own.value.has(told.position) ? null : told;
}
