import { useEffect, useState } from "preact/hooks";
import { HallError, keyOf } from "../hall/client";
import type { KeyAnswer } from "../hall/contract";
import { deviceKey, type DeviceKey } from "./device";

// `none`: this device has no key for the body. `unkept`: its browser keeps nothing, so it cannot have one. `ended`: the
// record no longer takes it. Before the hall has answered about it, a key that is there is used.
export type Holder =
  | { kind: "reading" | "none" | "unkept" }
  | { kind: "holds" | "ended"; key: DeviceKey };

const again = 5_000;
const gone = (answer: KeyAnswer | null): boolean => answer === null || answer.stage === "ended";

export function useHolder(bodyId: string): Holder {
  const [holder, setHolder] = useState<Holder>({ kind: "reading" });
  useEffect(() => {
    let left = false;
    let timer: ReturnType<typeof setTimeout>;
    const set = (next: Holder): void => {
      if (!left) setHolder(next);
    };
    const check = async (key: DeviceKey): Promise<void> => {
      try {
        if (gone(await keyOf(bodyId, key.keyId))) set({ kind: "ended", key });
      } catch (error) {
        if (!left && error instanceof HallError) timer = setTimeout(() => void check(key), again);
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
