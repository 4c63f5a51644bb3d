import { effect, signal, type Signal } from "@preact/signals";
import { lang } from "../messages";
import { mayOf } from "./client";
import type { Offer, SeatId, Snapshot } from "./contract";
import type { Meeting } from "./stream";

// What comes together is asked about once. Where only others voted, the answer is hardly another: then there is time, so
// that two hundred devices do not each ask two hundred times while all of them vote.
const soon = 150;
const later = 2_000;
const again = 3_000;

function course(now: Snapshot, seat: SeatId): string {
  const { sitting, vote, count, floor, motions, texts, documents, election, presence, last } = now;
  const own = last?.by === seat ? last.position : 0;
  const timed = now.timed.map((one) => [one.announcement, one.vote?.id, one.closes, one.count?.state]);
  return JSON.stringify([lang.value, sitting, vote?.id, count?.state, count?.proposed, floor, motions, texts, documents, timed, election, presence, own]);
}

// What one seat may do now, asked anew after each change. The hall alone knows; the last answer stays until the next.
export class Offers {
  readonly list: Signal<readonly Offer[] | null> = signal(null);
  readonly size: Signal<number> = signal(-1);
  readonly failed: Signal<boolean> = signal(false);

  private timer: ReturnType<typeof setTimeout> | undefined;
  private due = Number.POSITIVE_INFINITY;
  private asked = 0;
  private askedAbout = "";
  private readonly stop: () => void;

  constructor(
    private readonly meeting: Meeting,
    private readonly seat: SeatId,
  ) {
    this.stop = effect(() => {
      const now = meeting.now.value;
      if (now !== null && meeting.link.value === "live") this.within(course(now, seat) === this.askedAbout ? later : soon);
    });
  }

  close(): void {
    this.stop();
    clearTimeout(this.timer);
    this.asked += 1;
  }

  // A question that is due earlier stays.
  private within(delay: number): void {
    const due = Date.now() + delay;
    if (due >= this.due) return;
    clearTimeout(this.timer);
    this.due = due;
    this.timer = setTimeout(() => void this.ask(), delay);
  }

  // An answer that was overtaken by a later question says nothing about now.
  private async ask(): Promise<void> {
    this.due = Number.POSITIVE_INFINITY;
    this.asked += 1;
    const mine = this.asked;
    const now = this.meeting.now.value;
    this.askedAbout = now === null ? "" : course(now, this.seat);
    try {
      const { offers, size } = await mayOf(this.meeting.id, this.seat);
      if (mine !== this.asked) return;
      this.list.value = offers;
      this.size.value = size;
      this.failed.value = false;
    } catch {
      if (mine !== this.asked) return;
      this.failed.value = true;
      this.within(again);
    }
  }
}
