import { signal, type Signal } from "@preact/signals";
import { lang } from "../messages";
import { bodyOf, eventsOf, HallError } from "./client";
import { Clock } from "./clock";
import type { Alive, Body, Frame, SeatId, Snapshot } from "./contract";
import { eventsIn, type Heard } from "./events";
import { forgetIdentity, identity } from "./identity";

export type Link = "connecting" | "live" | "lost";

// The hall says something at least every five seconds; two that are missed mean that nobody is there.
const silence = 12_000;
const pauses = [500, 1_000, 2_000, 4_000, 8_000];

export function applied(now: Snapshot, frame: Frame): Snapshot {
  const { lamp, ...sections } = frame;
  const next: Snapshot = { ...now, ...sections };
  if (lamp === undefined) return next;
  const letters = [...next.lamps];
  for (const [seat, letter] of Object.entries(lamp)) letters[Number(seat)] = letter;
  return { ...next, lamps: letters.join("") };
}

// One body's meeting as the hall tells it. A screen only reads.
export class Meeting {
  readonly id: string;
  readonly body: Signal<Body | null> = signal(null);
  readonly now: Signal<Snapshot | null> = signal(null);
  readonly alive: Signal<Alive | null> = signal(null);
  readonly link: Signal<Link> = signal("connecting");
  readonly unknown: Signal<boolean> = signal(false); // the hall knows no body of this name
  readonly lostSince: Signal<number | null> = signal(null);
  readonly serverNow: () => number;

  private readonly clock = new Clock();
  private reading: AbortController | null = null;
  private watch: ReturnType<typeof setTimeout> | undefined;
  private again: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private lastHeard = Date.now();
  private readonly forgetLanguage: () => void;

  constructor(bodyId: string) {
    this.id = bodyId;
    this.serverNow = () => this.clock.now();
    // Called at once, and whenever the language changes: all that the hall says is then asked for anew.
    this.forgetLanguage = lang.subscribe(() => {
      void this.askBody();
      this.open();
    });
    document.addEventListener("visibilitychange", this.woke);
    window.addEventListener("online", this.woke);
  }

  close(): void {
    this.forgetLanguage();
    document.removeEventListener("visibilitychange", this.woke);
    window.removeEventListener("online", this.woke);
    clearTimeout(this.watch);
    clearTimeout(this.again);
    this.reading?.abort();
  }

  // Full name or officer's title, else the id.
  nameOf(id: SeatId): string {
    const body = this.body.value;
    const officer = body?.officers.find((one) => one.id === id);
    return officer?.title ?? body?.seats.find((one) => one.id === id)?.name ?? id;
  }

  private async askBody(): Promise<void> {
    const asked = lang.value;
    try {
      const body = await bodyOf(this.id);
      if (asked === lang.value) this.body.value = body;
      this.unknown.value = false;
    } catch (error) {
      // Of all else the stream tells; whatever it says next makes this be asked again.
      this.unknown.value = error instanceof HallError && error.code === "404";
    }
  }

  // From the beginning, at once: the picture is then the newest one, and the hall knows whose device reads it.
  readonly open = (): void => {
    this.reading?.abort();
    clearTimeout(this.again);
    this.reading = new AbortController();
    this.expect();
    void this.read(this.reading.signal);
  };

  private async read(signal: AbortSignal): Promise<void> {
    try {
      const token = await identity(this.id);
      if (signal.aborted) return;
      const response = await eventsOf(this.id, token, signal);
      if (response.status === 401) forgetIdentity(this.id);
      if (response.ok && response.body !== null) {
        for await (const heard of eventsIn(response.body)) {
          if (signal.aborted) return;
          this.told(() => this.hear(heard));
        }
      }
    } catch {
      // Nobody answers, or the line broke.
    }
    if (!signal.aborted) this.lose();
  }

  private hear({ name, data }: Heard): void {
    if (name === "snapshot") this.show(JSON.parse(data) as Snapshot);
    else if (name === "frame") this.add(JSON.parse(data) as Frame);
    else if (name === "alive") this.live(JSON.parse(data) as Alive);
  }

  private live(alive: Alive): void {
    this.alive.value = alive;
    this.clock.heard(Date.parse(alive.at));
  }

  private told(apply: () => void): void {
    this.failures = 0;
    this.lastHeard = Date.now();
    apply();
    this.expect();
    if (this.now.value === null) return;
    this.link.value = "live";
    this.lostSince.value = null;
    if (this.body.value === null) void this.askBody();
  }

  private show(snapshot: Snapshot): void {
    this.now.value = snapshot;
    this.clock.notBefore(Date.parse(snapshot.head.at));
  }

  // A frame before the first snapshot has nothing to stand on; the snapshot that follows holds it.
  private add(frame: Frame): void {
    if (this.now.value === null) return;
    this.now.value = applied(this.now.value, frame);
    // An entry that comes as a frame was stamped a moment ago; one in a snapshot may be days old.
    if (frame.head !== undefined) this.clock.heard(Date.parse(frame.head.at));
  }

  private expect(): void {
    clearTimeout(this.watch);
    this.watch = setTimeout(() => this.lose(), silence);
  }

  private lose(): void {
    this.reading?.abort();
    clearTimeout(this.watch);
    clearTimeout(this.again);
    this.link.value = "lost";
    this.lostSince.value ??= this.clock.at(this.lastHeard);
    const pause = pauses[Math.min(this.failures, pauses.length - 1)] ?? silence;
    this.failures += 1;
    this.again = setTimeout(() => this.open(), pause * (0.5 + Math.random()));
  }

  // A phone that slept, or a network that came back, has missed things and does not know it.
  private readonly woke = (): void => {
    if (document.visibilityState !== "hidden") this.open();
  };
}
