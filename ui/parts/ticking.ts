import { useEffect, useState } from "preact/hooks";
import { type Meeting } from "../hall/stream";

// The server's time, renewed as its second turns.
export function useServerTime(meeting: Meeting): number {
  const [at, setAt] = useState(meeting.serverNow());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = (): void => {
      const now = meeting.serverNow();
      setAt(now);
      timer = setTimeout(tick, 1000 - (now % 1000) + 5);
    };
    tick();
    return () => clearTimeout(timer);
  }, [meeting]);
  return at;
}

export function minutes(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
