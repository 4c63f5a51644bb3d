// For tests: the secret ballots of a record made anew behind changed entries. Every proof in them hangs on the bytes of the
// acts before, so none of the old ones could stand. The same entries give the same bytes each time.
import { sha256 } from "@noble/hashes/sha2";
import { registration, secretOf } from "../../ballot/credentials";
import { sealBallot, signBallot } from "../../ballot/ballots/seal";
import { known, type Ceremony, type State } from "../../ballot/election/state";
import { keyOf, qualifiedOf, statementFor } from "../../ballot/election/tellers";
import { Fault as Refusal } from "../../ballot/faults";
import { pointsBytes, timesG, type Point } from "../../ballot/group";
import { proveEqual } from "../../ballot/proofs/equal";
import { keyShare } from "../../ballot/teller";
import { alphasOf } from "../../ballot/tellers/decryption";
import { drawTeller, makeCommit, makeDeal, type TellerSecret } from "../../ballot/tellers/messages";
import { TestStream } from "../../ballot/testing/stream";
import { base64Of, hexOf, ofBase64, utf8 } from "../bytes";
import { parseAct } from "../entries/act";
import type { ActName } from "../entries/tables";
import { Fault } from "../faults";
import { Machines } from "../secret/machines";
import { isSecret } from "../secret/secrets";
import { Forgery, type ActObject, type Made, type Maker } from "./forging";

type Making = { act: ActObject; by: string; state: State; draws: TestStream };

// Behind what was refused there may be nothing to make an act of.
function possible(make: () => ActObject): ActObject {
  try {
    return make();
  } catch (error) {
    if (error instanceof TypeError) return {};
    throw error;
  }
}

// A forgery whose secret ballots are made anew.
export function remade(from: string, edit?: (roll: string) => string): Forgery {
  const record = new Forgery(from);
  const counts = (ballot: number): number[] => {
    const result = record.all.find(({ act }) => act["do"] === "ballot.result" && act["vote"] === ballot);
    return ((result?.act["counts"] as number[][] | undefined) ?? [])[0] ?? [];
  };
  record.maker = () => new Remaking(record.origin, record.blobs, counts, edit);
  return record;
}

export class Remaking implements Maker {
  private readonly machines: Machines;
  private readonly issues = new Map<string, number>();
  private readonly rolled = new Map<number, Map<string, number>>(); // the issues in the roll of a ballot
  private readonly casts = new Map<string, number>(); // of a seat in a ballot
  private readonly choices = new Map<number, number>(); // ballots cast in a ballot
  private at = 0;

  // `rolls`: the files of the record that was, by their hash; the new ones are put beside them. `edit`: of a roll.
  constructor(
    private readonly origin: string,
    private readonly files: Map<string, Uint8Array>,
    private readonly counts: (ballot: number) => number[],
    private readonly edit: (roll: string) => string = (roll) => roll,
  ) {
    this.machines = new Machines(origin, {});
  }

  make(position: number, act: ActObject, seen: [number, string]): Made {
    this.at = position;
    const name = String(act["do"]) as ActName;
    const making = this.fields[name];
    if (!isSecret(name) || making === undefined) return { act, old: "", now: "" };
    const whole = parseAct(JSON.stringify({ ...act, seen }));
    const { state } = this.machines.of(whole).election;
    const fields = possible(() => making({ act, by: String(act["by"]), state, draws: new TestStream(`forged/${position}`) }));
    const plain = Object.entries(fields).map(([key, value]) => [key, value instanceof Uint8Array ? base64Of(value) : value]);
    const made: ActObject = { ...act, ...Object.fromEntries(plain) };
    return { act: made, old: String(act["roll"] ?? ""), now: String(made["roll"] ?? "") };
  }

  // What a machine refuses leaves it as it was; the verifier will say so.
  took(text: string): void {
    try {
      const act = parseAct(text);
      if (isSecret(act.do)) this.machines.take(act, text, this.at);
      this.machines.settle();
    } catch (error) {
      if (!(error instanceof Fault || error instanceof SyntaxError || error instanceof Refusal)) throw error;
    }
  }

  private seat = (seat: string, issue: number): Uint8Array =>
    secretOf(sha256(utf8(`forged credential ${seat}`)), { origin: this.origin, seat, issue });
  private teller = ({ number, t }: Ceremony, i: number): TellerSecret => drawTeller(t, new TestStream(`forged/${number}/teller/${i}`));
  private index = ({ tellers }: Ceremony, by: string): number => tellers.indexOf(by) + 1;

  private equal({ state, by, draws }: Making, context: Uint8Array, alphas: Point[]): Uint8Array {
    const ceremony = known(state.ceremony);
    const i = this.index(ceremony, by);
    return proveEqual(known(keyShare(ceremony, this.teller(ceremony, i), i)), statementFor(ceremony, i, context, alphas), () => draws);
  }

  private deal({ state, by, draws }: Making): ActObject {
    const ceremony = known(state.ceremony);
    const i = this.index(ceremony, by);
    const others = new Map([...ceremony.commits].filter(([j]) => j !== i).sort(([a], [b]) => a - b).map(([j, { ek }]) => [j, ek]));
    return { message: makeDeal(this.teller(ceremony, i), ceremony.D, i, others, draws) };
  }

  private key({ state }: Making): ActObject {
    const ceremony = known(state.ceremony);
    const { qualified, Y, X } = keyOf(ceremony, qualifiedOf(ceremony));
    return { qualified, key: Y.toBytes(), shares: pointsBytes([...X.values()]) };
  }

  private register({ act, by, draws }: Making): ActObject {
    const issue = Number(act["issue"]);
    this.issues.set(by, issue);
    return { message: registration(this.seat(by, issue), { origin: this.origin, seat: by, issue }, draws) };
  }

  private open({ act, state }: Making): ActObject {
    const old = new TextDecoder().decode(this.files.get(hexOf(ofBase64(String(act["roll"])))));
    const text = this.edit(old.replace(/^(\S+)( \S+ \d+ )\S+$/gm, (_, seat: string, middle: string) =>
      `${seat}${middle}${base64Of(timesG(this.seat(seat, this.issues.get(seat) ?? 1)).toBytes())}`));
    this.rolled.set(Number(act["vote"]), new Map(this.issues));
    const roll = sha256(utf8(text));
    this.files.set(hexOf(roll), utf8(text));
    this.machines.blobs.set(hexOf(roll), text);
    return { key: known(known(state.ceremony).key).Y.toBytes(), roll };
  }

  // The slots fill up in their order, so that the counts are those of the record that was.
  private choice(ballot: number, slots: number): Uint8Array {
    const cast = this.choices.get(ballot) ?? 0;
    this.choices.set(ballot, cast + 1);
    let left = cast;
    const slot = this.counts(ballot).findIndex((count) => (left -= count) < 0);
    return Uint8Array.from({ length: slots }, (_, i) => Number(i === Math.max(0, slot)));
  }

  private sealed({ act, by, state, draws }: Making, cast: boolean): ActObject {
    const ballots = known(state.ballots);
    const [ballot, name] = [Number(act["vote"]), `${String(act["vote"])} ${by}`];
    const secret = this.seat(by, this.rolled.get(ballot)?.get(by) ?? 1);
    const K = timesG(secret).toBytes();
    const sequence = (this.casts.get(name) ?? 0) + 1;
    if (cast) this.casts.set(name, sequence);
    const choice = cast ? this.choice(ballot, ballots.shape.slots) : Uint8Array.from({ length: ballots.shape.slots }, (_, i) => Number(i === 0));
    const { body, opening } = sealBallot(ballots, K, sequence, choice, draws);
    return cast ? { ballot: signBallot(ballots, secret, K, body, draws) } : { sealed: body, opening };
  }

  private readonly fields: Partial<Record<ActName, (making: Making) => ActObject>> = {
    "credential.register": (making) => this.register(making),
    "teller.consent": ({ state }) => ({ to: known(state.awaiting).hash }),
    "teller.commit": ({ state, by }) => {
      const ceremony = known(state.ceremony);
      const i = this.index(ceremony, by);
      return { message: makeCommit(this.teller(ceremony, i), ceremony.D, i) };
    },
    "teller.deal": (making) => this.deal(making),
    "teller.key": (making) => this.key(making),
    "teller.rehearsal": (making) => {
      const { call } = known(making.state.rehearsal);
      return { message: this.equal(making, call.context, [call.alpha]) };
    },
    "ballot.open": (making) => this.open(making),
    "ballot.consent": ({ state }) => ({ to: known(state.awaiting).hash }),
    "ballot.cast": (making) => this.sealed(making, true),
    "ballot.challenge": (making) => this.sealed(making, false),
    "ballot.decrypt": (making) => {
      const { digest, context, rows } = known(making.state.lock);
      return { lock: digest, message: this.equal(making, context, alphasOf(rows)) };
    },
    "ballot.result": ({ state }) => ({ lock: known(state.lock).digest }),
  };
}
