import { useState } from "preact/hooks";
import { HallError } from "../../../hall/client";
import type { ActBody, Body } from "../../../hall/contract";
import type { DeviceKey } from "../../../keys/device";
import { say } from "../../../messages";
import { answerOf, type Acting, type Answer } from "../../../parts/acting";
import { putAct } from "../../../record/acts";
import { file } from "./filing";

export type Filing = Acting & { putWith: (bytes: Uint8Array<ArrayBuffer> | null, act: (digest: string) => ActBody) => Promise<boolean> };

// First the bytes, then the act that names their hash. True: it stands in the record.
export function useFiling(body: Body, key: DeviceKey): Filing {
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const putWith: Filing["putWith"] = async (bytes, act) => {
    if (busy) return false;
    setBusy(true);
    setAnswer({ says: say("chair.sending"), bad: false });
    try {
      const digest = bytes === null ? "" : await file(body.id, bytes);
      const told = answerOf(await putAct(body, key, act(digest)));
      setAnswer(told);
      return told !== null && !told.bad;
    } catch (error) {
      setAnswer({ says: error instanceof HallError ? `${say("chair.failed")} ${error.says}` : say("chair.no_signature"), bad: true });
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, answer, put: (act) => void putWith(null, () => act), putWith };
}
