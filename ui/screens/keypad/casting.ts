import { signal, type Signal } from "@preact/signals";
import type { Body, ChoiceId, SeatId } from "../../hall/contract";
import type { Meeting } from "../../hall/stream";
import { blankBallot, keepBallot, keptBallot, type Ballot, type RecordedVote } from "../../keys/ballots";
import type { DeviceKey } from "../../keys/device";
import { unanswered, type PutResult } from "../../record/acts";
import { feel } from "./feel";
import { isOpen, mattersIn } from "./matters";
import { putOwn } from "./own";

const device: PutResult = { kind: "fault", says: "", code: "device" };

// One seat's vote in one question, from the choice to the receipt. It names its vote in all that it signs, so a press
// never lands on another question.
export class Casting {
  readonly ballot: Signal<Ballot> = signal(blankBallot);
  readonly ready: Signal<boolean> = signal(false);
  readonly waiting: Signal<boolean> = signal(false); // nobody answers; the same bytes are sent again
  readonly changing: Signal<boolean> = signal(false);
  readonly touched: Signal<boolean> = signal(false); // somebody did something here since the page was loaded

  private giveUp: AbortController | null = null;

  constructor(
    private readonly meeting: Meeting,
    private readonly body: Body,
    private readonly key: DeviceKey,
    readonly vote: number,
    readonly seat: SeatId,
  ) {
    void this.restore();
  }

  // The page is left or the question is gone from it. What was sent stays kept, and is sent again when the page returns.
  close(): void {
    this.giveUp?.abort();
  }

  choose(choice: ChoiceId | null): void {
    this.touched.value = true;
    this.set({ chosen: choice === null ? null : { choice, at: this.meeting.serverNow() }, refusal: null });
  }

  // Also while nobody answers: what is sent then has a greater number and takes the place of what may yet arrive.
  change(): void {
    this.touched.value = true;
    this.giveUp?.abort();
    this.giveUp = null;
    this.waiting.value = false;
    this.changing.value = true;
    this.set({ chosen: null, sent: null, refusal: null });
  }

  // The vote that is in the record stands: nothing else is sent.
  keepAsItIs(): void {
    this.changing.value = false;
    this.set({ chosen: null, refusal: null });
  }

  async send(): Promise<void> {
    const choice = this.ballot.value.chosen?.choice;
    if (choice === undefined || this.ballot.value.sent !== null) return;
    this.set({ sent: { choice, at: this.meeting.serverNow() }, refusal: null, doubt: null });
    await this.put(choice);
  }

  private async restore(): Promise<void> {
    const ballot = await keptBallot(this.body.origin, this.vote, this.seat);
    this.ballot.value = ballot;
    this.ready.value = true;
    if (ballot.sent === null) return;
    const act = await unanswered(this.key);
    const same = act?.["vote"] === this.vote && act["seat"] === this.seat && act["choice"] === ballot.sent.choice;
    // Kept as sent, but never signed, or answered just when the page was left: asking again is safe either way.
    if (same || this.stillOpen()) await this.put(ballot.sent.choice);
    else this.set({ sent: null });
  }

  private readonly stillOpen = (): boolean => {
    const now = this.meeting.now.value;
    const matter = now === null ? undefined : mattersIn(now).find(({ vote }) => vote.id === this.vote);
    return matter !== undefined && isOpen(matter.count);
  };

  private async put(choice: ChoiceId): Promise<void> {
    const giveUp = new AbortController();
    this.giveUp = giveUp;
    const act = { do: "vote.cast", vote: this.vote, seat: this.seat, choice };
    const told = (stage: "sent" | "waiting"): void => {
      if (this.giveUp === giveUp) this.waiting.value = stage === "waiting";
    };
    const how = { still: this.stillOpen, told, signal: giveUp.signal };
    // What throws here is this device: it cannot keep or use its key.
    const result = await putOwn(this.body, this.key, act, how).catch(() => device);
    if (this.giveUp !== giveUp || result.kind === "dropped") return;
    this.waiting.value = false;
    this.answered(choice, result);
  }

  private answered(choice: ChoiceId, result: PutResult): void {
    if (result.kind === "recorded") {
      this.changing.value = false;
      this.set({ chosen: null, sent: null, recorded: this.recorded(choice, result), doubt: null });
      feel();
    } else if (result.kind === "doubt") {
      this.set({ chosen: null, sent: null, doubt: { why: result.why, position: result.position } });
    } else if (result.kind === "refused") {
      this.set({ sent: null, refusal: { says: result.says, cite: result.cite, id: result.id } });
    } else {
      const { says, code } = result.kind === "fault" ? result : { says: "", code: result.kind };
      this.set({ sent: null, refusal: { says, cite: "", id: code } });
    }
  }

  private recorded(choice: ChoiceId, { position, at, receipt, head }: PutResult & { kind: "recorded" }): RecordedVote {
    const { chosen, sent } = this.ballot.value;
    const sentAt = sent?.at ?? Date.parse(at);
    return { choice, chosenAt: chosen?.at ?? sentAt, sentAt, at, position, receipt, keyId: this.key.keyId, head };
  }

  private set(part: Partial<Ballot>): void {
    this.ballot.value = { ...this.ballot.value, ...part };
    void keepBallot(this.body.origin, this.vote, this.seat, this.ballot.value);
  }
}
