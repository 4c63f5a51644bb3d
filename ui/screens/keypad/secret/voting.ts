// One seat's secret ballot on this device, from the paper to the tracker. The choice lives only until it is cast.
import { signal, type Signal } from "@preact/signals";
import { sha256 } from "@noble/hashes/sha2";
import { openingOf } from "../../../hall/client";
import type { ActBody, Body, SecretBallot, Snapshot } from "../../../hall/contract";
import type { Meeting } from "../../../hall/stream";
import type { DeviceKey } from "../../../keys/device";
import type { PutResult } from "../../../record/acts";
import { abstains } from "../../../parts/choices";
import { base64Of, utf8 } from "../../../record/bytes";
import { questionText } from "../../../record/secret/question";
import { trustOf } from "../../../record/checking";
import { actsOf, type Acts } from "../../../secret/acts";
import { Booth, type Answer, type Paper, type Shown } from "../../../secret/booth";
import { keptOf, noteCast, noteCheck, noteSigned, type KeptBallots } from "../../../secret/kept";
import { RecordReading } from "../../../secret/reading";
import { seedOf } from "../../../secret/seeds";
import { putOwn } from "../own";

export type Step =
  | { at: "entering" | "no_key" | "not_listed" | "foreign" }
  | { at: "doubt"; code: string } // the record's acts do not hold, or the question is not the one shown
  | { at: "witnesses" } // the trust file asks for some, and they have not signed the opening yet
  | { at: "choosing" }
  | { at: "review"; shown: Shown; options: string[]; chosen: string[] }
  | { at: "sending" }
  | { at: "checked"; shown: Shown; chosen: string[] }
  | { at: "done" };

// What stands in the opening act by its hash: the entry that put the question, and its words.
export function questionShown(origin: string, now: Snapshot, ballot: SecretBallot): string {
  const { vote, election } = now;
  if (ballot.vote !== null && vote?.id === ballot.vote) return questionText(origin, String(vote.id), vote);
  if (election !== null && election.id === ballot.election)
    return questionText(origin, `${election.id} ${election.ballots.length + 1}`, { document: "", title: election.title });
  return "";
}

// One bit for each option, the last for abstention.
export const choiceOf = (options: readonly string[], chosen: readonly string[]): number[] =>
  [...options.map((option) => (chosen.includes(option) ? 1 : 0)), chosen.includes(abstains) && !options.includes(abstains) ? 1 : 0];

const openingIn = ({ acts }: Acts): string | undefined => acts.findLast((act) => act.includes('"do":"ballot.open"'));
const patience = 3_000; // ms, between two looks

export class SecretVoting {
  readonly step: Signal<Step> = signal({ at: "entering" });
  readonly paper: Signal<Paper | null> = signal(null);
  readonly kept: Signal<KeptBallots | null> = signal(null);
  readonly problem: Signal<string | null> = signal(null); // the answer to what was put last, if it does not stand
  readonly signed: Signal<number | null> = signal(null); // witnesses under the opening; null: there is no trust file
  private readonly booth = new Booth();
  private readonly record: RecordReading;
  private opening: string | undefined; // the act
  private turn = 0;

  constructor(
    private readonly meeting: Meeting,
    private readonly body: Body,
    private readonly key: DeviceKey,
    private readonly number: number,
    private readonly ceremony: number,
  ) {
    this.record = new RecordReading(body);
    void this.enter();
  }

  close(): void {
    this.turn += 1;
    this.record.end();
    this.booth.close();
  }

  // Also again: another device of the seat may have cast meanwhile.
  async enter(): Promise<void> {
    this.turn += 1; // a look that waits for other witnesses ends
    this.step.value = { at: "entering" };
    const { origin, id } = this.body;
    const seed = await seedOf(origin, this.key.seat);
    const kept = await keptOf(origin, this.number, this.key.seat);
    this.kept.value = kept;
    if (seed === null) return void (this.step.value = { at: "no_key" });
    try {
      const acts = actsOf(await openingOf(id, this.number, this.key.seat));
      this.opening = openingIn(acts);
      await this.entered(await this.booth.ask({ kind: "enter", acts, seat: this.key.seat, seed, highest: kept.highest }));
    } catch {
      this.step.value = { at: "doubt", code: "unread" };
    }
  }

  // With a trust file: the opening, to which every ballot is bound, stands in the record that its witnesses have signed.
  private async isWitnessed(): Promise<boolean> {
    const mine = (this.turn += 1);
    this.signed.value = null;
    while ((await trustOf(this.body.origin)) !== null && mine === this.turn) {
      const reading = await this.record.read({ ceremony: this.ceremony, vote: this.number });
      if (mine !== this.turn) return false;
      const doubt = (code: string): false => ((this.step.value = { at: "doubt", code }), false);
      if (reading.at === "bad" && reading.code !== "QUORUM") return doubt(reading.code);
      const opening = reading.at === "read" ? openingIn(reading.transcript) : undefined;
      if (opening !== undefined && opening !== this.opening) return doubt("fork");
      if (opening !== undefined && reading.at === "read") return (this.signed.value = reading.witnesses), true;
      this.step.value = { at: "witnesses" };
      await new Promise((done) => setTimeout(done, patience));
    }
    return mine === this.turn;
  }

  private async choose(): Promise<void> {
    if (await this.isWitnessed()) this.step.value = { at: "choosing" };
  }

  private async entered(answer: Answer): Promise<void> {
    if (answer.kind === "fault") {
      const at = answer.act !== null ? null : answer.code === "seat" ? "not_listed" : answer.code === "credential" ? "foreign" : null;
      this.step.value = at === null ? { at: "doubt", code: answer.code } : { at };
      return;
    }
    if (answer.kind !== "entered") return;
    this.paper.value = answer.paper;
    const now = this.meeting.now.value;
    const ballot = now?.secret?.ballot;
    const asked = now === null || ballot == null ? "" : questionShown(this.body.origin, now, ballot);
    const same = base64Of(sha256(utf8(asked))) === answer.paper.question;
    if (!same && answer.paper.stage === "open") this.step.value = { at: "doubt", code: "question" };
    else if (this.kept.value?.cast != null) this.step.value = { at: "done" };
    else await this.choose();
  }

  again(): void {
    this.problem.value = null;
    void this.choose();
  }

  async seal(chosen: string[]): Promise<void> {
    const paper = this.paper.value;
    if (paper === null) return;
    this.problem.value = null;
    const answer = await this.booth.ask({ kind: "seal", choice: choiceOf(paper.options, chosen) });
    if (answer.kind === "sealed" && answer.shown !== null) this.step.value = { at: "review", shown: answer.shown, options: paper.options, chosen };
    else this.step.value = { at: "doubt", code: answer.kind === "fault" ? answer.code : "worker" };
  }

  async back(): Promise<void> {
    await this.booth.ask({ kind: "forget" });
    this.step.value = { at: "choosing" };
  }

  async cast(): Promise<void> {
    this.step.value = { at: "sending" };
    const answer = await this.booth.ask({ kind: "cast" });
    if (answer.kind !== "ballot") return void (this.step.value = { at: "doubt", code: "worker" });
    const { sequence, tracker, short } = answer.shown;
    const { origin } = this.body;
    this.kept.value = await noteSigned(origin, this.number, this.key.seat, sequence);
    const result = await this.put({ do: "ballot.cast", vote: this.number, ballot: answer.ballot });
    if (result.kind !== "recorded") return this.refused(result);
    const { position, at, receipt } = result;
    this.kept.value = await noteCast(origin, this.number, this.key.seat, { sequence, tracker, short, position, at, receipt });
    this.step.value = { at: "done" };
  }

  async check(chosen: string[]): Promise<void> {
    this.step.value = { at: "sending" };
    const answer = await this.booth.ask({ kind: "check" });
    if (answer.kind !== "opening") return void (this.step.value = { at: "doubt", code: "worker" });
    const { shown, sealed, opening } = answer;
    const result = await this.put({ do: "ballot.challenge", vote: this.number, sealed, opening });
    if (result.kind !== "recorded") return this.refused(result);
    const check = { short: shown.short, tracker: shown.tracker, position: result.position, options: chosen };
    this.kept.value = await noteCheck(this.body.origin, this.number, this.key.seat, check);
    this.step.value = { at: "checked", shown, chosen };
  }

  private put(act: ActBody): Promise<PutResult> {
    return putOwn(this.body, this.key, act, {}).catch(() => ({ kind: "fault", says: "", code: "device" }) as const);
  }

  // The sealed ballot is gone from the booth: another one is made.
  private refused(result: PutResult): void {
    this.problem.value = "says" in result ? result.says : result.kind;
    this.step.value = { at: "choosing" };
  }
}
