import type { Event } from "../entries/ruling";
import { elections } from "./elections";
import { meeting } from "./meeting";
import { secret } from "./secret";
import type { State } from "./state";
import { votes } from "./votes";

const handlers = [meeting, votes, elections, secret];

// What follows from an event, without any rules. Total: an event that changes nothing here is none of the board's.
export function evolve(state: State, { name, fields }: Event): void {
  for (const some of handlers) some[name]?.(state, fields);
}
