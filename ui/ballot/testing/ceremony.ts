import { boxKeyOf } from "../boxes";
import { codeOf } from "../faults";
import { decoded, pointOf, timesG, type Point } from "../group";
import { modulo, ofLittle, scalarBytes } from "../numbers";
import { equalEquations, proveEqual, readEqual } from "../proofs/equal";
import { check } from "../checks";
import {
  ceremonyHash, drawTeller, makeAnswer, makeCommit, makeDeal, openShare, readAnswer, readCommit, readDeal, type Commit, type TellerSecret,
} from "../tellers/messages";
import { aggregates, alphasOf, betasOf, countsContext, lockDigest, lowest, plaintexts, type Counted } from "../tellers/decryption";
import { added, imageAt, lagrange, valueAt } from "../tellers/polynomial";
import { callOf, decryptsRight } from "../tellers/rehearsal";
import { smallLog } from "../tellers/smalllog";
import { combination } from "../linear";
import { boxes } from "./basics";
import { compare, hex, type Result } from "./cases";
import { TestStream } from "./stream";

type Teller = {
  index: number; stream: string; later: string; dk: string; ek: string; polynomial: string[]; commit: string; deal: string;
  shares_to: Record<string, string>; x: string; X: string;
};
type Setup = { origin: string; ceremony: number; setup: string; D: string; n: number; t: number; key: string; tellers: Teller[] };
type Message = { n: number; note: string; message: string; code: string; teller: number };
type File = {
  ceremonies: Setup[]; commits: Message[]; deals: Message[]; answers: (Message & { complainers: number[] })[];
  shares: { n: number; dealer: number; to: number; note: string; sealed: string; complain: boolean }[];
  boxes: Parameters<typeof boxes>[0];
};

class Ceremony {
  readonly D: Uint8Array;
  readonly secrets = new Map<number, TellerSecret>();
  readonly commits = new Map<number, Commit>();
  constructor(readonly setup: Setup) {
    this.D = ceremonyHash(setup.origin, setup.ceremony, hex(setup.setup));
    for (const { index, stream, commit } of setup.tellers) {
      this.secrets.set(index, drawTeller(setup.t, new TestStream(stream)));
      this.commits.set(index, readCommit(hex(commit), [...this.commits.values()].map(({ shared }) => shared)));
    }
  }

  secret = (i: number): TellerSecret => this.secrets.get(i) ?? { dk: new Uint8Array(), polynomial: [] };
  commit = (i: number): Commit => this.commits.get(i) ?? { ek: new Uint8Array(), shared: new Uint8Array(), commitment: new Uint8Array() };
  others = (i: number): number[] => [...this.commits.keys()].filter((j) => j !== i);
  images = (i: number): Point[] => this.secret(i).polynomial.map(timesG);
  readDeal = (i: number, message: string) =>
    readDeal(hex(message), { D: this.D, t: this.setup.t, i, commit: this.commit(i), others: this.others(i) });

  teller({ index, later }: Teller): Omit<Teller, "stream" | "later" | "index"> {
    const secret = this.secret(index);
    const all = [...this.secrets.values()];
    const to = new Map(this.others(index).map((j) => [j, this.commit(j).ek]));
    const x = scalarBytes(modulo(all.reduce((sum, one) => sum + ofLittle(valueAt(one.polynomial, index)), 0n)));
    const made = {
      dk: secret.dk, ek: boxKeyOf(secret.dk), polynomial: secret.polynomial, commit: makeCommit(secret, this.D, index),
      deal: makeDeal(secret, this.D, index, to, new TestStream(later)),
      shares_to: Object.fromEntries(this.setup.tellers.map(({ index: j }) => [j, valueAt(secret.polynomial, j)])),
      x, X: imageAt(added([...this.secrets.keys()].map(this.images)), index).toBytes(),
    };
    return made as never;
  }
}

function* whole(ceremony: Ceremony): Generator<Result> {
  const { n, key, D, tellers } = ceremony.setup;
  const Y = added([...ceremony.secrets.keys()].map(ceremony.images))[0];
  yield compare(`ceremony of ${n}`, () => [ceremony.D, Y?.toBytes()], [D, key]);
  for (const one of tellers) {
    const { stream: _stream, later: _later, index, ...want } = one;
    yield compare(`ceremony of ${n}: teller ${index}`, () => ceremony.teller(one), want);
    yield compare(`ceremony of ${n}: deal of ${index}`, () => codeOf(() => ceremony.readDeal(index, one.deal)), "ok");
  }
}

export function* ceremony(file: File): Generator<Result> {
  const all = new Map(file.ceremonies.map((setup) => [setup.n, new Ceremony(setup)]));
  const of = (n: number): Ceremony => all.get(n) ?? new Ceremony(file.ceremonies[0] as Setup);
  for (const one of all.values()) yield* whole(one);
  for (const { n, note, message, code } of file.commits) {
    yield compare(`commit of ${n}: ${note}`, () => codeOf(() => readCommit(hex(message), [])), code);
  }
  for (const { n, teller, note, message, code } of file.deals) {
    yield compare(`deal of ${n}: ${note}`, () => codeOf(() => of(n).readDeal(teller, message)), code);
  }
  for (const { n, dealer, to, note, sealed, complain } of file.shares) {
    const made = () => openShare(of(n).secret(to).dk, of(n).commit(dealer).ek, hex(sealed), of(n).images(dealer), to) === null;
    yield compare(`share of ${n}: ${note}`, made, complain);
  }
  for (const { n, teller, complainers, note, message, code } of file.answers) {
    yield compare(`answer of ${n}: ${note}`, () => codeOf(() => readAnswer(hex(message), complainers, of(n).images(teller))), code);
    if (code === "ok") yield compare(`answer of ${n}: ${note}, made`, () => makeAnswer(of(n).secret(teller), complainers), message);
  }
  yield* boxes(file.boxes);
}

type Part = { teller: number; x: string; X: string; stream: string; message: string };
type Decryption = {
  rehearsal: { D: string; Y: string; call: string; plaintext: number; alpha: string; beta: string; context: string; messages: Record<string, string> };
  V: string; lock_hash: string; classes: number; k: number; minimum: number; maximum: number; t: number;
  counted: { line: number; class: number; weight: number; tracker: string; slots: [string, string][] }[];
  lock: string; context: string; alphas: string[]; betas: string[]; parts: Part[]; counts: number[][];
  lagrange: { set: number[]; lambda: string[] }[];
  small_log: { point: string; bound: number; log: number | null }[];
};

function* rehearsal({ rehearsal: { messages, call, D, Y, ...want }, parts, t }: Decryption): Generator<Result> {
  const made = callOf(hex(D), pointOf(hex(Y)), hex(call));
  yield compare("rehearsal", () => ({ ...made, alpha: made.alpha.toBytes(), beta: made.beta.toBytes() }), want);
  const factors = new Map<number, Point>();
  for (const { teller, x, X } of parts) {
    const statement = { context: made.context, teller, X: pointOf(hex(X)), alphas: [made.alpha] };
    const draws = new TestStream(`vectors/decryption/rehearsal/${teller}`);
    yield compare(`rehearsal of ${teller}`, () => {
      const bytes = proveEqual(hex(x), statement, () => draws);
      const message = readEqual(bytes, 1);
      check([{ code: "decryption", equations: equalEquations(statement, message) }]);
      factors.set(teller, message.factors[0] ?? made.alpha);
      return bytes;
    }, messages[String(teller)]);
  }
  yield compare("rehearsal decrypts", () => decryptsRight(made, new Map([...factors].slice(-t))), true);
}

function* counting(file: Decryption): Generator<Result> {
  const counted = file.counted.map((one): Counted => ({
    line: one.line, seat: "", group: one.class, weight: one.weight, tracker: hex(one.tracker),
    slots: one.slots.map(([alpha, beta]) => ({ alpha: decoded(hex(alpha)), beta: decoded(hex(beta)) })),
  }));
  const rows = aggregates(counted, file.classes, file.k + 1);
  const [alphas, betas, digest] = [alphasOf(rows), betasOf(rows), lockDigest(hex(file.V), hex(file.lock_hash), counted)];
  const context = countsContext(hex(file.V), digest);
  const bytes = (points: Point[]): Uint8Array[] => points.map((point) => point.toBytes());
  yield compare("lock", () => [digest, context, bytes(alphas), bytes(betas)], [file.lock, file.context, file.alphas, file.betas]);
  const parts = new Map<number, Point[]>();
  for (const { teller, x, X, stream, message } of file.parts) {
    const statement = { context, teller, X: pointOf(hex(X)), alphas };
    yield compare(`part of ${teller}`, () => proveEqual(hex(x), statement, () => new TestStream(stream)), message);
    yield compare(`part of ${teller}: checked`, () => {
      const read = readEqual(hex(message), alphas.length);
      parts.set(teller, read.factors);
      return codeOf(() => check([{ code: "decryption", equations: equalEquations(statement, read) }]));
    }, "ok");
  }
  for (const some of [parts, new Map([...parts].slice(-file.t))]) {
    const logs = plaintexts(betas, lowest(some, file.t)).map(combination);
    const bounds = rows.flatMap((row) => row.slots.map(() => row.weight));
    const flat = (): (number | null)[] => logs.map((M, k) => smallLog(M, bounds[k] ?? 0));
    yield compare("counts", flat, file.counts.filter((_, group) => rows.some((row) => row.group === group)).flat());
  }
}

export function* decryption(file: Decryption): Generator<Result> {
  yield* rehearsal(file);
  yield* counting(file);
  for (const { set, lambda } of file.lagrange) yield compare(`lagrange ${set.join()}`, () => lagrange(set).map(scalarBytes), lambda);
  for (const { point, bound, log } of file.small_log) yield compare(`small logarithm ${log} to ${bound}`, () => smallLog(decoded(hex(point)), bound), log);
}
