// The word and the mark of a mode and of a state, both from what the record says, never from a setting of this device.
import { type Count, type Mode, type Vote } from "../hall/contract";
import { type PlainKey } from "../messages";
import { type IconName } from "./Icon";

export const modes: Record<Mode, { icon: IconName; says: PlainKey; how: PlainKey }> = {
  recorded: { icon: "recorded", says: "mode.recorded", how: "mode.recorded.how" },
  hands: { icon: "hands", says: "mode.hands", how: "mode.hands.how" },
  secret: { icon: "secret", says: "mode.secret", how: "mode.secret.how" },
};

export type State = "notopen" | "voting" | "last_call" | "locked" | "result";
export const states: Record<State, { icon: IconName; says: PlainKey }> = {
  notopen: { icon: "notopen", says: "state.notopen" },
  voting: { icon: "voting", says: "state.voting" },
  last_call: { icon: "last_call", says: "state.last_call" },
  locked: { icon: "locked", says: "state.locked" },
  result: { icon: "result", says: "state.result" },
};

export function stateOf(count: Count | null): State {
  switch (count?.state) {
    case undefined: return "notopen";
    case "voting": return "voting";
    case "last_call": return "last_call";
    case "locked":
    case "tied": return "locked";
    case "declared":
    case "annulled":
    case "tested": return "result";
  }
}

// Why the votes are not shown, while they are not.
export function hiddenBecause(vote: Vote): PlainKey {
  if (vote.mode === "secret") return "hidden.secret";
  if (vote.mode === "hands") return "hidden.tellers";
  return vote.showing === "totals" ? "hidden.totals" : "hidden.at_lock";
}
