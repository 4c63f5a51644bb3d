// Who sits here, with what the desk knows of each: present or not, and with which keys.
import type { Body, KeyListed, SeatId } from "../../hall/contract";
import { presenceOf, type Presence } from "../../parts/lamps";
import { sortedNames } from "../../parts/names";
import { sentence } from "../../parts/sentence";

export type Role = Body["officers"][number]["role"];
export type Holding = "none" | "invited" | "waiting" | "enrolled" | "ended";
// `devices`: enrolled keys. `invited`: an invitation that nobody has used yet.
export type Held = { holding: Holding; devices: number; invited: boolean };
export type Row = Held & { id: SeatId; name: string; role: Role | null; presence: Presence | null };

export function heldBy(keys: readonly KeyListed[]): Held {
  const devices = keys.filter(({ stage }) => stage === "enrolled").length;
  const invited = keys.some(({ stage }) => stage === "invited");
  const waiting = keys.some(({ stage }) => stage === "waiting");
  const holding = devices > 0 ? "enrolled" : waiting ? "waiting" : invited ? "invited" : keys.length > 0 ? "ended" : "none";
  return { holding, devices, invited };
}

export function bySeat(keys: readonly KeyListed[]): Map<SeatId, KeyListed[]> {
  const out = new Map<SeatId, KeyListed[]>();
  for (const key of keys) {
    const some = out.get(key.seat);
    if (some === undefined) out.set(key.seat, [key]);
    else some.push(key);
  }
  return out;
}

// Officers first, then the members by name. Who presides may be a member as well; then the seat stands here once.
export function rowsOf(body: Body, keys: ReadonlyMap<SeatId, readonly KeyListed[]>, presence: string): Row[] {
  const held = (id: SeatId): Held => heldBy(keys.get(id) ?? []);
  const seats = new Set(body.seats.map(({ id }) => id));
  const officers = body.officers.filter(({ id }) => !seats.has(id))
    .map(({ id, title, role }): Row => ({ id, name: sentence(title), role, presence: null, ...held(id) }));
  const roleOf = new Map(body.officers.map(({ id, role }) => [id, role]));
  const members = sortedNames(body)
    .map(({ at, id, name }): Row => ({ id, name, role: roleOf.get(id) ?? null, presence: presenceOf(presence[at]), ...held(id) }));
  return [...officers, ...members];
}

export type Shown = "all" | "none" | "invited" | "enrolled" | "away";
const kinds: Record<Shown, (row: Row) => boolean> = {
  all: () => true,
  none: ({ holding, role }) => role !== "clock" && (holding === "none" || holding === "ended"),
  invited: ({ holding }) => holding === "invited" || holding === "waiting",
  enrolled: ({ holding }) => holding === "enrolled",
  away: ({ presence }) => presence === "away",
};

export const withoutKey = (rows: readonly Row[]): Row[] => rows.filter(kinds.none);

// Whoever types "jose" finds José.
const plain = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

export function shownOf(rows: readonly Row[], shown: Shown, find: string): Row[] {
  const wanted = plain(find.trim());
  return rows.filter((row) => kinds[shown](row) && (wanted === "" || plain(`${row.name} ${row.id}`).includes(wanted)));
}
