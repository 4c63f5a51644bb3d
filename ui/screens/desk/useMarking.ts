import { useState } from "preact/hooks";
import type { Body, SeatId } from "../../hall/contract";
import type { DeviceKey } from "../../keys/device";
import { say } from "../../messages";
import { answerOf, type Answer } from "../../parts/acting";
import { putAct } from "../../record/acts";

const none: ReadonlySet<SeatId> = new Set();

export type Marking = { sending: ReadonlySet<SeatId>; answer: Answer | null; mark: (seat: SeatId, here: boolean) => void };

// At the door one mark follows the other faster than receipts come: each is sent in its turn, none is lost.
export function useMarking(body: Body, key: DeviceKey | null): Marking {
  const [sending, setSending] = useState(none);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const mark = async (seat: SeatId, here: boolean): Promise<void> => {
    if (key === null || sending.has(seat)) return;
    setSending((before) => new Set([...before, seat]));
    const act = { do: here ? "presence.arrive" : "presence.leave", seat };
    setAnswer(await putAct(body, key, act).then(answerOf, () => ({ says: say("chair.no_signature"), bad: true })));
    setSending((before) => new Set([...before].filter((one) => one !== seat)));
  };
  return { sending, answer, mark: (seat, here) => void mark(seat, here) };
}
