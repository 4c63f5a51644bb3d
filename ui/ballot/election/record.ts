import { parseLines, type JsonObject } from "../../record/entries/json";
import { acts, type ActName } from "./grammar";

// Section 10: the transcript of a vote under a ceremony, out of a whole record, in its order. A ceremony that no vote
// has used yet has a transcript too, without a vote.
export type Of = { ceremony: number; vote: number | null };

// What cannot be read, or is no act of this page, is the record layer's; what can, goes into the transcript of the
// numbers that it names, even if it is then refused there.
function readable(text: string): JsonObject | null {
  try {
    const json = parseLines(text);
    return json instanceof Map && Object.hasOwn(acts, String(json.get("do"))) ? json : null;
  } catch {
    return null;
  }
}

function belongs(act: JsonObject, { ceremony, vote }: Of): boolean {
  const name = act.get("do") as ActName;
  if (name === "credential.register") return true;
  if (!name.startsWith("teller.")) return act.get("vote") === vote;
  const ofVote = name === "teller.rehearse" || name === "teller.rehearsal";
  return act.get("ceremony") === ceremony && (!ofVote || act.get("vote") === vote);
}

export function actsOf(record: string[], of: Of): string[] {
  return record.filter((text) => {
    const act = readable(text);
    return act !== null && belongs(act, of);
  });
}
