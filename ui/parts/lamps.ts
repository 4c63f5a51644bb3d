// What each letter of Snapshot.lamps looks like and is called: the one place where a vote gets its mark.
import { type PlainKey } from "../messages";
import { type IconName } from "./Icon";

export type Mark = "yes" | "no" | "abstain" | "other" | "voted" | "none" | "out";
type Look = { icon: IconName; letter: PlainKey | null; says: PlainKey };

export const looks: Record<Mark, Look> = {
  yes: { icon: "yes", letter: "lamp.yes", says: "cast.yes" },
  no: { icon: "no", letter: "lamp.no", says: "cast.no" },
  abstain: { icon: "abstain", letter: "lamp.abstain", says: "cast.abstain" },
  other: { icon: "other", letter: null, says: "cast.other" },
  voted: { icon: "secret", letter: null, says: "cast.voted" },
  none: { icon: "none", letter: null, says: "cast.none" },
  out: { icon: "out", letter: null, says: "cast.out" },
};

const letters: Record<string, Mark> = { y: "yes", n: "no", a: "abstain", x: "other", v: "voted", ".": "none", "-": "out" };
export const markOf = (letter: string | undefined): Mark => letters[letter ?? "-"] ?? "other";

// The mark of a choice by its id; a body's own words are all "other" and are told apart by their names.
export function markOfChoice(choice: string): Mark {
  return choice === "yes" || choice === "no" || choice === "abstain" ? choice : "other";
}

export type Presence = "here" | "proxy" | "away" | "out";
const presences: Record<string, Presence> = { "1": "here", p: "proxy", "0": "away", "-": "out" };
export const presenceOf = (letter: string | undefined): Presence => presences[letter ?? "-"] ?? "out";
export const presenceSays: Record<Presence, PlainKey> = {
  here: "presence.here", proxy: "presence.proxy", away: "presence.away", out: "presence.out",
};
