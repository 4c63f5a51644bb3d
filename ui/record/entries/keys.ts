import { keyIdOf } from "../act";
import { ofBase64 } from "../bytes";
import { demand } from "../faults";
import { keyPoint, type KeyPoint } from "../ed25519";
import type { Act } from "./act";
import type { Wide } from "./fields";
import type { Event } from "./ruling";

// docs/record.md, "Keys": what the events of a record say about its keys. One that was invited waits when it enrols another.
export type Stage = "invited" | "waiting" | "enrolled" | "ended";
export type Key = { bytes: string; seat: string; stage: Stage; point: KeyPoint; last: Wide };

export class Keys {
  private readonly byId = new Map<string, Key>();

  find(id: string): Key | undefined {
    return this.byId.get(id);
  }
  get size(): number {
    return this.byId.size;
  }
  enrolled(seat: string): Key[] {
    return [...this.byId.values()].filter((key) => key.seat === seat && key.stage === "enrolled");
  }
  // Is that key's id the id of another one? That the key itself is known already, the rules refuse.
  isTaken(bytes: string): boolean {
    const found = this.byId.get(keyIdOf(ofBase64(bytes)));
    return found !== undefined && found.bytes !== bytes;
  }

  apply({ name, fields }: Event): void {
    const key = String(fields["key"] ?? "");
    if (name === "key_invited" || name === "key_enrolled") this.enter(key, String(fields["seat"]), name, fields["by"] !== undefined);
    if (name === "key_confirmed") this.move(key, "waiting", "enrolled");
    if (name === "key_ended") this.move(key, null, "ended");
  }
  private enter(bytes: string, seat: string, name: string, waits: boolean): void {
    const id = keyIdOf(ofBase64(bytes));
    const point = keyPoint(ofBase64(bytes));
    if (this.byId.has(id) || point === null) return;
    const stage = name === "key_invited" ? "invited" : waits ? "waiting" : "enrolled";
    this.byId.set(id, { bytes, seat, stage, point, last: -1 });
  }
  private move(bytes: string, from: Stage | null, to: Stage): void {
    const key = this.byId.get(keyIdOf(ofBase64(bytes)));
    if (key?.bytes === bytes && (from === null || key.stage === from)) key.stage = to;
  }
}

// Row 8: known, not ended, of that seat, used for what it is for.
export function checkKey(key: Key | undefined, act: Act): asserts key is Key {
  const invitation = act.do === "key.enrol" ? act.fields["invitation"] : undefined;
  demand(key !== undefined, "KEY");
  demand(key.stage !== "ended", "KEY_ENDED");
  demand(key.stage !== "waiting", "KEY_WAITS");
  demand(key.seat === act.by, "KEY_SEAT");
  demand(key.stage === "enrolled" ? invitation === undefined : invitation === key.bytes, "KEY_INVITATION");
}

