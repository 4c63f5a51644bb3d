import { textIn, type Act } from "../entries/act";
import type { Fields, Wide } from "../entries/fields";
import { spelledRuling, type Event } from "../entries/ruling";
import type { ActName, EventName } from "../entries/tables";
import { demand } from "../faults";
import type { About } from "./about";
import type { Taken } from "./secrets";

// Row 15 for the acts of the secret ballot: what must follow is said by the act and by the machine that took it.
type Follows = (act: Act, taken: Taken, at: string) => Event;

const event = (name: EventName, fields: Fields): Event => ({ name, fields });
const pick = ({ fields }: Act, ...names: string[]): Fields => Object.fromEntries(names.map((name) => [name, fields[name] ?? ""]));
const ballot = ({ fields }: Act): Fields => ({ ballot: fields["vote"] ?? 0 });
const missingOf = ({ missing }: Taken): Fields => (missing.length === 0 ? {} : { missing });
const answered: Follows = (act) => event("teller_answered", { ...pick(act, "ceremony"), teller: act.by });

function subjectOf(about: About | null): Fields {
  if (about === null) return {};
  return "vote" in about ? { vote: about.vote.id } : { election: about.election.id };
}
const waits = (override: boolean): Fields => (override ? { awaits: true } : {});

// The only event of each act; of a result the first, behind which stand those of any count. What a lock brings about
// depends on the quorum, which only the whole depth decides.
const follows: Partial<Record<ActName, Follows>> = {
  "credential.register": (act) => event("credential_registered", { seat: act.by, ...pick(act, "issue") }),
  "teller.setup": (act, _, at) =>
    event("tellers_set_up", { ...pick(act, "ceremony", "tellers", "t"), ...waits(textIn(act.fields, "override") !== ""), at }),
  "teller.consent": (act, _, at) => event("tellers_consented", { ...pick(act, "ceremony"), at }),
  "teller.commit": answered, "teller.deal": answered, "teller.verdict": answered, "teller.answer": answered,
  "teller.round": (act, taken, at) =>
    event("round_begun", { ...pick(act, "ceremony"), stage: taken.election.stage, ...missingOf(taken), at }),
  "teller.key": (act, taken) => event("key_settled", { ...pick(act, "ceremony"), ...missingOf(taken) }),
  "teller.rehearse": (act) => event("rehearsal_called", pick(act, "ceremony", "vote")),
  "teller.rehearsal": (act) => event("teller_rehearsed", { ...pick(act, "ceremony", "vote"), teller: act.by }),
  "ballot.open": (act, { about }) => event("secret_ballot_opened", {
    ...ballot(act), ...pick(act, "ceremony"), ...subjectOf(about), ...pick(act, "roll"), ...waits(textIn(act.fields, "override") !== ""),
  }),
  "ballot.consent": (act) => event("secret_ballot_consented", ballot(act)),
  "ballot.cast": (act) => event("sealed_cast", { ...ballot(act), seat: act.by }),
  "ballot.challenge": (act) => event("sealed_challenged", { ...ballot(act), seat: act.by }),
  "ballot.decrypt": (act) => event("part_sent", { ...ballot(act), teller: act.by }),
  "ballot.result": (act) => event("secret_ballot_counted", { ...ballot(act), ...pick(act, "ballots") }),
  "ballot.void": (act) => event("secret_ballot_voided", ballot(act)),
};

const spelled = (events: Event[]): string => spelledRuling({ events, state: null });

type Counts = { rows: number[][]; classes: string[]; options: string[] };

// The slot behind the options is that of abstaining.
const slotOf = ({ options }: Counts, choice: string): number => (choice === "abstain" ? options.length : options.indexOf(choice));

// The counts, added up: of all, or of one class.
function counted({ rows, classes }: Counts, slot: number, of = ""): number {
  return rows.filter((_, group) => of === "" || classes[group] === of).reduce((sum, row) => sum + (row[slot] ?? 0), 0);
}

function checkLines(lines: Fields[], counts: Counts, choices: string[]): void {
  for (const { choice, of = "", number } of lines) {
    demand(number === counted(counts, slotOf(counts, String(choice)), String(of)), "RULING", `sheet, ${String(choice)}`);
  }
  const whole = new Set(lines.filter(({ of }) => of === undefined).map(({ choice }) => choice));
  demand(choices.filter((choice) => choice === "abstain" || counts.options.includes(choice)).every((choice) => whole.has(choice)), "RULING", "sheet");
}

function checkBallots(sheet: Fields, ballots: number, counts: Counts): void {
  const blank = counted(counts, counts.options.length);
  demand(sheet["blank"] === blank && sheet["valid"] === ballots - blank && sheet["invalid"] === 0, "RULING", "sheet");
  const votes = ((sheet["votes"] as Fields[] | undefined) ?? []).map(({ candidate, votes: n }) => `${String(candidate)} ${String(n as Wide)}`);
  const wanted = counts.options.map((name, slot) => `${name} ${counted(counts, slot)}`);
  demand(votes.sort().join() === wanted.sort().join(), "RULING", "sheet");
}

// The counts become the sheet.
function checkSheet(act: Act, { election, about, options }: Taken, events: Event[]): void {
  demand(about !== null, "RULING", "a count of nothing");
  const counts = { rows: election.counts ?? [], classes: election.ballots?.classes ?? [], options };
  const agreed = events.find(({ name }) => name === "count_agreed" || name === "ballot_agreed");
  demand(agreed?.name === ("election" in about ? "ballot_agreed" : "count_agreed"), "RULING", "no sheet");
  demand(Object.entries(subjectOf(about)).every(([name, id]) => agreed.fields[name] === id), "RULING", "the sheet of another");
  if ("vote" in about) checkLines((agreed.fields["sheet"] as Fields[] | undefined) ?? [], counts, about.vote.choices);
  else checkBallots(agreed.fields["sheet"] as Fields, Number(act.fields["ballots"]), counts);
}

function checkLock(act: Act, at: string, events: Event[]): void {
  const locked = events.find(({ name }) => name === "secret_ballot_locked");
  demand(locked?.fields["ballot"] === act.fields["vote"] && locked?.fields["at"] === at, "RULING", "secret_ballot_locked");
}

export function checkFollows(act: Act, taken: Taken, at: string, events: Event[]): void {
  const wanted = follows[act.do]?.(act, taken, at);
  const given = act.do === "ballot.result" ? events.slice(0, 1) : events;
  if (wanted !== undefined) demand(spelled([wanted]) === spelled(given), "RULING", wanted.name);
  if (act.do === "ballot.lock") checkLock(act, at, events);
  if (act.do === "ballot.result") checkSheet(act, taken, events);
}
