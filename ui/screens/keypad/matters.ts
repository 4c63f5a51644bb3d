import type { Count, Snapshot, Text, Vote } from "../../hall/contract";

// A vote that a person can see: that of the room, or one that stands beside the sittings for some days.
export type Matter = { vote: Vote; count: Count | null; lamps: string };

export function roomIn(now: Snapshot): Matter | null {
  return now.vote === null ? null : { vote: now.vote, count: now.count, lamps: now.lamps };
}

export const besideIn = (now: Snapshot): Matter[] =>
  now.timed.flatMap(({ vote, count, lamps }) => (vote === null || vote.id === now.vote?.id ? [] : [{ vote, count, lamps }]));

export function mattersIn(now: Snapshot): Matter[] {
  const room = roomIn(now);
  return room === null ? besideIn(now) : [room, ...besideIn(now)];
}

export const isOpen = (count: Count | null): boolean => count?.state === "voting" || count?.state === "last_call";

// What a vote is about, where it is about a text that lies before the meeting.
export function textOf({ vote }: Matter, texts: readonly Text[]): Text | null {
  return vote.motion ? null : (texts.find(({ id }) => id === vote.on) ?? null);
}
