import { useEffect, useState } from "preact/hooks";
import { HallError } from "../../hall/client";
import { say } from "../../messages";

export type Asked<T> = { value: T | null; failed: string | null; again: () => void };

// Asked when the page opens and again whenever `about` changes; what was read before stays until the new answer is there.
export function useAsked<T>(ask: () => Promise<T>, about: string): Asked<T> {
  const [value, setValue] = useState<T | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let left = false;
    ask().then(
      (answer) => {
        if (left) return;
        setValue(answer);
        setFailed(null);
      },
      (error: unknown) => {
        if (!left) setFailed(error instanceof HallError ? error.says : say("hall.unread"));
      },
    );
    return () => {
      left = true;
    };
  }, [about, tries]);
  return { value, failed, again: () => setTries(tries + 1) };
}
