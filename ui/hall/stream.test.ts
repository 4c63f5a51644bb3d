import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Clock } from "./clock";
import type { Body, Snapshot } from "./contract";
import { choose } from "../messages";
import { applied, Meeting } from "./stream";

let token: string | null = null;
const forgot = vi.fn();
vi.mock("./identity", () => ({ identity: async () => token, forgetIdentity: () => forgot() }));

const at = (seconds: number): string => new Date(Date.UTC(2022, 9, 12, 19, 0, seconds)).toISOString();

const snapshot: Snapshot = {
  head: { size: 10, root: "", at: at(0) },
  sitting: null,
  figures: { members: 4, filled: 4, entitled: 4, present: 4, quorums: [] },
  vote: null,
  count: null,
  lamps: "..-.",
  presence: "1111", proxies: [],
  floor: { speaker: null, list: [], list_closed: false, debate_closed: false },
  motions: [],
  texts: [],
  documents: [],
  timed: [],
  papers: [],
  election: null, secret: null,
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

// The hall's end of one stream.
class Line {
  static all: Line[] = [];
  static get last(): Line {
    return Line.all.at(-1) as Line;
  }
  private readonly pen: ReadableStreamDefaultController<Uint8Array>;
  readonly answer: Response;
  constructor(
    readonly url: string,
    readonly init: RequestInit,
  ) {
    let pen: ReadableStreamDefaultController<Uint8Array> | undefined;
    this.answer = new Response(new ReadableStream<Uint8Array>({ start: (given) => void (pen = given) }), { status: Line.status });
    this.pen = pen as ReadableStreamDefaultController<Uint8Array>;
    init.signal?.addEventListener("abort", () => this.pen.error(new Error("aborted")));
    Line.all.push(this);
  }
  static status = 200;
  get closed(): boolean {
    return this.init.signal?.aborted === true;
  }
  async say(name: string, data: unknown): Promise<void> {
    await this.write(`event: ${name}\nid: 1\ndata: ${JSON.stringify(data)}\n\n`);
  }
  async write(text: string): Promise<void> {
    this.pen.enqueue(new TextEncoder().encode(text));
    await settled();
  }
  async breaks(): Promise<void> {
    this.pen.error(new Error("broken"));
    await settled();
  }
}

const settled = async (): Promise<void> => {
  for (let i = 0; i < 20; i += 1) await vi.advanceTimersByTimeAsync(0);
};

describe("a meeting", () => {
  let meeting: Meeting;
  beforeEach(async () => {
    vi.useFakeTimers({ now: Date.UTC(2022, 9, 12, 19, 0, 0) });
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    Line.all = [];
    Line.status = 200;
    token = null;
    vi.stubGlobal("window", new EventTarget());
    vi.stubGlobal("document", Object.assign(new EventTarget(), { visibilityState: "visible" }));
    vi.stubGlobal("fetch", async (url: string, init: RequestInit) =>
      url.includes("/events") ? new Line(url, init).answer : new Response(JSON.stringify(body)));
    meeting = new Meeting("unga");
    await settled();
  });
  afterEach(async () => {
    meeting.close();
    await choose("en");
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it("shows what the hall tells, and names", async () => {
    expect([Line.last.url, meeting.link.value]).toEqual(["/api/unga/events?lang=en", "connecting"]);
    await Line.last.say("frame", { lamps: "yyyy" });
    expect(meeting.now.value).toBeNull();
    await Line.last.say("snapshot", snapshot);
    await Line.last.say("frame", { lamp: { "0": "y" } });
    expect([meeting.now.value?.lamps, meeting.link.value]).toEqual(["y.-.", "live"]);
    expect(["FRA", "president", "ghost"].map((id) => meeting.nameOf(id))).toEqual(["France", "President", "ghost"]);
  });

  it("reads events however the network cuts them", async () => {
    await Line.last.say("snapshot", snapshot);
    for (const part of [": warm\n\nevent: fra", 'me\r\ndata: {"lam', 'ps":"yy-y"}\n', "\nevent: alive\n", `data: {"at":"${at(9)}","connected":3,"seats":4,"watchers":1}\n\n`]) {
      await Line.last.write(part);
    }
    expect([meeting.now.value?.lamps, meeting.alive.value?.connected]).toEqual(["yy-y", 3]);
  });

  it("says who reads where this device has a key, and asks for another token where the hall does not know it", async () => {
    token = "abc";
    Line.status = 401;
    await Line.last.breaks();
    await vi.advanceTimersByTimeAsync(600);
    expect([(Line.last.init.headers as Record<string, string>)["authorization"], forgot.mock.calls.length]).toEqual(["Bearer abc", 1]);
  });

  it("asks anew in another language, and hears the old line no more", async () => {
    await Line.last.say("snapshot", snapshot);
    const old = Line.last;
    await choose("ar");
    await settled();
    expect([Line.all.length, Line.last.url, old.closed]).toEqual([2, "/api/unga/events?lang=ar", true]);
    expect(meeting.link.value).toBe("live");
  });

  it("keeps the last frame when the connection is lost, says since when, and asks again", async () => {
    await Line.last.say("snapshot", snapshot);
    await vi.advanceTimersByTimeAsync(3_000);
    await Line.last.breaks();
    expect([meeting.link.value, meeting.lostSince.value]).toEqual(["lost", Date.UTC(2022, 9, 12, 19, 0, 0)]);
    expect(meeting.now.value).toEqual(snapshot);
    await vi.advanceTimersByTimeAsync(600);
    expect(Line.all.length).toBe(2);
    await Line.last.say("snapshot", { ...snapshot, lamps: "nn-n" });
    expect([meeting.link.value, meeting.lostSince.value, meeting.now.value?.lamps]).toEqual(["live", null, "nn-n"]);
  });

  it("does not believe in a connection that is silent", async () => {
    await Line.last.say("snapshot", snapshot);
    await vi.advanceTimersByTimeAsync(8_000);
    await Line.last.say("alive", { at: at(8), connected: 0, seats: 4, watchers: 1 });
    await vi.advanceTimersByTimeAsync(8_000);
    expect(meeting.link.value).toBe("live");
    await vi.advanceTimersByTimeAsync(5_000);
    expect([meeting.link.value, Line.all[0]?.closed]).toEqual(["lost", true]);
  });

  it("waits longer the longer nobody answers", async () => {
    for (let i = 0; i < 6; i += 1) {
      await Line.last.breaks();
      await vi.advanceTimersByTimeAsync(8_100);
    }
    expect(Line.all.length).toBe(7);
    await Line.last.breaks();
    await vi.advanceTimersByTimeAsync(7_000);
    expect(Line.all.length).toBe(7);
  });

  it("reads the picture anew at once when the phone wakes", async () => {
    await Line.last.say("snapshot", snapshot);
    document.dispatchEvent(new Event("visibilitychange"));
    await settled();
    expect([Line.all.length, meeting.link.value]).toEqual([2, "live"]);
  });
});
