import { sha256 } from "@noble/hashes/sha2";
import { base64Of, hexOf, utf8 } from "../../record/bytes";
import { registration, secretOf } from "../credentials";
import { fresh, Hedged, system } from "../draws";
import { Election } from "../election/election";
import { known } from "../election/state";
import { keyOf, qualifiedOf, statementFor } from "../election/tellers";
import type { Transcript } from "../election/verify";
import { combination } from "../linear";
import { pointsBytes, timesG, type Point } from "../group";
import { proveEqual } from "../proofs/equal";
import { Prover } from "../prover";
import { complaintsOf, keyShare } from "../teller";
import { alphasOf, betasOf, lowest, plaintexts } from "../tellers/decryption";
import { drawTeller, makeCommit, makeDeal, type TellerSecret } from "../tellers/messages";
import { smallLog } from "../tellers/smalllog";

// A whole election, made as the programs make it: with their randomness, against the state machine that takes each act.
export type Plan = { seats: number; tellers: number; t: number; options: string[]; choice: (seat: number) => number[]; seed?: (seat: number) => Uint8Array };

const origin = "hall.plenary.example/made/1";
const [ceremony, vote] = [1, 2];
const name = (kind: string, i: number): string => `${kind}.${String(i).padStart(4, "0")}`;

class Making {
  readonly acts: string[] = [];
  readonly blobs = new Map<string, string>();
  readonly election = new Election(origin, this.blobs);
  private readonly seats: { seat: string; secret: Uint8Array }[];
  private readonly tellers: TellerSecret[];
  private readonly indices: number[];

  constructor(private readonly plan: Plan) {
    this.seats = Array.from({ length: plan.seats }, (_, i) => {
      const seat = name("seat", i);
      return { seat, secret: secretOf(plan.seed?.(i) ?? fresh(32), { origin, seat, issue: 1 }) };
    });
    this.tellers = Array.from({ length: plan.tellers }, () => drawTeller(plan.t, system));
    this.indices = this.tellers.map((_, k) => k + 1);
  }

  private get ceremony() {
    return known(this.election.state.ceremony);
  }
  private act(by: string, what: string, fields: Record<string, unknown>): void {
    const plain = Object.entries(fields).map(([key, value]) => [key, value instanceof Uint8Array ? base64Of(value) : value]);
    const seen = [this.acts.length, base64Of(sha256(utf8(`head ${this.acts.length}`)))];
    const text = JSON.stringify({ by, do: what, ...Object.fromEntries(plain), n: this.acts.length + 1, seen, body: origin });
    this.election.take(text);
    this.acts.push(text);
  }
  private each(what: string, fields: (i: number, secret: TellerSecret) => Record<string, unknown>): void {
    for (const [k, secret] of this.tellers.entries()) this.act(name("teller", k + 1), what, { ceremony, ...fields(k + 1, secret) });
  }

  private key(): void {
    const { t } = this.plan;
    this.act("secretary", "teller.setup", { ceremony, tellers: this.indices.map((i) => name("teller", i)), t, override: "" });
    const { D } = this.ceremony;
    this.each("teller.commit", (i, secret) => ({ message: makeCommit(secret, D, i) }));
    this.act("secretary", "teller.round", { ceremony, round: 2 });
    this.each("teller.deal", (i, secret) => {
      const to = new Map([...this.ceremony.commits].filter(([j]) => j !== i).map(([j, { ek }]) => [j, ek]));
      return { message: makeDeal(secret, D, i, to, new Hedged(known(secret.polynomial[0]), D, 0)) };
    });
    this.act("secretary", "teller.round", { ceremony, round: 3 });
    this.each("teller.verdict", (i, secret) => ({ against: complaintsOf(this.ceremony, secret, i) }));
    this.act("secretary", "teller.round", { ceremony, round: 4 });
    const qualified = qualifiedOf(this.ceremony);
    const { Y, X } = keyOf(this.ceremony, qualified);
    this.act("secretary", "teller.key", { ceremony, qualified, key: Y.toBytes(), shares: pointsBytes([...X.values()]) });
  }

  private equal(i: number, context: Uint8Array, alphas: Point[]): Uint8Array {
    const x = known(keyShare(this.ceremony, known(this.tellers[i - 1]), i));
    return proveEqual(x, statementFor(this.ceremony, i, context, alphas), (S) => new Hedged(x, S, 0));
  }

  private open(): void {
    this.act("secretary", "teller.rehearse", { ceremony, vote });
    const { call } = known(this.election.state.rehearsal);
    this.each("teller.rehearsal", (i) => ({ vote, message: this.equal(i, call.context, [call.alpha]) }));
    const roll = this.seats.map(({ seat, secret }) => `${seat} members 1 ${base64Of(timesG(secret).toBytes())}\n`).join("");
    this.blobs.set(hexOf(sha256(utf8(roll))), roll);
    this.act("president", "ballot.open", {
      vote, ceremony, key: known(this.ceremony.key).Y.toBytes(), question: sha256(utf8("?")), options: this.plan.options, minimum: 1, maximum: 1,
      classes: ["members"], roll: sha256(utf8(roll)), floor: 3, override: "",
    });
  }

  private count(): void {
    this.act("president", "ballot.lock", { vote });
    const { digest: lock, context, rows, counted, parts } = known(this.election.state.lock);
    for (const i of this.indices.slice(0, this.plan.t)) {
      this.act(name("teller", i), "ballot.decrypt", { vote, lock, message: this.equal(i, context, alphasOf(rows)) });
    }
    const row = plaintexts(betasOf(rows), lowest(parts, this.plan.t)).map((terms) => known(smallLog(combination(terms), counted.length)));
    this.act("secretary", "ballot.result", { vote, lock, ballots: counted.length, counts: [row] });
  }

  run(): Transcript {
    for (const { seat, secret } of this.seats) {
      const message = registration(secret, { origin, seat, issue: 1 }, new Hedged(secret, new Uint8Array(), 1));
      this.act(seat, "credential.register", { issue: 1, message });
    }
    this.key();
    this.open();
    for (const [i, { seat, secret }] of this.seats.entries()) {
      const device = new Prover(known(this.election.state.ballots), secret, 0);
      device.prepare(Uint8Array.from(this.plan.choice(i)), 0);
      this.act(seat, "ballot.cast", { vote, ballot: device.cast().ballot });
      device.end();
    }
    this.count();
    return { origin, acts: this.acts, blobs: this.blobs };
  }
}

export const madeElection = (plan: Plan): Transcript => new Making(plan).run();
