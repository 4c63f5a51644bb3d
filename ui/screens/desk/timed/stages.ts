import type { Timed } from "../../../hall/contract";
import type { PlainKey } from "../../../messages";

// How far a vote over some days has come. `due`: its moment to open has come; `over`: its moment to close has.
export type Stage = "announced" | "due" | "open" | "over" | "locked" | "declared" | "annulled";

export function stageOf(one: Timed, at: number): Stage {
  if (one.vote === null) return at < Date.parse(one.opens) ? "announced" : "due";
  if (one.count?.state === "annulled") return "annulled";
  if (one.count?.state === "declared") return "declared";
  if (one.count?.state === "locked" || one.count?.state === "tied") return "locked";
  return at < Date.parse(one.closes) ? "open" : "over";
}

export const stageSays: Record<Stage, PlainKey> = {
  announced: "timed.stage.announced", due: "timed.stage.due", open: "timed.stage.open", over: "timed.stage.over",
  locked: "timed.stage.locked", declared: "timed.stage.declared", annulled: "timed.stage.annulled",
};

export type Step = "open" | "call_off" | "extend" | "lock" | "declare";
const steps: Record<Stage, readonly Step[]> = {
  announced: ["call_off"], due: ["open", "call_off"], open: ["extend"], over: ["lock", "extend"], locked: ["declare"], declared: [], annulled: [],
};
export const stepsOf = (stage: Stage): readonly Step[] => steps[stage];
