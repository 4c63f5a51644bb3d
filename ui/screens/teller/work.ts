// One teller at work: what the record asks of it, computed from the record's own acts on this device, and the act that
// answers. All that is secret happens in the office, which is a worker.
import { signal, type Signal } from "@preact/signals";
import { ballotOf, ceremonyOf } from "../../hall/client";
import type { ActBody, Body, Ceremony, Secret } from "../../hall/contract";
import type { DeviceKey } from "../../keys/device";
import { putAct } from "../../record/acts";
import { answerOf, type Answer as Answered } from "../../parts/acting";
import { actsOf, type Acts } from "../../secret/acts";
import { Office, type Answer, type Told } from "../../secret/office";
import { RecordReading } from "../../secret/reading";
import { keepShare, sharesOf, toSend, type Fields, type Keeping } from "../../secret/shares";

// Where the acts stand that matter now: a locked ballot's, else a rehearsal's that waits for this teller, else the ceremony's.
export type Where = { ceremony: number; vote: number | null };

export function whereOf({ ceremony, ballot }: Secret, teller: string): Where | null {
  if (ballot !== null && ballot.stage === "locked" && ballot.parts.some((one) => one.teller === teller)) return { ceremony: ballot.ceremony, vote: ballot.number };
  if (ceremony === null) return null;
  const waits = ceremony.rehearsed.find(({ answered }) => !answered.includes(teller)) ?? ceremony.rehearsed.at(-1);
  return { ceremony: ceremony.number, vote: waits?.vote ?? null };
}

export const isTeller = (ceremony: Ceremony | null, teller: string): boolean => ceremony?.tellers.some(({ seat }) => seat === teller) === true;

const patience = { tries: 20, between: 500 };
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, patience.between));

export class TellerWork {
  readonly told: Signal<Told | null> = signal(null);
  readonly busy: Signal<boolean> = signal(false);
  readonly answer: Signal<Answered | null> = signal(null); // of what was put last
  readonly problem: Signal<string | null> = signal(null); // a code: what stands in the way
  readonly files: Signal<string[]> = signal([]); // the sealed share; others after it where its key had to be drawn again
  readonly record: RecordReading;
  readonly ready: Signal<boolean> = signal(false); // the record is read, and asks this teller for something
  private readonly office = new Office();
  private acts: Acts | null = null; // out of the record, checked
  private brought: string | null = null; // a share that has not shown yet that it opens
  private opened = false;
  private taken = false; // it was said that another teller has this one's key
  private where: Where | null = null;
  private looking: Promise<void> = Promise.resolve();
  private turn = 0;

  constructor(
    private readonly body: Body,
    private readonly key: DeviceKey,
  ) {
    this.record = new RecordReading(body);
  }

  close(): void {
    this.turn += 1;
    this.record.end();
    this.office.close();
  }

  // What the hall says is asked of this teller; where something is, the record is read before anything is signed.
  look(where: Where | null): Promise<void> {
    return (this.looking = this.lookInto(where, (this.turn += 1)));
  }
  again = (): Promise<void> => this.look(this.where);

  // Others act meanwhile, and each act is looked at anew: whoever presses waits for the last look.
  private async looked(): Promise<void> {
    for (let last: Promise<void> | null = null; last !== this.looking; ) {
      last = this.looking;
      await last;
    }
  }

  private async lookInto(where: Where | null, mine: number): Promise<void> {
    this.where = where;
    this.acts = null; // what was ready stays so to the eye: whoever presses waits for this look
    if (where === null) return;
    const { id, origin } = this.body;
    let acts: Acts;
    try {
      acts = actsOf(where.vote === null ? await ceremonyOf(id, where.ceremony) : await ballotOf(id, where.vote));
    } catch {
      return this.has(null);
    }
    this.files.value = await sharesOf(origin, where.ceremony, this.key.seat);
    const answer = await this.lookAt(acts);
    if (mine !== this.turn) return;
    this.hears(answer);
    if (owes(answer)) await this.read(where, mine);
  }

  private has(acts: Acts | null): void {
    this.acts = acts;
    this.ready.value = acts !== null;
  }

  private readonly lookAt = (acts: Acts): Promise<Answer> => this.office.ask({ kind: "look", acts, teller: this.key.seat });

  private hears(answer: Answer): void {
    this.problem.value = answer.kind === "fault" ? answer.code : null;
    if (answer.kind === "told") this.told.value = answer.told;
  }

  // The published record may be a moment behind the hall: what it does not ask yet takes nothing from the teller's eyes.
  private async read(where: Where, mine: number): Promise<void> {
    for (let tries = 0; tries < patience.tries; ++tries) {
      const reading = await this.record.read(where);
      if (mine !== this.turn) return;
      if (reading.at !== "read") return this.has(null);
      const answer = await this.lookAt(reading.transcript);
      if (mine !== this.turn) return;
      if (owes(answer)) {
        this.hears(answer);
        return this.has(reading.transcript);
      }
      await pause();
      if (mine !== this.turn) return;
    }
    this.record.isBehind();
    this.has(null);
  }

  // A share that was kept elsewhere: from a file or from paper. It is kept here once it has opened.
  async bring(file: string): Promise<void> {
    const answer = await this.office.ask({ kind: "inspect", file });
    this.problem.value = answer.kind === "share" ? null : "no_file";
    if (answer.kind === "share") this.brought = file;
  }

  async act(passphrase: string): Promise<void> {
    if (this.busy.value) return;
    this.busy.value = true;
    this.problem.value = null;
    try {
      await this.looked();
      const problem = await this.acted(passphrase);
      this.problem.value = problem;
      if (problem === null) await this.look(this.where);
    } finally {
      this.busy.value = false;
    }
  }

  // The code of what stands in the way; null: it stands in the record, or the hall's answer is told.
  private async acted(passphrase: string): Promise<string | null> {
    const { acts, where } = this;
    if (acts === null || where === null) return "unread";
    const barred = await this.share(acts, where, passphrase);
    if (barred !== null) return barred;
    const owed = await this.owed(acts, where, passphrase);
    if (owed.kind === "hindered") return owed.why;
    if (owed.kind !== "act") return owed.kind === "fault" ? owed.code : null;
    const fields = await this.toSend(owed, acts, where);
    if (fields["lock"] !== owed.fields["lock"]) return "two_locks";
    this.answer.value = answerOf(await putAct(this.body, this.key, this.actOf(owed.does, fields, where)));
    return null;
  }

  // A key that another teller committed to first is said to be so; whoever then presses once more draws another.
  private async owed(acts: Acts, where: Where, passphrase: string): Promise<Answer> {
    const ask = { kind: "owe", acts, teller: this.key.seat } as const;
    const owed = await this.office.ask(ask);
    if (owed.kind !== "hindered" || owed.why !== "box_key_taken") return owed;
    if (!this.taken) {
      this.taken = true;
      return owed;
    }
    const barred = await this.makeShare(acts, where, passphrase, "more");
    return barred === null ? this.office.ask(ask) : { kind: "hindered", why: barred };
  }

  // Of each round one message (a commitment for each share), of each vote one lock; each rehearsal is answered anew.
  private async toSend({ does, fields }: Answer & { kind: "act" }, acts: Acts, { ceremony, vote }: Where): Promise<Fields> {
    if (does === "teller.rehearsal") return fields;
    const another = does === "teller.commit" && this.files.value.length > 1 ? ` ${this.files.value.length}` : "";
    const of = does === "ballot.decrypt" ? `vote ${vote}` : `${ceremony} ${does}${another}`;
    const stands = ({ message, lock }: Fields): boolean => lock === fields["lock"] && typeof message === "string" && acts.acts.some((act) => act.includes(message));
    return toSend(this.body.origin, of, this.key.seat, fields, stands);
  }

  private actOf(does: string, fields: Fields, { ceremony, vote }: Where): ActBody {
    if (does === "ballot.decrypt") return { do: does, vote, ...fields };
    return does === "teller.rehearsal" ? { do: does, ceremony, vote, ...fields } : { do: does, ceremony, ...fields };
  }

  // Made when the teller commits, and on the medium before anything leaves.
  private async makeShare(acts: Acts, { ceremony }: Where, passphrase: string, how: Keeping): Promise<string | null> {
    const teller = this.key.seat;
    const made = await this.office.ask({ kind: "make", acts, teller, passphrase });
    if (made.kind !== "file") return codeOf(made);
    if (!(await keepShare(this.body.origin, ceremony, teller, made.file, how))) return "unkept";
    this.files.value = await sharesOf(this.body.origin, ceremony, teller);
    this.taken = false;
    this.opened = true;
    return null;
  }

  // For a rehearsal it is read from the medium again.
  private async share(acts: Acts, where: Where, passphrase: string): Promise<string | null> {
    const owes = this.told.value?.owes;
    const files = this.brought === null ? this.files.value : [this.brought];
    if (owes === "teller.commit" && files.length === 0) return this.makeShare(acts, where, passphrase, "first");
    if (this.opened && this.brought === null && owes !== "teller.rehearsal") return null;
    let barred: string | null = null; // what is said of the newest
    for (const file of files) {
      const opened = await this.office.ask({ kind: "open", acts, teller: this.key.seat, passphrase, file });
      if (opened.kind === "opened") return this.keepOpened(where, file, opened.fits);
      barred ??= codeOf(opened);
    }
    return barred ?? "no_share";
  }

  private async keepOpened({ ceremony }: Where, file: string, fits: boolean): Promise<string | null> {
    const [{ origin }, teller] = [this.body, this.key.seat];
    if (!(await keepShare(origin, ceremony, teller, file, fits ? "only" : "first"))) return "share_kept";
    this.files.value = await sharesOf(origin, ceremony, teller);
    this.brought = null;
    this.opened = true;
    return null;
  }
}

const owes = (answer: Answer): boolean => answer.kind === "told" && answer.told.owes !== null;
const codeOf = (answer: Answer): string => (answer.kind === "fault" ? answer.code : "worker");
