import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { May, Snapshot } from "./contract";
import { Offers } from "./offers";
import type { Link, Meeting } from "./stream";

let answer: () => Promise<May>;
const asked = vi.fn((): Promise<May> => answer());
vi.mock("./client", () => ({ mayOf: () => asked() }));

const first = {
  head: { size: 1, root: "", at: "" }, sitting: null, vote: { id: 5 }, count: { state: "voting" }, lamps: "..", presence: "11",
  floor: null, motions: [], texts: [], documents: [], timed: [], election: null, last: null,
} as unknown as Snapshot;
const now = signal<Snapshot | null>(null);
const link = signal<Link>("live");
let offers: Offers;

beforeEach(() => {
  vi.useFakeTimers();
  asked.mockClear();
  answer = async () => ({ size: 1, offers: [] });
  now.value = null;
  link.value = "live";
  offers = new Offers({ id: "b", now, link } as unknown as Meeting, "FRA");
});
afterEach(() => {
  offers.close();
  vi.useRealTimers();
});

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

it("asks once for what comes together", async () => {
  for (let size = 1; size <= 5; size += 1) now.value = { ...first, vote: { id: size } } as Snapshot;
  expect(offers.list.value).toBeNull();
  await pass(150);
  expect([asked.mock.calls.length, offers.list.value, offers.size.value]).toEqual([1, [], 1]);
});

it("takes its time while only others vote, and none when something else happens or the seat itself acted", async () => {
  now.value = first;
  await pass(150);
  now.value = { ...first, lamps: "y." };
  await pass(1_900);
  expect(asked).toHaveBeenCalledTimes(1);
  await pass(100);
  expect(asked).toHaveBeenCalledTimes(2);
  now.value = { ...first, lamps: "yy" };
  now.value = { ...first, count: { state: "last_call" } } as unknown as Snapshot;
  await pass(150);
  expect(asked).toHaveBeenCalledTimes(3);
  now.value = { ...first, count: { state: "last_call" }, last: { position: 9, at: "", by: "FRA", sentence: "" } } as unknown as Snapshot;
  await pass(150);
  expect(asked).toHaveBeenCalledTimes(4);
});

it("keeps the last answer when the hall does not answer, says so, and asks again", async () => {
  now.value = first;
  await pass(150);
  answer = () => Promise.reject(new Error("gone"));
  now.value = { ...first, vote: null };
  await pass(150);
  expect([offers.failed.value, offers.list.value]).toEqual([true, []]);
  answer = async () => ({ size: 2, offers: [] });
  await pass(3_000);
  expect([offers.failed.value, offers.size.value]).toEqual([false, 2]);
});

it("asks nothing without a connection, nor after it was closed", async () => {
  link.value = "lost";
  now.value = first;
  await pass(5_000);
  expect(asked).not.toHaveBeenCalled();
  link.value = "live";
  offers.close();
  await pass(5_000);
  expect(asked).not.toHaveBeenCalled();
});

it("passes over an answer that a later question has overtaken", async () => {
  let late: (may: May) => void = () => undefined;
  answer = () => new Promise((resolve) => (late = resolve));
  now.value = first;
  await pass(150);
  answer = async () => ({ size: 8, offers: [] });
  now.value = { ...first, vote: null };
  await pass(150);
  late({ size: 1, offers: [] });
  await pass(0);
  expect(offers.size.value).toBe(8);
});
