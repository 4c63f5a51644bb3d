import { ed25519 } from "@noble/curves/ed25519";
import { sha256 } from "@noble/hashes/sha2";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { HallError } from "../hall/client";
import type { Body, HeadAnswer, KeyAnswer, Recorded } from "../hall/contract";
import type { DeviceKey } from "../keys/device";
import { keyIdOf } from "./act";
import { putAct, unanswered } from "./acts";
import { base64Of, concat, hexOf, ofBase64, utf8 } from "./bytes";
import { leafHash, node } from "./merkle";

const kept = new Map<string, unknown>();
vi.mock("../keys/store", () => ({
  kept: async (name: string) => structuredClone(kept.get(name)) ?? null,
  keep: async (name: string, value: unknown) => void kept.set(name, value),
  forget: async (name: string) => void kept.delete(name),
  change: async (name: string, next: (old: unknown) => unknown) => {
    kept.set(name, next(kept.get(name) ?? null));
    return kept.get(name);
  },
}));

const posts: string[] = [];
let answers: ((line: string) => Recorded | HallError)[] = [];
let known: KeyAnswer | null = null;
vi.mock("../hall/client", async (original) => ({
  ...(await original<typeof import("../hall/client")>()),
  headOf: async (): Promise<HeadAnswer> => head,
  keyOf: async () => known,
  postAct: async (_: string, line: string) => {
    posts.push(line);
    const answer = (answers.length > 1 ? answers.shift() : answers[0])?.(line);
    if (answer instanceof Error) throw answer;
    return answer;
  },
}));

const origin = "rehearsal.example/body";
const logSeed = new Uint8Array(32).fill(1);
const typed = concat(Uint8Array.of(1), ed25519.getPublicKey(logSeed));
const logId = sha256(concat(utf8(`${origin}\n`), typed)).slice(0, 4);
const body = { id: "body", origin, log: `${origin}+${hexOf(logId)}+${base64Of(typed)}` } as Body;

function noteOf(size: number, root: Uint8Array): string {
  const text = `${origin}\n${size}\n${base64Of(root)}\n`;
  return `${text}\n\u2014 ${origin} ${base64Of(concat(logId, ed25519.sign(utf8(text), logSeed)))}\n`;
}

const first = leafHash(utf8("first"));
const headAt = (size: number, root: Uint8Array): HeadAnswer => ({ size, root: base64Of(root), note: noteOf(size, root) });
let head: HeadAnswer = headAt(1, first);

// The record after this act: it stands at position 1, behind one entry.
function recorded(line: string): Recorded {
  const [keyId, signature, ...act] = line.split(" ");
  const entry = utf8(`1 2022-10-12T19:02:11.123Z\n${act.join(" ")}\n${keyId} ${signature}\n{"events":[]}\n`);
  const root = node(first, leafHash(entry));
  const receipt = `c2sp.org/tlog-proof@v1\nextra ${base64Of(entry)}\nindex 1\n${base64Of(first)}\n\n${noteOf(2, root)}`;
  return { position: 1, repeated: false, receipt, sentence: "France votes yes" };
}

function grown(line: string): Recorded {
  const answer = recorded(line);
  const [size = "", root = ""] = answer.receipt.split(`${origin}\n`)[1]?.split("\n") ?? [];
  head = headAt(Number(size), ofBase64(root));
  return answer;
}

const seed = new Uint8Array(32).fill(2);
const publicKey = ed25519.getPublicKey(seed);
const key: DeviceKey = {
  seat: "FRA", publicKey, keyId: keyIdOf(publicKey), guarded: false, sign: async (message) => ed25519.sign(message, seed),
};
const act = { do: "vote.cast", vote: 0, seat: "FRA", choice: "yes" };
const sentAct = (line: string | undefined): { n: number; seen: [number, string] } =>
  JSON.parse((line ?? "").split(" ").slice(2).join(" ")) as { n: number; seen: [number, string] };
const fault = (code: string): (() => HallError) => () => new HallError("fault", "says", "", code);

beforeEach(() => {
  kept.clear();
  posts.length = 0;
  known = null;
  head = headAt(1, first);
  answers = [recorded];
  vi.stubGlobal("setTimeout", (run: () => void) => void queueMicrotask(run));
});

describe("an act", () => {
  it("is numbered, sees the verified head, and is recorded when its receipt verifies", async () => {
    expect(await putAct(body, key, act)).toMatchObject({ kind: "recorded", position: 1, at: "2022-10-12T19:02:11.123Z", head: { size: 2 } });
    expect(sentAct(posts[0])).toMatchObject({ by: "FRA", ...act, n: 1, seen: [1, base64Of(first)], body: origin });
    expect(await unanswered(key)).toBeNull();
  });

  it("goes on from the number that the hall knows, where this device forgot it", async () => {
    known = { seat: "FRA", stage: "enrolled", n: 41 };
    await putAct(body, key, act);
    expect(sentAct(posts[0]).n).toBe(42);
  });

  it("is sent again with the same bytes until somebody answers", async () => {
    const nobody = (): HallError => new HallError("offline", "");
    answers = [nobody, () => new HallError("busy", ""), recorded];
    const stages: string[] = [];
    expect(await putAct(body, key, act, { told: (stage) => stages.push(stage) })).toMatchObject({ kind: "recorded" });
    expect(posts.length).toBe(3);
    expect(new Set(posts).size).toBe(1);
    expect(stages).toContain("waiting");
  });

  it("is sent with the same bytes after the page was loaded again", async () => {
    const leave = new AbortController();
    answers = [() => (leave.abort(), new HallError("offline", ""))];
    expect(await putAct(body, key, act, { signal: leave.signal })).toEqual({ kind: "dropped" });
    expect(await unanswered(key)).toEqual(act);
    answers = [recorded];
    await putAct(body, key, act);
    expect(posts[1]).toBe(posts[0]);
  });

  it("is signed anew when it saw too little, if the question is still there", async () => {
    answers = [fault("STALE"), grown];
    expect(await putAct(body, key, act, { still: () => true })).toMatchObject({ kind: "recorded" });
    expect(posts.map((line) => sentAct(line).n)).toEqual([1, 2]);
    answers = [fault("STALE")];
    expect(await putAct(body, key, act, { still: () => false })).toEqual({ kind: "moved" });
    expect(posts.length).toBe(3);
  });

  it("takes a greater number when the key has used that one", async () => {
    answers = [() => ((known = { seat: "FRA", stage: "enrolled", n: 7 }), fault("COUNTER")()), recorded];
    await putAct(body, key, act);
    expect(posts.map((line) => sentAct(line).n)).toEqual([1, 8]);
  });

  it("is refused or faulty in the hall's words", async () => {
    answers = [() => new HallError("refused", "Voting is closed.", "rule 88", "closed")];
    expect(await putAct(body, key, act)).toEqual({ kind: "refused", says: "Voting is closed.", cite: "rule 88", id: "closed" });
    answers = [fault("KEY_ENDED")];
    expect(await putAct(body, key, act)).toEqual({ kind: "fault", says: "says", code: "KEY_ENDED" });
    expect(await unanswered(key)).toBeNull();
  });

  it("comes one after the other", async () => {
    answers = [grown];
    await Promise.all([putAct(body, key, act), putAct(body, key, { do: "floor.ask", speech: "statement" })]);
    expect(posts.map((line) => sentAct(line).n)).toEqual([1, 2]);
  });
});

describe("a hall that is not honest", () => {
  it("is doubted when the receipt is of another act", async () => {
    answers = [(line) => recorded(line.replace('"yes"', '"no"'))];
    expect(await putAct(body, key, act)).toEqual({ kind: "doubt", why: "other", position: 1 });
  });

  it("is doubted when its head is not signed by the log", async () => {
    head = { ...head, note: head.note.replace(/.{6}\n$/, "AAAAA=\n") };
    expect(await putAct(body, key, act)).toEqual({ kind: "doubt", why: "head", position: null });
    expect(posts).toEqual([]);
  });

  it("is doubted when the record got shorter, or is another of the same length", async () => {
    await putAct(body, key, act);
    expect(await putAct(body, key, act)).toEqual({ kind: "doubt", why: "fork", position: null });
    head = headAt(2, leafHash(utf8("other")));
    expect(await putAct(body, key, act)).toEqual({ kind: "doubt", why: "fork", position: null });
  });

  it("is doubted when it says that this device saw another history", async () => {
    answers = [fault("SEEN_FORK")];
    expect(await putAct(body, key, act)).toEqual({ kind: "doubt", why: "fork", position: null });
  });
});
