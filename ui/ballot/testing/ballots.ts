import { base64Of, hexOf, ofBase64 } from "../../record/bytes";
import { emptyMemory, examine, remember, type Incoming, type Memory } from "../ballots/intake";
import { sealBallot, signBallot } from "../ballots/seal";
import { shapeOf, type Shape } from "../ballots/shape";
import { shortTracker, trackerOf } from "../ballots/tracker";
import { voteHash, type Vote } from "../ballots/vote";
import { faultsIn, settleAlone } from "../checks";
import { codeOf } from "../faults";
import { pointOf } from "../group";
import { compare, hex, type Result } from "./cases";
import { TestStream } from "./stream";

// ballots.json, challenges.json: votes without a transcript.
type Named = Record<string, string>;
type Setting = {
  name: string; origin: string; vote: number; opening: string; Y: string; k: number; minimum: number; maximum: number;
  V: string; ballot_bytes: number; secrets: Named; credentials: Named;
};
type Made = { seat: string; sequence: number; choice: number[]; stream: string };
type Step = Partial<Made> & {
  do: "cast" | "challenge" | "make and cast" | "make and challenge";
  seat: string; code: string; note?: string; ballot?: string; sealed?: string; opening?: string;
};
type Of = { setting: string };
type Ballots = {
  settings: Setting[];
  valid: (Of & Made & { ballot: string; tracker: string; short: string })[];
  invalid: (Of & { seat: string; note: string; ballot: string; code: string })[];
  sequences: (Of & { steps: Step[] })[];
  batches: (Of & { note: string; ballots: { seat: string; ballot: string; code: string }[] })[];
};
type Challenges = {
  settings: Setting[];
  challenges: (Of & Made & { sealed: string; opening: string; tracker: string; short: string })[];
  shapes: { k: number; minimum: number; maximum: number; code: string; body?: number; ballot?: number }[];
};

class Settings {
  private readonly votes = new Map<string, Vote>();
  constructor(private readonly all: Setting[]) {}

  of(name: string): Setting {
    const setting = this.all.find((one) => one.name === name);
    if (setting === undefined) throw new RangeError(name);
    return setting;
  }
  vote(name: string): Vote {
    const { vote, V, Y, k, minimum, maximum } = this.of(name);
    const made = this.votes.get(name) ?? { vote, V: hex(V), Y: pointOf(hex(Y)), shape: shapeOf(k, minimum, maximum) };
    this.votes.set(name, made);
    return made;
  }
  key = (name: string, seat: string): Uint8Array => hex(this.of(name).credentials[seat] ?? "");

  make(name: string, { seat, sequence, choice, stream }: Made): { ballot: Uint8Array; sealed: Uint8Array; opening: Uint8Array } {
    const [vote, K, draws] = [this.vote(name), this.key(name, seat), new TestStream(stream)];
    const { body, opening } = sealBallot(vote, K, sequence, Uint8Array.from(choice), draws);
    return { sealed: body, opening, ballot: signBallot(vote, hex(this.of(name).secrets[seat] ?? ""), K, body, draws) };
  }
  *checks(): Generator<Result> {
    for (const one of this.all) {
      const vote = this.vote(one.name);
      yield compare(`setting ${one.name}`, () => ({
        V: voteHash(one.origin, one.vote, hex(one.opening), vote.Y), ballot: vote.shape.ballotBytes,
      }), { V: one.V, ballot: one.ballot_bytes });
    }
  }
}

function take(vote: Vote, memory: Memory, key: Uint8Array, incoming: Incoming): void {
  const examined = examine(vote, memory, key, incoming);
  settleAlone(examined.claims, vote.Y);
  remember(memory, examined);
}

const trackers = (body: Uint8Array): { tracker: string; short: string } => {
  const tracker = trackerOf(body);
  return { tracker: hexOf(tracker), short: shortTracker(tracker) };
};

const checked = ({ sealed, opening }: { sealed: Uint8Array; opening: Uint8Array }): Incoming => ({ sealed, opening });

function incomingOf(settings: Settings, setting: string, step: Step): Incoming {
  const made = step.do.startsWith("make") ? settings.make(setting, step as Made) : null;
  if (step.do.endsWith("cast")) return { ballot: made?.ballot ?? ofBase64(step.ballot ?? "") };
  return checked(made ?? { sealed: ofBase64(step.sealed ?? ""), opening: ofBase64(step.opening ?? "") });
}

function* batches(settings: Settings, all: Ballots["batches"]): Generator<Result> {
  for (const { setting, note, ballots } of all) {
    const vote = settings.vote(setting);
    const claims = ballots.map(({ seat, ballot }) =>
      examine(vote, emptyMemory(), settings.key(setting, seat), { ballot: ofBase64(ballot) }).claims);
    yield compare(`batch: ${note}`, () => {
      const found = faultsIn(claims, vote.Y);
      return ballots.map((_, i) => found.get(i) ?? "ok");
    }, ballots.map(({ code }) => code));
  }
}

export function* ballots(file: Ballots): Generator<Result> {
  const settings = new Settings(file.settings);
  yield* settings.checks();
  for (const [i, { setting, ballot, tracker, short, ...made }] of file.valid.entries()) {
    const vote = settings.vote(setting);
    yield compare(`valid ${i}`, () => {
      const { ballot: bytes, sealed } = settings.make(setting, made);
      take(vote, emptyMemory(), settings.key(setting, made.seat), { ballot: bytes });
      return { ballot: base64Of(bytes), ...trackers(sealed) };
    }, { ballot, tracker, short });
  }
  for (const { setting, seat, note, ballot, code } of file.invalid) {
    const [vote, key] = [settings.vote(setting), settings.key(setting, seat)];
    yield compare(`invalid, ${setting}: ${note}`, () => codeOf(() => take(vote, emptyMemory(), key, { ballot: ofBase64(ballot) })), code);
  }
  for (const [i, { setting, steps }] of file.sequences.entries()) {
    const memory = emptyMemory();
    for (const [j, step] of steps.entries()) {
      const made = () => codeOf(() =>
        take(settings.vote(setting), memory, settings.key(setting, step.seat), incomingOf(settings, setting, step)));
      yield compare(`sequence ${i}, step ${j}: ${step.note ?? step.do}`, made, step.code);
    }
  }
  yield* batches(settings, file.batches);
}

export function* challenges(file: Challenges): Generator<Result> {
  const settings = new Settings(file.settings);
  yield* settings.checks();
  for (const [i, { setting, sealed, opening, tracker, short, ...made }] of file.challenges.entries()) {
    yield compare(`challenge ${i}`, () => {
      const bytes = settings.make(setting, made);
      take(settings.vote(setting), emptyMemory(), settings.key(setting, made.seat), checked(bytes));
      return { sealed: base64Of(bytes.sealed), opening: base64Of(bytes.opening), ...trackers(bytes.sealed) };
    }, { sealed, opening, tracker, short });
  }
  for (const { k, minimum, maximum, ...want } of file.shapes) {
    yield compare(`shape ${k}, ${minimum} to ${maximum}`, () => {
      let shape: Shape | null = null;
      const code = codeOf(() => (shape = shapeOf(k, minimum, maximum)));
      const made = shape as Shape | null;
      return made === null ? { code } : { code, body: made.bodyBytes, ballot: made.ballotBytes };
    }, want);
  }
}
