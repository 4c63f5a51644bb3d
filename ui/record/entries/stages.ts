import type { Act } from "./act";
import type { Fields, Wide } from "./fields";
import type { Event } from "./ruling";
import type { ActName, EventName } from "./tables";

// docs/record.md, "What the device saw", for the acts of the secret ballot: the entry that made such an act possible.
type Ceremony = {
  enough: number; // answers that end a round
  answers: number; // of the round that goes on
  began: Wide;
  ready: Wide; // the answers of the round were enough from here on
  last: Wide; // entry of the ceremony, up to its key
  called: Map<Wide, Wide>; // rehearsals, by the vote
};
type Ballot = { opened: Wide; locked: Wide };

const wideIn = (fields: Fields, name: string): Wide => (fields[name] as Wide | undefined) ?? 0;

export class Stages {
  private readonly ceremonies = new Map<Wide, Ceremony>();
  private readonly ballots = new Map<Wide, Ballot>();

  // null: an act that has the mark of all acts.
  of({ do: name, fields }: Act): Wide | null {
    const stage = stages[name];
    if (stage === undefined) return null;
    return stage(this.ceremonies.get(wideIn(fields, "ceremony")), this.ballots.get(wideIn(fields, "vote")), fields) ?? 0;
  }

  apply(position: number, { name, fields }: Event): void {
    if (name === "tellers_set_up") this.setUp(position, fields);
    if (name === "secret_ballot_opened") this.ballots.set(wideIn(fields, "ballot"), { opened: position, locked: 0 });
    const ceremony = this.ceremonies.get(wideIn(fields, "ceremony"));
    if (ceremony !== undefined) ofCeremony[name]?.(ceremony, position, fields);
    const ballot = this.ballots.get(wideIn(fields, "ballot"));
    if (ballot !== undefined && name === "secret_ballot_consented") ballot.opened = position;
    if (ballot !== undefined && name === "secret_ballot_locked") ballot.locked = position;
  }

  private setUp(position: number, fields: Fields): void {
    const [n, t] = [(fields["tellers"] as string[] | undefined)?.length ?? 0, Number(wideIn(fields, "t"))];
    const enough = t === n ? t : t + 1;
    this.ceremonies.set(wideIn(fields, "ceremony"), { enough, answers: 0, began: position, ready: 0, last: position, called: new Map() });
  }
}

type Stage = (ceremony: Ceremony | undefined, ballot: Ballot | undefined, fields: Fields) => Wide | undefined;
const began: Stage = (ceremony) => ceremony?.began;
const opened: Stage = (_, ballot) => ballot?.opened;
const locked: Stage = (_, ballot) => ballot?.locked;

const stages: Partial<Record<ActName, Stage>> = {
  "credential.register": () => 0, "teller.setup": () => 0,
  "teller.commit": began, "teller.deal": began, "teller.verdict": began, "teller.answer": began, "teller.consent": began,
  "teller.rehearse": began,
  "teller.round": (ceremony) => ceremony?.ready,
  "teller.key": (ceremony) => ceremony?.last,
  "teller.rehearsal": (ceremony, _, fields) => ceremony?.called.get(wideIn(fields, "vote")),
  "ballot.cast": opened, "ballot.challenge": opened, "ballot.decrypt": locked, "ballot.result": locked,
};

const begins = (ceremony: Ceremony, position: number): void =>
  void Object.assign(ceremony, { answers: 0, began: position, ready: 0, last: position });

const ofCeremony: Partial<Record<EventName, (ceremony: Ceremony, position: number, fields: Fields) => void>> = {
  tellers_consented: begins, round_begun: begins, key_settled: begins,
  teller_answered: (ceremony, position) => {
    ceremony.answers += 1;
    if (ceremony.answers === ceremony.enough) ceremony.ready = position;
    ceremony.last = position;
  },
  rehearsal_called: (ceremony, position, fields) => void ceremony.called.set(wideIn(fields, "vote"), position),
};
