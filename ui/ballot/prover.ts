import { same } from "../record/bytes";
import { sealBallot, signBallot, type Ballot } from "./ballots/seal";
import { shortTracker, trackerOf } from "./ballots/tracker";
import type { Vote } from "./ballots/vote";
import { Hedged } from "./draws";
import { timesG } from "./group";
import { wipe } from "./numbers";

// A seat's device in one vote. It seals a choice, shows the short tracker, and only then is asked: cast or check.
export type Shown = { sequence: number; tracker: Uint8Array; short: string };
type Prepared = { shown: Shown; ballot: Ballot; draws: Hedged };

export class Prover {
  private readonly secret: Uint8Array;
  private readonly K: Uint8Array;
  private prepared: Prepared | null = null;

  // `highest`: the highest sequence that this device has signed in this vote, recorded or not.
  constructor(
    private readonly vote: Vote,
    secret: Uint8Array,
    private highest: number,
  ) {
    this.secret = secret.slice();
    this.K = timesG(secret).toBytes();
  }

  // Is this the key that stands in the roll for this seat?
  isKey = (K: Uint8Array): boolean => same(K, this.K);

  // `recorded`: the last recorded sequence of this seat. A ballot that was held back must never displace a newer one.
  prepare(choice: Uint8Array, recorded: number): Shown {
    this.forget();
    const sequence = Math.max(this.highest, recorded) + 1;
    const draws = new Hedged(this.secret, this.vote.V, sequence);
    const ballot = sealBallot(this.vote, this.K, sequence, choice, draws);
    const tracker = trackerOf(ballot.body);
    const shown = { sequence, tracker, short: shortTracker(tracker) };
    this.prepared = { shown, ballot, draws };
    return shown;
  }

  // Whoever calls keeps the sequence before the bytes leave the device.
  cast(): { ballot: Uint8Array; shown: Shown } {
    const { shown, ballot, draws } = this.ready();
    const signed = signBallot(this.vote, this.secret, this.K, ballot.body, draws);
    this.highest = shown.sequence;
    this.forget();
    return { ballot: signed, shown };
  }

  // What is checked is spoiled: neither it nor its randomness is used again.
  check(): { sealed: Uint8Array; opening: Uint8Array; shown: Shown } {
    const { shown, ballot } = this.ready();
    const opened = { sealed: ballot.body, opening: ballot.opening.slice(), shown };
    this.forget();
    return opened;
  }

  // Choice and randomness are gone; before cast or check was answered nothing had left the device.
  forget(): void {
    if (this.prepared === null) return;
    wipe(this.prepared.ballot.opening);
    this.prepared.draws.end();
    this.prepared = null;
  }
  end(): void {
    this.forget();
    wipe(this.secret);
  }

  private ready(): Prepared {
    if (this.prepared === null) throw new RangeError("nothing is prepared");
    return this.prepared;
  }
}
