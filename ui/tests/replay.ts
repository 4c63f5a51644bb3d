// The frames of a stream, put one upon the other as a screen does it: how often a counter fell, and how often a member
// that had voted changed its vote. At each moment the totals are those of the names.
import { expect } from "vitest";
import type { Frame, Snapshot } from "../hall/contract";
import { applied } from "../hall/stream";
import type { Watch } from "./halls";

const letters: Record<string, string> = { yes: "y", no: "n", abstain: "a" };

export function replayed(watch: Watch): { falls: number; changes: number } {
  let now: Snapshot | null = null;
  let [falls, changes] = [0, 0];
  for (const { name, data } of watch.events) {
    const before: Snapshot | null = now;
    if (name === "snapshot") now = JSON.parse(data) as Snapshot;
    else if (name === "frame" && now !== null) now = applied(now, JSON.parse(data) as Frame);
    if (now === null || now.count?.tally == null) continue;
    const { lamps } = now;
    const tally = now.count.tally;
    for (const { choice, count } of tally) expect([...lamps].filter((letter) => letter === letters[choice]).length, `${choice} at ${now.head.size}`).toBe(count);
    if (before?.count?.tally == null || before.vote?.id !== now.vote?.id) continue;
    const was = before.count.tally;
    if (tally.some(({ count }, i) => count < (was[i]?.count ?? 0))) falls += 1;
    changes += [...before.lamps].filter((letter, i) => letter !== "." && letter !== lamps[i]).length;
  }
  return { falls, changes };
}
