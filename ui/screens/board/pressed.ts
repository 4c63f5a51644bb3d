// A test vote: each seat was asked for one choice; who pressed it, who pressed another, who pressed nothing.
import { type Body, type Count, type SeatId } from "../../hall/contract";
import { type Shown } from "./matter";

export type Tested = NonNullable<Count["tested"]>;
export type Pressed = "right" | "wrong" | "missing" | "hidden";

const nothing = ".";
const hidden = "v";
const unasked = "-";

export function pressedBy(expected: string | undefined, letter: string | undefined): Pressed {
  if (letter === undefined || letter === nothing) return "missing";
  if (letter === hidden) return "hidden";
  return letter === expected ? "right" : "wrong";
}

// What the hall found, once it has; until then what can be seen. Null: it cannot be seen before the lock.
export function testedSo(body: Body, { vote, count, lamps }: Shown): Tested | null {
  if (count.tested !== null) return count.tested;
  const found: Record<Pressed, SeatId[]> = { right: [], wrong: [], missing: [], hidden: [] };
  for (const [at, { id }] of body.seats.entries()) {
    const expected = vote.test?.[at] ?? unasked;
    if (expected !== unasked) found[pressedBy(expected, lamps[at])].push(id);
  }
  return found.hidden.length > 0 ? null : { right: found.right.length, wrong: found.wrong, missing: found.missing };
}
