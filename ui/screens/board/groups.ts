// Totals by group: the classes of a body, and those members who are in none. A member may be in more than one.
import { type Body } from "../../hall/contract";
import { markOf, type Mark } from "../../parts/lamps";
import { order } from "./hemicycle";

export type Share = { mark: Mark; count: number };
export type Group = { id: string; says: string; shares: Share[]; members: number };

// Weighted as the votes are, so that the numbers of all members are those of the count.
function groupOf(id: string, says: string, seats: readonly { mark: Mark; weight: number }[]): Group {
  const entitled = seats.filter(({ mark }) => mark !== "out");
  const weightOf = (of: Mark): number => entitled.filter(({ mark }) => mark === of).reduce((sum, { weight }) => sum + weight, 0);
  const shares = order.map((mark) => ({ mark, count: weightOf(mark) }));
  return { id, says, shares, members: shares.reduce((sum, { count }) => sum + count, 0) };
}

// `rest`, `all`: what those in no group, and all together, are called.
export function groupsOf(body: Body, lamps: string, rest: string, all: string): Group[] {
  const seats = body.seats.map(({ classes, weight }, at) => ({ classes, weight, mark: markOf(lamps[at]) }));
  const known = new Set(body.classes.map(({ id }) => id));
  const groups = body.classes.map(({ id, says }) => groupOf(id, says, seats.filter(({ classes }) => classes.includes(id))));
  const loose = groupOf("", rest, seats.filter(({ classes }) => !classes.some((id) => known.has(id))));
  return [...groups, loose].filter(({ members }) => members > 0).concat(groupOf("*", all, seats));
}

// The marks that occur at all: a column for each.
export const marksIn = (groups: readonly Group[]): Mark[] =>
  order.filter((mark) => mark === "none" || groups.some(({ shares }) => shares.some((share) => share.mark === mark && share.count > 0)));
