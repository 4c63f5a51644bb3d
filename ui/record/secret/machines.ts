import { Election } from "../../ballot/election/election";
import { Earlier, Pending } from "../../ballot/election/pending";
import { copied, start, type State } from "../../ballot/election/state";
import { Fault as Refusal, type Code } from "../../ballot/faults";
import type { Act } from "../entries/act";
import type { Wide } from "../entries/fields";
import { Fault } from "../faults";

// docs/record.md, "The secret ballot": every vote has a state machine of its own. An act changes one machine here: the
// credentials are one list that all of them look at, and a vote's machine begins as a copy of its ceremony's, which
// nothing but rehearsals can change any more.
export type Machine = { election: Election; pending: Pending };
export type Checking = { most?: number; settled?: (count: number) => void }; // most: proofs that wait in one batch

const refused = (code: Code, position: number): Fault => new Fault("BALLOT", position, code);

export class Machines {
  readonly blobs = new Map<string, string>(); // rolls, by their hash
  private readonly all: Machine[] = [];
  private readonly ceremonies = new Map<Wide, Machine>();
  private readonly votes = new Map<string, Machine>(); // of a ceremony
  private readonly opened = new Map<Wide, Machine>();
  private readonly credentials: Machine;

  constructor(
    private readonly origin: string,
    private readonly checking: Checking,
  ) {
    this.credentials = this.machine(start(), {});
  }

  private machine(state: State, { most, settled }: Checking): Machine {
    const pending = new Pending(most, settled);
    const machine = { election: new Election(this.origin, this.blobs, pending.settle, state), pending };
    this.all.push(machine);
    return machine;
  }
  private begun(from: State): Machine {
    const { credentials, holders } = this.credentials.election.state;
    const rest = copied({ ...from, credentials: new Map(), holders: new Set<string>() });
    return this.machine({ ...rest, credentials, holders }, this.checking);
  }

  private ofCeremony(ceremony: Wide): Machine {
    const found = this.ceremonies.get(ceremony) ?? this.begun(start());
    this.ceremonies.set(ceremony, found);
    return found;
  }
  private ofVote(ceremony: Wide, vote: Wide): Machine {
    const name = `${ceremony} ${vote}`;
    const found = this.votes.get(name) ?? this.begun(this.ofCeremony(ceremony).election.state);
    this.votes.set(name, found);
    return found;
  }

  // The one machine that an act is fed to.
  of({ do: name, fields }: Act): Machine {
    const [ceremony, vote] = [fields["ceremony"] as Wide, fields["vote"] as Wide];
    if (name === "credential.register") return this.credentials;
    if (name === "ballot.open" || name === "teller.rehearse" || name === "teller.rehearsal") return this.ofVote(ceremony, vote);
    return name.startsWith("teller.") ? this.ofCeremony(ceremony) : (this.opened.get(vote) ?? this.begun(start()));
  }

  ofBallot = (ballot: Wide): State | null => this.opened.get(ballot)?.election.state ?? null;

  // An act whose proofs wait in a batch counts as accepted; `settle` tells of it if they fail after all.
  take(act: Act, text: string, position: number): Machine {
    const machine = this.of(act);
    machine.pending.act = position;
    try {
      machine.election.take(text);
    } catch (error) {
      if (error instanceof Refusal) throw refused(error.code, position);
      throw error instanceof Earlier ? refused(error.code, error.act) : error;
    }
    if (act.do === "ballot.open") this.opened.set(act.fields["vote"] as Wide, machine);
    return machine;
  }

  // Everything that waits; of what fails the lowest entry.
  settle(): void {
    const failed = this.all.flatMap(({ pending }): Earlier[] => {
      try {
        pending.flush();
        return [];
      } catch (error) {
        if (error instanceof Earlier) return [error];
        throw error;
      }
    });
    const [lowest] = failed.sort((a, b) => a.act - b.act);
    if (lowest !== undefined) throw refused(lowest.code, lowest.act);
  }
}
