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
import { bytesIn, parseAct, textIn, type Act } from "./act";
import { checkFacts, decide } from "./decide";
import { parseEntry, type Entry } from "./entry";
import { checkRuling } from "./expected";
import type { Fields, Wide } from "./fields";
import { amended, established, isRehearsal, type Law } from "./founding";
import { checkKey, Keys, type Key } from "./keys";
import { checkSeen, Marks } from "./marks";
import { parseRuling, type Event } from "./ruling";

// The table of "What an auditor does", row by row, for one entry after the other.
export type Recounted = { vote: Wide; again: Recount; names: boolean; ballots: number; tally: string };
export type Tally = { entries: number; signatures: number; recomputed: number; open: number; secret: number; citations: number };

export class Auditor {
  readonly tree = new Tree();
  readonly keys = new Keys();
  readonly state: State = begin();
  readonly votes = new Map<Wide, Recounted>(); // outcomes, as far as they were counted again
  readonly names = new Set<string>(); // files of names that the record speaks of
  readonly tally: Tally = { entries: 0, signatures: 0, recomputed: 0, open: 0, secret: 0, citations: 0 };
  private readonly marks = new Marks();
  private law: Law | null = null;
  private at = "";

  constructor(
    private readonly origin: string,
    private readonly read: Reader,
  ) {}

  // Takes the next entry into the tree if nothing is wrong with it.
  async take(bytes: Uint8Array): Promise<void> {
    const position = this.tree.size;
    try {
      await this.checked(bytes, position);
    } catch (error) {
      throw error instanceof Fault ? new Fault(error.code, position, error.what) : error;
    }
    this.tree.push(leafHash(bytes));
  }

  private async checked(bytes: Uint8Array, position: number): Promise<void> {
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
    decide(act, this.keys, law, this.state);
    this.follow(entry, act, position, law);
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

  private follow(entry: Entry, act: Act, position: number, law: Law): void {
    const ruling = formed("RULING", () => parseRuling(entry.ruling));
    checkRuling(act, position, entry.at, ruling, this.state);
    for (const event of ruling.events) this.event(event, law);
    this.marks.apply(position, ruling.events);
    const key = this.keys.find(entry.keyId);
    if (key !== undefined) key.last = act.n;
    this.at = entry.at;
    this.tally.entries += 1;
  }

  private event(event: Event, law: Law): void {
    if (event.name === "outcome_declared") this.outcome(event.fields, law);
    if (event.name === "ballot_agreed") this.tally.secret += 1;
    this.keys.apply(event);
    evolve(this.state, event);
  }

  private outcome(fields: Fields, { rules, roster }: Law): void {
    const vote = this.state.votes.get(fields["vote"] as Wide);
    demand(vote !== undefined, "RULING", "no such vote");
    try {
      const again = recount(rules, roster, vote, fields["outcome"] as Fields);
      this.tally[again] += 1;
      const tally = ((fields["outcome"] as Fields)["tally"] as Wide[] | undefined) ?? [];
      this.votes.set(vote.id, { vote: vote.id, again, names: vote.counting === "names", ballots: vote.ballots.size, tally: tally.join(" – ") });
    } catch (error) {
      if (error instanceof Differs) throw new Fault("RULING", null, error.message);
      throw error;
    }
  }
}
