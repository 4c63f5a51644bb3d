import { useEffect, useRef, useState } from "preact/hooks";
import { orderFor, rememberHead, startChecking, type Answer } from "../../record/checking";
import type { Asked, VoteReport } from "../../record/secret/one";
import type { Report } from "../../record/verify";

export type Verifying =
  | { kind: "idle" | "stopped" }
  | { kind: "running"; done: number; size: number | null }
  | { kind: "unread"; offline: boolean }
  | { kind: "report"; report: Report; wentOn: boolean }
  | { kind: "vote"; report: VoteReport };

export type Verifier = { now: Verifying; start: () => void; stop: () => void };

// One check at a time, ended when the page is left: of the whole record, or of one matter's secret ballots.
export function useVerifier(folder: string, origin: string, asked: Asked | null = null): Verifier {
  const [now, setNow] = useState<Verifying>({ kind: "idle" });
  const running = useRef<(() => void) | null>(null);
  const end = (): void => {
    running.current?.();
    running.current = null;
  };
  useEffect(() => end, [folder, JSON.stringify(asked)]);

  const start = async (): Promise<void> => {
    end();
    setNow({ kind: "running", done: 0, size: null });
    const order = await orderFor(folder, origin);
    if (asked !== null) order.asked = asked;
    const heard = (answer: Answer): void => {
      if (answer.kind === "told" || answer.kind === "ballots") return setNow({ kind: "running", done: answer.done, size: answer.size });
      end();
      if (answer.kind === "vote" || answer.kind === "unread") return setNow(answer);
      if (answer.kind !== "report") return;
      void rememberHead(origin, answer.report);
      setNow({ kind: "report", report: answer.report, wentOn: order.kept !== null });
    };
    running.current = startChecking(order, heard);
  };
  const stop = (): void => {
    end();
    setNow({ kind: "stopped" });
  };
  return { now, start: () => void start(), stop };
}
