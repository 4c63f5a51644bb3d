import type { Event } from "../entries/ruling";
import { elections } from "./elections";
import { meeting } from "./meeting";
import type { State } from "./state";
import { votes } from "./votes";

const handlers = { ...meeting, ...votes, ...elections };

// What follows from an event, without any rules. Total: an event that changes nothing here is none of the board's.
export function evolve(state: State, { name, fields }: Event): void {
  handlers[name]?.(state, fields);
}
