import { base64Of, utf8 } from "../../record/bytes";
import { sealBallot, signBallot } from "../ballots/seal";
import { registration, secretOf } from "../credentials";
import { Election } from "../election/election";
import { parseAct, type Act } from "../election/grammar";
import { known, type State } from "../election/state";
import { complainersOf, statementFor } from "../election/tellers";
import { Group, pointOf, pointsBytes, timesG, type Point } from "../group";
import { proveEqual } from "../proofs/equal";
import { alphasOf } from "../tellers/decryption";
import { boxBytes, drawTeller, makeAnswer, makeCommit, makeDeal, type TellerSecret } from "../tellers/messages";
import { complaintsOf, keyShare } from "../teller";
import { transcriptOf, type Base } from "./elections";
import { compare, type Result } from "./cases";
import { TestStream } from "./stream";

// elections.json once more, now made: every message of a transcript comes out again from the streams of its authors.
export type Drawn = Base & { seed: string; choices: Record<string, number[]> };
type Bad = Record<string, [dealer: number, to: number][]>;

// By the description of the file: shares that were dealt wrong, by election.
const bad: Bad = { council: [[2, 4], [5, 1]], complaints: [[2, 3], [6, 1], [7, 6]] };

class Authors {
  private readonly secrets = new Map<number, TellerSecret>();
  private readonly later = new Map<number, TestStream>();
  constructor(
    private readonly drawn: Drawn,
    private readonly state: State,
  ) {}

  private secret(i: number): TellerSecret {
    const made = this.secrets.get(i) ?? drawTeller(known(this.state.ceremony).t, new TestStream(`${this.drawn.seed}/teller/${i}`));
    this.secrets.set(i, made);
    return made;
  }
  private stream(i: number): TestStream {
    const made = this.later.get(i) ?? new TestStream(`${this.drawn.seed}/teller/${i}/later`);
    this.later.set(i, made);
    return made;
  }
  private teller = (act: Act): number => known(this.state.ceremony).tellers.indexOf(act.by) + 1;

  registration(act: Act): unknown {
    const who = { origin: this.drawn.origin, seat: act.by, issue: act.int("issue") };
    return registration(this.seat(act.by, who.issue), who, new TestStream(`${this.drawn.seed}/register/${act.by}`));
  }
  private seat = (seat: string, issue = this.state.credentials.get(seat)?.issue ?? 1): Uint8Array =>
    secretOf(utf8(`${this.drawn.seed}/seed/${seat}`), { origin: this.drawn.origin, seat, issue });

  commit(act: Act): unknown {
    return makeCommit(this.secret(this.teller(act)), known(this.state.ceremony).D, this.teller(act));
  }
  // Without the boxes that were dealt wrong on purpose.
  deal(act: Act): unknown {
    const [{ D, commits, t }, i] = [known(this.state.ceremony), this.teller(act)];
    const others = [...commits].filter(([j]) => j !== i).sort(([a], [b]) => a - b);
    const made = makeDeal(this.secret(i), D, i, new Map(others.map(([j, { ek }]) => [j, ek])), this.stream(i));
    for (const [dealer, to] of bad[this.drawn.name] ?? []) {
      const from = 32 * t + 64 + boxBytes * others.findIndex(([j]) => j === to);
      if (dealer === i) made.set(act.bytes("message").slice(from, from + boxBytes), from);
    }
    return made;
  }
  verdict = (act: Act): unknown => complaintsOf(known(this.state.ceremony), this.secret(this.teller(act)), this.teller(act));
  answer = (act: Act): unknown => makeAnswer(this.secret(this.teller(act)), complainersOf(known(this.state.ceremony), this.teller(act)));

  private equal(i: number, context: Uint8Array, alphas: Point[]): Uint8Array {
    const ceremony = known(this.state.ceremony);
    return proveEqual(known(keyShare(ceremony, this.secret(i), i)), statementFor(ceremony, i, context, alphas), () => this.stream(i));
  }
  rehearsal(act: Act): unknown {
    const { call } = known(this.state.rehearsal);
    return this.equal(this.teller(act), call.context, [call.alpha]);
  }
  // A wrong part is the right one with G added to its first factor.
  part(act: Act): unknown {
    const { context, rows } = known(this.state.lock);
    const [made, sent] = [this.equal(this.teller(act), context, alphasOf(rows)), act.bytes("message")];
    const wrong = pointsBytes([pointOf(made.slice(0, 32)).add(Group.BASE)]);
    if (base64Of(wrong) === base64Of(sent.slice(0, 32))) made.set(wrong);
    return made;
  }

  ballot(act: Act, kind: "cast" | "challenge", field: string): { ballot: Uint8Array; sealed: Uint8Array; opening: Uint8Array } {
    const sequence = new DataView(act.bytes(field).slice(41, 45).buffer).getUint32(0);
    const name = `${kind}/${act.by}/${sequence}`;
    const [draws, vote, secret] = [new TestStream(`${this.drawn.seed}/${name}`), known(this.state.ballots), this.seat(act.by)];
    const K = timesG(secret).toBytes();
    const { body, opening } = sealBallot(vote, K, sequence, Uint8Array.from(known(this.drawn.choices[name])), draws);
    return { sealed: body, opening, ballot: kind === "cast" ? signBallot(vote, secret, K, body, draws) : body };
  }
}

type Making = { field: (act: Act) => unknown; made: (authors: Authors, act: Act) => unknown };
const message = (act: Act): unknown => act.bytes("message");
const makings: Record<string, Making> = {
  "credential.register": { field: message, made: (authors, act) => authors.registration(act) },
  "teller.commit": { field: message, made: (authors, act) => authors.commit(act) },
  "teller.deal": { field: message, made: (authors, act) => authors.deal(act) },
  "teller.verdict": { field: (act) => act.ints("against"), made: (authors, act) => authors.verdict(act) },
  "teller.answer": { field: message, made: (authors, act) => authors.answer(act) },
  "teller.rehearsal": { field: message, made: (authors, act) => authors.rehearsal(act) },
  "ballot.decrypt": { field: message, made: (authors, act) => authors.part(act) },
  "ballot.cast": { field: (act) => act.bytes("ballot"), made: (authors, act) => authors.ballot(act, "cast", "ballot").ballot },
  "ballot.challenge": {
    field: (act) => [act.bytes("sealed"), act.bytes("opening")],
    made: (authors, act) => {
      const { sealed, opening } = authors.ballot(act, "challenge", "sealed");
      return [sealed, opening];
    },
  },
};

export function* remade(drawn: Drawn): Generator<Result> {
  const election = new Election(drawn.origin, transcriptOf(drawn).blobs);
  const authors = new Authors(drawn, election.state);
  for (const [i, text] of drawn.acts.entries()) {
    const act = parseAct(text);
    const making = makings[act.name];
    if (making !== undefined) yield compare(`${drawn.name}, act ${i} made: ${act.name}`, () => making.made(authors, act), making.field(act));
    election.take(text);
  }
}
