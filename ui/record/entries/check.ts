import { actMessage, keyIdOf } from "../act";
import { ofBase64 } from "../bytes";
import { signedAtAll, verifiedUnder } from "../ed25519";
import { evolve } from "../evolve/evolve";
import { begin, type State } from "../evolve/state";
import { demand, Fault, formed } from "../faults";
import type { Reader } from "../log/reader";
import { Tree } from "../log/tree";
import { leafHash } from "../merkle";
import { Differs, recount, type Recount } from "../rules/judge";
import { checkFollows } from "../secret/follows";
import { Secrets, type Taken, type Watching } from "../secret/secrets";
import { bytesIn, parseAct, textIn, type Act } from "./act";
import { checkFacts, decide } from "./decide";
import { parseEntry, type Entry } from "./entry";
import { checkRuling } from "./expected";
import type { Fields, Wide } from "./fields";
import { amended, established, isRehearsal, type Law } from "./founding";
import { checkKey, Keys, type Key } from "./keys";
import { checkSeen, Marks } from "./marks";
import { parseRuling, type Event, type Ruling } from "./ruling";

// The table of "What an auditor does", row by row, for one entry after the other.
export type Recounted = { vote: Wide; again: Recount; names: boolean; sealed: boolean; ballots: number; tally: string };
// `secret`: ballots of elections that tellers counted; `sealed`: sealed ballots, cast or opened for a check.
export type Tally = { entries: number; signatures: number; recomputed: number; open: number; secret: number; sealed: number; citations: number };

export type Read = { entry: Entry; act: Act };
type Following = Read & { position: number; law: Law; taken: Taken | null; ruling: Ruling };

export class Auditor {
  readonly tree = new Tree();
  readonly keys = new Keys();
  readonly state: State = begin();
  readonly votes = new Map<Wide, Recounted>(); // outcomes, as far as they were counted again
  readonly names = new Set<string>(); // files of names that the record speaks of
  readonly tally: Tally = { entries: 0, signatures: 0, recomputed: 0, open: 0, secret: 0, sealed: 0, citations: 0 };
  readonly secrets: Secrets;
  private readonly marks = new Marks();
  private law: Law | null = null;
  private at = "";

  constructor(
    private readonly origin: string,
    private readonly read: Reader,
    watching: Watching = {},
  ) {
    this.secrets = new Secrets(origin, read, watching);
  }

  // Takes the next entry into the tree if nothing is wrong with it. Proofs of sealed ballots may still wait.
  async take(bytes: Uint8Array): Promise<Read> {
    const position = this.tree.size;
    try {
      const read = await this.checked(bytes, position);
      this.tree.push(leafHash(bytes));
      return read;
    } catch (error) {
      throw error instanceof Fault ? new Fault(error.code, error.position ?? position, error.what) : error;
    }
  }

  // Of what was taken: proofs of sealed ballots that waited are told before any later fault.
  async settled<T>(taken: Promise<T>): Promise<T> {
    try {
      const whole = await taken;
      this.settle();
      return whole;
    } catch (error) {
      if (error instanceof Fault) this.settle();
      throw error;
    }
  }

  // Proofs that waited and do not hold are those of an earlier entry than whatever was found since.
  private settle(): void {
    try {
      this.secrets.machines.settle();
    } catch (error) {
      if (error instanceof Fault) this.tally.entries = error.position ?? this.tally.entries;
      throw error;
    }
  }

  private async checked(bytes: Uint8Array, position: number): Promise<Read> {
    const entry = formed("GRAMMAR", () => parseEntry(bytes));
    demand(entry.position === position, "POSITION");
    demand(entry.at >= this.at, "TIME");
    const act = formed("GRAMMAR", () => parseAct(entry.act));
    const key = this.keys.find(entry.keyId);
    demand(key === undefined || act.n > key.last, "COUNTER");
    this.checkBody(act, position);
    this.checkSigned(entry, act, key, position);
    checkSeen(act, this.tree, this.marks);
    const law = await this.lawAt(act, position);
    if (checkFacts(act, this.keys)) this.tally.signatures += 1;
    decide({ act, at: entry.at, keys: this.keys, law, state: this.state });
    const ruling = formed("RULING", () => parseRuling(entry.ruling));
    checkRuling(act, position, entry.at, ruling, this.state);
    const taken = await this.secrets.take({ entry, act, law, state: this.state });
    this.follow({ entry, act, position, law, taken, ruling });
    return { entry, act };
  }

  private checkBody(act: Act, position: number): void {
    const other = isRehearsal(act.body) !== isRehearsal(this.origin);
    demand(act.body === this.origin, other ? "REHEARSAL" : "ORIGIN");
    demand((act.do === "body.establish") === (position === 0), "ESTABLISHED");
  }

  private checkSigned(entry: Entry, act: Act, key: Key | undefined, position: number): void {
    const [signature, message] = [ofBase64(entry.signature), actMessage(this.origin, entry.act)];
    this.tally.signatures += 1;
    if (position === 0) {
      const own = bytesIn(act.fields, "key");
      demand(keyIdOf(own) === entry.keyId, "KEY");
      demand(signedAtAll(signature, message, own), "SIGNATURE");
      return;
    }
    checkKey(key, act);
    demand(verifiedUnder(key.point, signature, message, ofBase64(key.bytes)), "SIGNATURE");
  }

  private async lawAt(act: Act, position: number): Promise<Law> {
    if (position === 0) this.law = await established(act, this.read);
    if (act.do === "body.amend") this.law = await amended(act, this.read);
    const names = textIn(act.fields, "names");
    if (act.do.startsWith("body.") && names !== "") this.names.add(names);
    if (act.do === "election.other_body" || act.fields["citation"] !== undefined) this.tally.citations += 1;
    if (this.law === null) throw new Fault("ESTABLISHED");
    return this.law;
  }

  private follow({ entry, act, position, law, taken, ruling }: Following): void {
    if (taken !== null) checkFollows(act, taken, entry.at, ruling.events);
    for (const event of ruling.events) this.event(act, event, law);
    this.marks.apply(position, ruling.events);
    const key = this.keys.find(entry.keyId);
    if (key !== undefined) key.last = act.n;
    this.at = entry.at;
    this.tally.entries += 1;
  }

  private event(act: Act, event: Event, law: Law): void {
    if (event.name === "outcome_declared") this.outcome(act, event.fields, law);
    if (event.name === "ballot_agreed" && act.do !== "ballot.result") this.tally.secret += 1;
    if (event.name === "sealed_cast" || event.name === "sealed_challenged") this.tally.sealed += 1;
    this.keys.apply(event);
    evolve(this.state, event);
  }

  private outcome(act: Act, fields: Fields, { rules, roster }: Law): void {
    const vote = this.state.votes.get(fields["vote"] as Wide);
    demand(vote !== undefined, "RULING", "no such vote");
    try {
      const again = recount(rules, roster, vote, fields["outcome"] as Fields);
      this.tally[again] += 1;
      const tally = ((fields["outcome"] as Fields)["tally"] as Wide[] | undefined) ?? [];
      const [names, sealed] = [vote.counting === "names", act.do === "ballot.result"];
      const ballots = sealed ? Number(act.fields["ballots"]) : vote.ballots.size;
      this.votes.set(vote.id, { vote: vote.id, again, names, sealed, ballots, tally: tally.join(" – ") });
    } catch (error) {
      if (error instanceof Differs) throw new Fault("RULING", null, error.message);
      throw error;
    }
  }
}
