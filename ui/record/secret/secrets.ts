import { hexOf, ofBase64, textOf as decoded } from "../bytes";
import type { State as Election } from "../../ballot/election/state";
import { textIn, type Act } from "../entries/act";
import type { Entry } from "../entries/entry";
import type { Wide } from "../entries/fields";
import type { Law } from "../entries/founding";
import type { ActName } from "../entries/tables";
import { textsOf, type State } from "../evolve/state";
import { demand } from "../faults";
import type { Reader } from "../log/reader";
import { aboutOf, optionsOf, put, questionOf, titleOf, type About } from "./about";
import { demandTime } from "./decide";
import { Machines, type Checking } from "./machines";
import type { Title } from "./question";
import { listsTheEntitled } from "./roll";

// Rows 12 and 14 for the acts of the secret ballot: what the record asks beside a vote's machine, and the machine.
// `about`, `options`: of an act that belongs to a ballot; `missing`: the tellers that the act leaves out.
export type Taken = { about: About | null; options: string[]; missing: string[]; election: Election };
export type Where = { entry: Entry; act: Act; law: Law; state: State };
export type Watching = Checking & { only?: (ballot: Wide) => boolean };

export const isSecret = (name: ActName): boolean => /^(?:credential|teller|ballot)\./.test(name);
const ofTeller: readonly ActName[] = [
  "teller.commit", "teller.deal", "teller.verdict", "teller.answer", "teller.rehearsal", "ballot.decrypt",
];
const ofBallot: readonly ActName[] = ["teller.rehearse", "teller.rehearsal"];

function quietly<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

// The ballot, by its number, that an act is made for.
export const ballotOf = ({ do: name, fields }: Act): Wide | null =>
  name.startsWith("ballot.") || ofBallot.includes(name) ? (fields["vote"] as Wide) : null;

export class Secrets {
  readonly machines: Machines;
  private readonly keys = new Map<string, string>(); // of each teller in each ceremony
  private readonly titles = new Map<number, Title>();
  private readonly options = new Map<Wide, string[]>();

  constructor(
    private readonly origin: string,
    private readonly read: Reader,
    private readonly watching: Watching = {},
  ) {
    this.machines = new Machines(origin, watching);
  }

  // null: no act of a secret ballot, or of one that nobody asked about.
  async take(where: Where): Promise<Taken | null> {
    const { act, entry } = where;
    if (act.do === "vote.open" || act.do === "election.open") this.titles.set(entry.position, titleOf(act));
    const ballot = ballotOf(act);
    if (!isSecret(act.do) || (ballot !== null && this.watching.only?.(ballot) === false)) return null;
    this.checkKey(where);
    const about = act.do === "ballot.open" ? put(where.state) : ballot === null ? null : aboutOf(where.state, ballot);
    if (act.do === "ballot.open") await this.checkOpening(where, about);
    const before = new Set(this.machines.of(act).election.state.ceremony?.excluded.keys());
    const { state } = this.machines.take(act, entry.act, entry.position).election;
    if (act.do === "ballot.open") this.checkRoll(where, about, state);
    if (ballot !== null && act.do === "ballot.open") this.options.set(ballot, textsOf(act.fields, "options"));
    const missing = [...(state.ceremony?.excluded.keys() ?? [])].filter((i) => !before.has(i)).map((i) => state.ceremony?.tellers[i - 1] ?? "");
    demandTime(where.state.ceremonies.get(act.fields["ceremony"] as Wide), missing, entry.at);
    return { about, options: this.options.get(ballot ?? -1) ?? [], missing, election: state };
  }

  // A teller's messages, from its commitment to its part, are signed with one key.
  private checkKey({ act, entry, state }: Where): void {
    if (!ofTeller.includes(act.do)) return;
    const ceremony = act.do === "ballot.decrypt" ? state.sealed.get(act.fields["vote"] as Wide)?.ceremony : act.fields["ceremony"];
    const name = `${String(ceremony)} ${act.by}`;
    const key = this.keys.get(name) ?? entry.keyId;
    demand(key === entry.keyId, "BALLOT", "teller");
    this.keys.set(name, key);
  }

  // The rules decide before, which options there are among the rest.
  private async checkOpening({ act }: Where, about: About | null): Promise<void> {
    demand(about !== null, "REFUSED", "nothing is put");
    demand("election" in about || textsOf(act.fields, "options").join() === optionsOf(about.vote).join(), "REFUSED", "options");
    const id = Number("vote" in about ? about.vote.id : about.election.id);
    const question = questionOf(this.origin, about, this.titles.get(id) ?? { document: "", title: "" });
    demand(question === textIn(act.fields, "question"), "BALLOT", "question");
    await this.readRoll(textIn(act.fields, "roll"));
  }

  // What is no hash, no file or no text is none of the machine's rolls, and refused there.
  private async readRoll(hash: string): Promise<void> {
    const name = quietly(() => hexOf(ofBase64(hash)));
    const bytes = name === null ? null : await this.read(`blobs/${name}`);
    const text = bytes === null ? null : quietly(() => decoded(bytes));
    if (name !== null && text !== null) this.machines.blobs.set(name, text);
  }

  // Of an election nobody says here who may vote in it.
  private checkRoll({ law: { rules, roster } }: Where, about: About | null, { ballots, rehearsal }: Election): void {
    if (about === null || "election" in about || ballots === null) return;
    const roll = { lines: ballots.roll, classes: ballots.classes };
    demand(listsTheEntitled(rules, roster, about.vote, roll, rehearsal?.keys ?? new Map()), "BALLOT", "roll");
  }
}
