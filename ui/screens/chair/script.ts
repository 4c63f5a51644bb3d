import { useEffect, useState } from "preact/hooks";
import { HallError, scriptNext, scriptOf } from "../../hall/client";
import { type Script } from "../../hall/contract";
import { type Meeting } from "../../hall/stream";
import { say } from "../../messages";
import { refusalSays, type Answer } from "../../parts/acting";

export type Telling = { script: Script | null; busy: boolean; answer: Answer | null; next: () => void };

const answerOf = (error: unknown): Answer =>
  error instanceof HallError
    ? refusalSays(error.kind === "refused" ? say("chair.refused") : "", error.says, error.cite)
    : { says: say("chair.failed"), bad: true };

// The story may be told from another window too, so it is asked for again whenever the record has grown.
export function useScript(meeting: Meeting, token: string): Telling {
  const [script, setScript] = useState<Script | null>(null);
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const size = meeting.now.value?.head.size;
  const ask = (): Promise<void> =>
    scriptOf(meeting.id, token).then(setScript, (error: unknown) => setAnswer(answerOf(error)));
  useEffect(() => void ask(), [meeting, token, size]);
  const next = async (): Promise<void> => {
    if (busy || script?.next === null || script === null) return;
    setBusy(true);
    try {
      const { position, sentence } = await scriptNext(meeting.id, token);
      setAnswer({ says: `${say("chair.recorded", { number: position })} ${sentence}`, bad: false });
    } catch (error) {
      setAnswer(answerOf(error));
    }
    await ask();
    setBusy(false);
  };
  return { script, busy, answer, next: () => void next() };
}
