// Which of the offers is the primary action: chosen from what the hall says is in order, by the state of the meeting,
// never invented. And where the others stand.
import { type ActBody, type Offer, type Snapshot } from "../../hall/contract";
import { type PlainKey } from "../../messages";

type Stage = "closed" | "suspended" | "voting" | "last_call" | "tied" | "between";

// In this order; the first that is in order is it.
const primary: Record<Stage, readonly string[]> = {
  closed: ["sitting.open"],
  suspended: ["sitting.resume"],
  voting: ["vote.last_call", "vote.lock"],
  last_call: ["vote.lock"],
  tied: ["vote.casting_vote"],
  between: ["consent.declare", "floor.end", "vote.open", "floor.give", "consent.ask", "agenda.take_up"],
};

export function stageOf(now: Snapshot): Stage {
  if (now.sitting === null) return "closed";
  const state = now.count?.state;
  if (state === "voting" || state === "last_call" || state === "tied") return state;
  return now.sitting.suspended ? "suspended" : "between";
}

// A vote on what lies before the meeting, not on something yet to be worded.
const ready = (act: ActBody): boolean => act.do !== "vote.open" || "motion" in act || "text" in act;

export function primaryOf(offers: readonly Offer[], now: Snapshot): Offer | null {
  for (const act of primary[stageOf(now)]) {
    const found = offers.find((offer) => offer.in_order && offer.act.do === act && ready(offer.act));
    if (found !== undefined) return found;
  }
  return null;
}

export type Subject = "sitting" | "vote" | "motion" | "floor" | "text" | "other";
const subjects: Record<string, Subject> = {
  session: "sitting", sitting: "sitting", chair: "sitting", presence: "sitting", quorum: "sitting", standing: "sitting", proxy: "sitting",
  vote: "vote", consent: "vote", election: "vote", lot: "vote",
  motion: "motion", ruling: "motion",
  floor: "floor",
  text: "text", document: "text", agenda: "text",
};
export const subjectSays: Record<Subject, PlainKey> = {
  vote: "chair.subject_vote", motion: "chair.subject_motion", floor: "chair.subject_floor",
  sitting: "chair.subject_sitting", text: "chair.subject_text", other: "chair.subject_other",
};
const order = Object.keys(subjectSays) as Subject[];

export type Group = { subject: Subject; offers: Offer[] };
export function grouped(offers: readonly Offer[]): Group[] {
  const of = (offer: Offer): Subject => subjects[offer.act.do.split(".")[0] ?? ""] ?? "other";
  return order
    .map((subject) => ({ subject, offers: offers.filter((offer) => of(offer) === subject) }))
    .filter((group) => group.offers.length > 0);
}

export const idOf = (offer: Offer): string => JSON.stringify(offer.act);

// What a vote would be on, or of which kind: several offers may have the same words.
export function about(act: ActBody, now: Snapshot): string {
  const { document = "", title = "" } = known(act, now);
  if (title !== "") return [document, title].filter((part) => part !== "").join(" ");
  const kind = act.do === "vote.open" ? act["question"] : act.do === "election.open" ? act["kind"] : "";
  return typeof kind === "string" ? kind : "";
}

// What the record knows already of the title that a vote is given.
export function known(act: ActBody, now: Snapshot): { title?: string; document?: string } {
  if (act.do !== "vote.open") return {};
  const text = now.texts.find((one) => one.id === act["text"]);
  if (text !== undefined) return { title: text.title, document: text.document };
  const motion = now.motions.find((one) => one.id === act["motion"]);
  return motion === undefined ? {} : { title: motion.says };
}
