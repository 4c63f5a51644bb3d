import { HallError, headOf, keyOf, postAct } from "../hall/client";
import type { ActBody, Body, Recorded } from "../hall/contract";
import type { DeviceKey } from "../keys/device";
import { change, forget, keep, kept } from "../keys/store";
import { actMessage, actText, lineOf } from "./act";
import { follows, forked, signedHead, type SeenHead } from "./note";
import { checkReceipt, seenOf, type Doubt } from "./receipt";

// `moved`: what was before the assembly changed, and the question the author answered is no longer the one shown.
// `dropped`: the author withdrew it before an answer came; it may stand in the record all the same.
export type PutResult =
  | { kind: "recorded"; position: number; at: string; sentence: string; repeated: boolean; receipt: string; head: SeenHead }
  | { kind: "doubt"; why: Doubt | "fork"; position: number | null }
  | { kind: "refused"; says: string; cite: string; id: string }
  | { kind: "fault"; says: string; code: string }
  | { kind: "moved" }
  | { kind: "dropped" };

export type Putting = {
  still?: () => boolean; // is the question that the author answered still the one shown?
  told?: (stage: "sent" | "waiting") => void; // waiting: nobody answers, the same bytes are sent again
  signal?: AbortSignal;
};

type Sent = { act: string; line: string };
const sentName = (key: DeviceKey): string => `sent/${key.keyId}`;
const headName = (body: Body): string => `head/${body.origin}`;
const pauses = [1_000, 2_000, 4_000, 8_000];

// What was sent and not answered before the page was loaded again: whoever puts the same act again sends the same bytes.
export async function unanswered(key: DeviceKey): Promise<ActBody | null> {
  const sent = await kept<Sent>(sentName(key));
  return sent === null ? null : (JSON.parse(sent.act) as ActBody);
}

// One act of a key after the other, so that its numbers arrive in order.
const turns = new Map<string, Promise<unknown>>();

export async function putAct(body: Body, key: DeviceKey, act: ActBody, how: Putting = {}): Promise<PutResult> {
  const before = turns.get(key.keyId) ?? Promise.resolve();
  const mine = before.then(() => put(body, key, act, how));
  turns.set(key.keyId, mine.catch(() => undefined));
  return mine;
}

async function put(body: Body, key: DeviceKey, act: ActBody, how: Putting): Promise<PutResult> {
  for (;;) {
    if (how.signal?.aborted) return { kind: "dropped" };
    const line = await persist(how, async () => (await lineBefore(key, act)) ?? (await signed(body, key, act)));
    if (typeof line !== "string") return line;
    const result = await persist(how, () => sendOnce(body, key, line));
    if (result.kind !== "again") return result;
    if (how.still?.() === false) return { kind: "moved" };
  }
}

async function lineBefore(key: DeviceKey, act: ActBody): Promise<string | null> {
  const sent = await kept<Sent>(sentName(key));
  return sent?.act === JSON.stringify(act) ? sent.line : null;
}

async function signed(body: Body, key: DeviceKey, act: ActBody): Promise<string | (PutResult & { kind: "doubt" })> {
  const seen = await verifiedHead(body);
  if ("doubt" in seen) return { kind: "doubt", why: seen.doubt, position: null };
  const text = actText(act, { by: key.seat, n: await nextNumber(body, key), seen, origin: body.origin });
  const line = lineOf(key.keyId, await key.sign(actMessage(body.origin, text)), text);
  await keep(sentName(key), { act: JSON.stringify(act), line } satisfies Sent);
  return line;
}

// The kept head is read before the new one is asked for: what came meanwhile by another tab cannot look like a fork.
async function verifiedHead(body: Body): Promise<SeenHead | { doubt: Doubt | "fork" }> {
  const before = await kept<SeenHead>(headName(body));
  const { note } = await headOf(body.id);
  try {
    const head = seenOf(signedHead(note, body.log));
    if (!follows(before, head)) return { doubt: "fork" };
    await keepHead(body, head);
    return head;
  } catch {
    return { doubt: "head" };
  }
}

const keepHead = (body: Body, head: SeenHead): Promise<SeenHead> =>
  change<SeenHead>(headName(body), (old) => (old !== null && old.size > head.size ? old : head));

async function nextNumber(body: Body, key: DeviceKey): Promise<number> {
  const name = `number/${key.keyId}`;
  const last = (await kept<number>(name)) ?? (await keyOf(body.id, key.keyId))?.n ?? 0;
  return change<number>(name, (old) => Math.max(old ?? 0, last) + 1);
}

type Again = { kind: "again" };

async function sendOnce(body: Body, key: DeviceKey, line: string): Promise<PutResult | Again> {
  try {
    const recorded = await postAct(body.id, line);
    await forget(sentName(key));
    return await judged(body, line, recorded);
  } catch (error) {
    if (!(error instanceof HallError) || error.kind === "offline" || error.kind === "busy") throw error;
    await forget(sentName(key));
    return answered(body, key, error);
  }
}

async function judged(body: Body, line: string, recorded: Recorded): Promise<PutResult> {
  const checked = checkReceipt(recorded.receipt, body.log, line);
  if ("doubt" in checked) return { kind: "doubt", why: checked.doubt, position: recorded.position };
  const { entry } = checked;
  const head = seenOf(checked.head);
  // It may be shorter than one that another tab, or a later act, was answered with meanwhile.
  if (forked(await kept<SeenHead>(headName(body)), head)) return { kind: "doubt", why: "fork", position: entry.position };
  await keepHead(body, head);
  const { sentence, repeated, receipt } = recorded;
  return { kind: "recorded", position: entry.position, at: entry.at, sentence, repeated, receipt, head };
}

async function answered(body: Body, key: DeviceKey, error: HallError): Promise<PutResult | Again> {
  if (error.kind === "refused") return { kind: "refused", says: error.says, cite: error.cite, id: error.code };
  if (error.code === "STALE") return { kind: "again" };
  if (error.code === "SEEN_FORK") return { kind: "doubt", why: "fork", position: null };
  if (error.code !== "COUNTER") return { kind: "fault", says: error.says, code: error.code };
  const last = (await keyOf(body.id, key.keyId))?.n ?? 0;
  await change<number>(`number/${key.keyId}`, (old) => Math.max(old ?? 0, last));
  return { kind: "again" };
}

// Asks again until somebody answers, or the author gives up. What is asked must be safe to ask twice.
async function persist<T>(how: Putting, attempt: () => Promise<T>): Promise<T | (PutResult & { kind: "dropped" })> {
  for (let failures = 0; ; failures += 1) {
    if (how.signal?.aborted) return { kind: "dropped" };
    try {
      how.told?.(failures === 0 ? "sent" : "waiting");
      return await attempt();
    } catch (error) {
      if (!(error instanceof HallError) || (error.kind !== "offline" && error.kind !== "busy")) throw error;
      how.told?.("waiting");
      await pause(pauses[Math.min(failures, pauses.length - 1)] ?? 0, how.signal);
    }
  }
}

function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });
}
