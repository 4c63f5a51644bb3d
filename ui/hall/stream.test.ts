import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Clock } from "./clock";
import type { Body, Snapshot } from "./contract";
import { applied, Meeting } from "./stream";

const at = (seconds: number): string => new Date(Date.UTC(2022, 9, 12, 19, 0, seconds)).toISOString();

const snapshot: Snapshot = {
  head: { size: 10, root: "", at: at(0) },
  sitting: null,
  figures: { members: 4, filled: 4, entitled: 4, present: 4, quorums: [] },
  vote: null,
  count: null,
  lamps: "..-.",
  presence: "1111",
  floor: { speaker: null, list: [], list_closed: false, debate_closed: false },
  motions: [],
  texts: [],
  last: null,
};
const body = {
  seats: [{ id: "FRA", name: "France" }],
  officers: [{ id: "president", title: "President", role: "presiding" }],
} as unknown as Body;

describe("a frame", () => {
  it("puts each section in the place of the old one, then the lamps", () => {
    const next = applied(snapshot, { head: { size: 11, root: "", at: at(1) }, lamp: { "0": "y", "3": "n" } });
    expect(next).toEqual({ ...snapshot, head: { size: 11, root: "", at: at(1) }, lamps: "y.-n" });
  });

  it("changes a letter of the lamps that it brings itself", () => {
    expect(applied(snapshot, { lamps: "vvvv", lamp: { "1": "a" } }).lamps).toBe("vavv");
  });

  it("may take a section away", () => {
    expect(applied({ ...snapshot, last: { position: 1, at: at(0), by: "FRA", sentence: "" } }, { last: null }).last).toBeNull();
  });

  it("leaves what was shown before as it was", () => {
    applied(snapshot, { lamp: { "0": "y" } });
    expect(snapshot.lamps).toBe("..-.");
  });
});

describe("the clock", () => {
  it("goes by the sample that came the fastest", () => {
    let device = 0;
    const clock = new Clock(() => device);
    expect(clock.now()).toBe(0);
    clock.heard(1_000);
    device = 5_000;
    clock.heard(5_400);
    expect(clock.now()).toBe(6_000);
    clock.heard(6_200);
    expect(clock.now()).toBe(6_200);
  });

  it("is never behind an entry of the record", () => {
    const clock = new Clock(() => 0);
    clock.heard(100);
    clock.notBefore(250);
    expect(clock.now()).toBe(250);
    clock.notBefore(-9_000);
    expect(clock.now()).toBe(100);
  });
});

class Source {
  static all: Source[] = [];
  readonly heard = new Map<string, (event: { data: string }) => void>();
  closed = false;
  constructor(readonly url: string) {
    Source.all.push(this);
  }
  addEventListener(name: string, hear: (event: { data: string }) => void): void {
    this.heard.set(name, hear);
  }
  close(): void {
    this.closed = true;
  }
  say(name: string, data: unknown = null): void {
    this.heard.get(name)?.({ data: JSON.stringify(data) });
  }
  static get last(): Source {
    return Source.all.at(-1) as Source;
  }
}

describe("a meeting", () => {
  let meeting: Meeting;
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.UTC(2022, 9, 12, 19, 0, 0) });
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    Source.all = [];
    const target = new EventTarget();
    vi.stubGlobal("EventSource", Source);
    vi.stubGlobal("window", target);
    vi.stubGlobal("document", Object.assign(new EventTarget(), { visibilityState: "visible" }));
    vi.stubGlobal("fetch", async () => new Response(JSON.stringify(body)));
    meeting = new Meeting("unga");
  });
  afterEach(() => {
    meeting.close();
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it("shows what the hall tells, and names", async () => {
    expect([Source.last.url, meeting.link.value]).toEqual(["/api/unga/events", "connecting"]);
    Source.last.say("frame", { lamps: "yyyy" });
    expect(meeting.now.value).toBeNull();
    Source.last.say("snapshot", snapshot);
    Source.last.say("frame", { lamp: { "0": "y" } });
    expect([meeting.now.value?.lamps, meeting.link.value]).toEqual(["y.-.", "live"]);
    await vi.advanceTimersByTimeAsync(0);
    expect(["FRA", "president", "ghost"].map((id) => meeting.nameOf(id))).toEqual(["France", "President", "ghost"]);
  });

  it("keeps the last frame when the connection is lost, says since when, and asks again", async () => {
    Source.last.say("snapshot", snapshot);
    await vi.advanceTimersByTimeAsync(3_000);
    Source.last.say("error");
    expect([meeting.link.value, meeting.lostSince.value]).toEqual(["lost", Date.UTC(2022, 9, 12, 19, 0, 0)]);
    expect(meeting.now.value).toEqual(snapshot);
    await vi.advanceTimersByTimeAsync(600);
    expect(Source.all.length).toBe(2);
    Source.last.say("snapshot", { ...snapshot, lamps: "nn-n" });
    expect([meeting.link.value, meeting.lostSince.value, meeting.now.value?.lamps]).toEqual(["live", null, "nn-n"]);
  });

  it("does not believe in a connection that is silent", async () => {
    Source.last.say("snapshot", snapshot);
    await vi.advanceTimersByTimeAsync(8_000);
    Source.last.say("alive", { at: at(8) });
    await vi.advanceTimersByTimeAsync(8_000);
    expect(meeting.link.value).toBe("live");
    await vi.advanceTimersByTimeAsync(5_000);
    expect([meeting.link.value, Source.all[0]?.closed]).toEqual(["lost", true]);
  });

  it("waits longer the longer nobody answers", async () => {
    for (let i = 0; i < 6; i += 1) {
      Source.last.say("error");
      await vi.advanceTimersByTimeAsync(8_100);
    }
    expect(Source.all.length).toBe(7);
    Source.last.say("error");
    await vi.advanceTimersByTimeAsync(7_000);
    expect(Source.all.length).toBe(7);
  });

  it("asks at once when the phone wakes", async () => {
    Source.last.say("snapshot", snapshot);
    await vi.advanceTimersByTimeAsync(11_000);
    document.dispatchEvent(new Event("visibilitychange"));
    expect(Source.all.length).toBe(2);
  });
});
