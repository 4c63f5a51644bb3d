import { useState } from "preact/hooks";
import { type ActBody, type Body } from "../hall/contract";
import { type DeviceKey } from "../keys/device";
import { say } from "../messages";
import { putAct, type PutResult } from "../record/acts";
import { sentence } from "./sentence";

// `bad`: it does not stand in the record, and the sentence says why.
export type Answer = { says: string; bad: boolean };
export type Acting = { busy: boolean; answer: Answer | null; put: (act: ActBody) => void };

// What is told of a refusal, wherever it comes from; the rule once.
export function refusalSays(title: string, says: string, cite: string): Answer {
  const named = says.toLowerCase().includes(cite.toLowerCase());
  return { says: [title, sentence(says), named ? "" : `(${cite})`].filter((part) => part !== "").join(" "), bad: true };
}

// What is told of the answer to an act.
export function answerOf(result: PutResult): Answer | null {
  switch (result.kind) {
    case "recorded": return { says: `${say("chair.recorded", { number: result.position })} ${result.sentence}`, bad: false };
    case "refused": return refusalSays(say("chair.refused"), result.says, result.cite);
    case "fault": return refusalSays(say("chair.failed"), result.says, "");
    case "doubt": return { says: say("chair.doubt"), bad: true };
    case "moved": return { says: say("chair.moved"), bad: true };
    case "dropped": return null;
  }
}

// One act at a time, signed on this device. `still`: is the question that was answered still the one shown?
export function useActing(body: Body, key: DeviceKey | null, still: () => boolean): Acting {
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const put = async (act: ActBody): Promise<void> => {
    if (key === null || busy) return;
    setBusy(true);
    setAnswer({ says: say("chair.sending"), bad: false });
    try {
      setAnswer(answerOf(await putAct(body, key, act, { still })));
    } catch {
      setAnswer({ says: say("chair.no_signature"), bad: true });
    } finally {
      setBusy(false);
    }
  };
  return { busy, answer, put: (act) => void put(act) };
}
