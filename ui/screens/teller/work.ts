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
import { keepShare, mayAnswer, shareOf } from "../../secret/shares";

// Where the acts stand that matter now: a locked ballot's, else a rehearsal's that waits for this teller, else the ceremony's.
export type Where = { ceremony: number; vote: number | null };

export function whereOf({ ceremony, ballot }: Secret, teller: string): Where | null {
  if (ballot !== null && ballot.stage === "locked" && ballot.parts.some((one) => one.teller === teller)) return { ceremony: ballot.ceremony, vote: ballot.number };
  if (ceremony === null) return null;
  const waits = ceremony.rehearsed.find(({ answered }) => !answered.includes(teller)) ?? ceremony.rehearsed.at(-1);
  return { ceremony: ceremony.number, vote: waits?.vote ?? null };
}

export const isTeller = (ceremony: Ceremony | null, teller: string): boolean => ceremony?.tellers.some(({ seat }) => seat === teller) === true;

export class TellerWork {
  readonly told: Signal<Told | null> = signal(null);
  readonly busy: Signal<boolean> = signal(false);
  readonly answer: Signal<Answered | null> = signal(null); // of what was put last
  readonly problem: Signal<string | null> = signal(null); // a code: what stands in the way
  readonly file: Signal<string | null> = signal(null); // the sealed share
  private readonly office = new Office();
  private acts: Acts | null = null;
  private opened = false;
  private where: Where | null = null;

  constructor(
    private readonly body: Body,
    private readonly key: DeviceKey,
  ) {}

  close(): void {
    this.office.close();
  }

  async look(where: Where | null): Promise<void> {
    this.where = where;
    if (where === null) return;
    const { id, origin } = this.body;
    try {
      this.acts = actsOf(where.vote === null ? await ceremonyOf(id, where.ceremony) : await ballotOf(id, where.vote));
    } catch {
      return;
    }
    this.file.value = await shareOf(origin, where.ceremony, this.key.seat);
    const answer = await this.office.ask({ kind: "look", acts: this.acts, teller: this.key.seat });
    if (answer.kind === "told") this.told.value = answer.told;
    this.problem.value = answer.kind === "fault" ? answer.code : null;
  }

  // A share that was kept elsewhere: from a file or from paper.
  async bring(file: string): Promise<void> {
    if (this.where === null) return;
    await keepShare(this.body.origin, this.where.ceremony, this.key.seat, file);
    this.file.value = file;
    this.opened = false;
  }

  async act(passphrase: string): Promise<void> {
    if (this.busy.value) return;
    this.busy.value = true;
    this.problem.value = null;
    try {
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
    const owed = await this.office.ask({ kind: "owe", acts, teller: this.key.seat });
    if (owed.kind === "hindered") return owed.why;
    if (owed.kind !== "act") return owed.kind === "fault" ? owed.code : null;
    const lock = owed.fields["lock"];
    if (typeof lock === "string" && where.vote !== null && !(await mayAnswer(this.body.origin, where.vote, lock))) return "two_locks";
    this.answer.value = answerOf(await putAct(this.body, this.key, this.actOf(owed, where)));
    return null;
  }

  private actOf({ does, fields }: Answer & { kind: "act" }, { ceremony, vote }: Where): ActBody {
    if (does === "ballot.decrypt") return { do: does, vote, ...fields };
    return does === "teller.rehearsal" ? { do: does, ceremony, vote, ...fields } : { do: does, ceremony, ...fields };
  }

  // Made when the teller commits, and on the medium before anything leaves; for a rehearsal read from there again.
  private async share(acts: Acts, { ceremony }: Where, passphrase: string): Promise<string | null> {
    const { origin } = this.body;
    const teller = this.key.seat;
    if (this.told.value?.owes === "teller.commit" && this.file.value === null) {
      const made = await this.office.ask({ kind: "make", acts, teller, passphrase });
      if (made.kind !== "file") return made.kind === "fault" ? made.code : "worker";
      if (!(await keepShare(origin, ceremony, teller, made.file))) return "unkept";
      this.file.value = made.file;
      this.opened = true;
      return null;
    }
    if (this.opened && this.told.value?.owes !== "teller.rehearsal") return null;
    if (this.file.value === null) return "no_share";
    const opened = await this.office.ask({ kind: "open", acts, teller, passphrase, file: this.file.value });
    if (opened.kind !== "opened") return opened.kind === "fault" ? opened.code : "worker";
    this.opened = true;
    return null;
  }
}
