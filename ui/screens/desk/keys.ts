import { effect, signal, type Signal } from "@preact/signals";
import { keysOf } from "../../hall/client";
import type { KeyListed } from "../../hall/contract";
import type { Meeting } from "../../hall/stream";

// While a thousand join, the list is asked for once a second, not a thousand times.
const pause = 1_000;
const again = 3_000;

// Every key of the record, asked for anew as the record grows. The last answer stays until the next.
export class Keys {
  readonly list: Signal<readonly KeyListed[] | null> = signal(null);
  readonly failed: Signal<boolean> = signal(false);

  private timer: ReturnType<typeof setTimeout> | undefined;
  private asking = false;
  private askedAbout = -1;
  private closed = false;
  private readonly stop: () => void;

  constructor(private readonly meeting: Meeting) {
    this.stop = effect(() => {
      if (meeting.now.value !== null && meeting.link.value === "live") this.within(0);
    });
  }

  close(): void {
    this.closed = true;
    this.stop();
    clearTimeout(this.timer);
  }

  private within(delay: number): void {
    const size = this.meeting.now.peek()?.head.size ?? -1;
    if (this.closed || this.asking || size === this.askedAbout) return;
    this.asking = true;
    this.timer = setTimeout(() => void this.ask(size), delay);
  }

  private async ask(size: number): Promise<void> {
    try {
      const list = await keysOf(this.meeting.id);
      if (this.closed) return;
      this.askedAbout = size;
      this.list.value = list;
      this.failed.value = false;
    } catch {
      if (!this.closed) this.failed.value = true;
    }
    this.timer = setTimeout(() => {
      this.asking = false;
      this.within(0);
    }, this.failed.peek() ? again : pause);
  }
}
