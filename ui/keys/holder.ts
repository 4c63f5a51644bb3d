import { useEffect, useState } from "preact/hooks";
import { HallError, keyOf } from "../hall/client";
import type { KeyAnswer } from "../hall/contract";
import { deviceKey, type DeviceKey } from "./device";

// `none`: this device has no key for the body. `unkept`: its browser keeps nothing, so it cannot have one. `waits`: another
// officer is to confirm it. `ended`: the record no longer takes it. Before the hall has answered about it, a key that is
// there is used.
export type Holder =
  | { kind: "reading" | "none" | "unkept" }
  | { kind: "holds" | "waits" | "ended"; key: DeviceKey };

const again = 3_000;

function kindOf(answer: KeyAnswer | null): "holds" | "waits" | "ended" {
  if (answer === null || answer.stage === "ended") return "ended";
  return answer.stage === "waiting" ? "waits" : "holds";
}

export function useHolder(bodyId: string): Holder {
  const [holder, setHolder] = useState<Holder>({ kind: "reading" });
  useEffect(() => {
    let left = false;
    let timer: ReturnType<typeof setTimeout>;
    const set = (next: Holder): void => {
      if (!left) setHolder(next);
    };
    const later = (key: DeviceKey): void => {
      if (!left) timer = setTimeout(() => void check(key), again);
    };
    const check = async (key: DeviceKey): Promise<void> => {
      try {
        const kind = kindOf(await keyOf(bodyId, key.keyId));
        if (kind !== "holds") set({ kind, key });
        else setHolder((old) => (left || old.kind === "holds" ? old : { kind, key }));
        if (kind === "waits") later(key);
      } catch (error) {
        if (error instanceof HallError) later(key);
      }
    };
    deviceKey(bodyId).then(
      (key) => {
        set(key === null ? { kind: "none" } : { kind: "holds", key });
        if (key !== null) void check(key);
      },
      () => set({ kind: "unkept" }),
    );
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [bodyId]);
  return holder;
}
