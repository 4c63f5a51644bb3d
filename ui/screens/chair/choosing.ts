// Which of the offers is the primary action: chosen from what the hall says is in order, by the state of the meeting,
// never invented. And where the others stand.
import { type ActBody, type Body, type Offer, type Snapshot } from "../../hall/contract";
import { termsOf } from "../../hall/terms";
import { say, type PlainKey } from "../../messages";
import { speechSays } from "./speech";

type Stage = "closed" | "suspended" | "voting" | "last_call" | "tied" | "between";

// In this order; the first that is in order is it.
const primary: Record<Stage, readonly string[]> = {
  closed: ["sitting.open"],
  suspended: ["sitting.resume"],
  voting: ["ballot.open", "vote.last_call", "ballot.lock", "vote.lock"],
  last_call: ["ballot.lock", "vote.lock"],
  tied: ["vote.casting_vote"],
  between: ["ballot.result", "ballot.open", "ballot.lock", "consent.declare", "floor.end", "vote.open", "floor.give", "consent.ask", "agenda.take_up"],
};

export function stageOf(now: Snapshot): Stage {
  const state = now.count?.state;
  // A test vote may be held without a sitting.
  if (now.sitting === null && now.vote?.test == null) return "closed";
  if (state === "voting" || state === "last_call" || state === "tied") return state;
  if (now.sitting === null) return "closed";
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

// What has a form of its own on the console is not listed a second time.
const elsewhere: ReadonlySet<string> = new Set(["vote.announce", "vote.test", "vote.call_off", "vote.extend", "vote.declare", "election.ballot", "vote.paper", "teller.round", "teller.key", "teller.rehearse"]);
export const listedHere = ({ act }: Offer): boolean => !elsewhere.has(act.do) && act["announced"] === undefined;

export type Subject = "sitting" | "vote" | "motion" | "floor" | "text" | "other";
const subjects: Record<string, Subject> = {
  session: "sitting", sitting: "sitting", chair: "sitting", presence: "sitting", quorum: "sitting", standing: "sitting", proxy: "sitting",
  ballot: "vote", teller: "vote", vote: "vote", consent: "vote", election: "vote", lot: "vote",
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

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== "").join(" ");

// Where a text, a motion or an election is named by its number: what that is.
function named(number: unknown, { texts, motions, election }: Snapshot): string {
  const text = texts.find((one) => one.id === number);
  if (text !== undefined) return joined(text.document, text.title);
  const motion = motions.find((one) => one.id === number);
  if (motion !== undefined) return motion.says;
  return election !== null && election.id === number ? election.title || election.says : "";
}

const listed = (list: readonly { id: string; says: string }[], id: unknown): string => list.find((one) => one.id === id)?.says ?? "";

const speech = (act: ActBody, now: Snapshot): string => joined(speechSays(act["speech"]), named(act["on"], now));

function opened(act: ActBody, now: Snapshot, body: Body): string {
  const { document = "", title = "" } = known(act, now);
  return title === "" ? listed(body.questions, act["question"]) : joined(document, title);
}

// What an act is about, from its own fields: several offers may have the same words.
const abouts: Record<string, (act: ActBody, now: Snapshot, body: Body) => string> = {
  "vote.open": opened,
  "election.open": (act, _, body) => listed(body.elections, act["kind"]),
  "floor.ask": speech,
  "text.sponsor": (act, now) => named(act["text"], now),
  "text.withdraw": (act, now) => named(act["text"], now),
  "motion.second": (act, now) => named(act["motion"], now),
  "motion.withdraw": (act, now) => named(act["motion"], now),
  "motion.move": (act, now) => named(termsOf(act)?.["on"], now),
  "consent.ask": (act, now) => named(act["on"], now),
  "ruling.give": (act, now) => (act["finding"] === undefined ? now.motions[0]?.says ?? "" : ""),
  "election.ballot": (act, now) => named(act["election"], now),
  "election.nominate": (act, now) => named(act["election"], now),
  "agenda.take_up": (act) => (typeof act["item"] === "number" ? say("chair.item", { number: act["item"] }) : ""),
};

export const about = (act: ActBody, now: Snapshot, body: Body): string => abouts[act.do]?.(act, now, body) ?? "";

// What the record knows already of the title that a vote is given.
export function known(act: ActBody, now: Snapshot): { title?: string; document?: string } {
  if (act.do !== "vote.open") return {};
  const text = now.texts.find((one) => one.id === act["text"]);
  if (text !== undefined) return { title: text.title, document: text.document };
  const motion = now.motions.find((one) => one.id === act["motion"]);
  return motion === undefined ? {} : { title: motion.says };
}
