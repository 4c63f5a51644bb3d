// What the desk does with keys: end some, invite anew, one act after the other.
import { ed25519 } from "@noble/curves/ed25519";
import type { ActBody, Body, KeyListed, SeatId } from "../../hall/contract";
import type { DeviceKey } from "../../keys/device";
import { say } from "../../messages";
import { answerOf, type Answer } from "../../parts/acting";
import { joinUrl, type Link } from "../../parts/links";
import { putAct } from "../../record/acts";
import { base64Of, hexOf } from "../../record/bytes";

// What is to be done for one seat. Keys that end do so before the invitation, so that a new link never works beside an
// old one.
export type Task = { seat: SeatId; name: string; ends: readonly KeyListed[]; reason: string; invites: boolean };
// `key`: of the invitation, by which the record tells whether the link was used.
export type Invited = Link & { seat: SeatId; key: string };
export type Problem = { name: string; says: string };
export type Done = { links: Invited[]; problems: Problem[]; done: number };
export type Telling = { done: (count: number) => void; waiting: (is: boolean) => void; signal: AbortSignal };

export type Invitation = { act: ActBody & { key: string }; fragment: string };

export function invitationFor(seat: SeatId, seed = crypto.getRandomValues(new Uint8Array(32))): Invitation {
  const act = { do: "key.invite", seat, key: base64Of(ed25519.getPublicKey(seed)) };
  return { act, fragment: new URLSearchParams({ seat, invite: hexOf(seed) }).toString() };
}

export const endingOf = ({ key }: KeyListed, reason: string): ActBody =>
  reason === "" ? { do: "key.revoke", key } : { do: "key.revoke", key, reason };

export const liveKeys = (keys: readonly KeyListed[]): KeyListed[] => keys.filter(({ stage }) => stage !== "ended");
export const openInvitations = (keys: readonly KeyListed[]): KeyListed[] => keys.filter(({ stage }) => stage === "invited");

type Put = (act: ActBody) => Promise<Answer | null>;

// The first act that is refused ends the work for that seat: no link is given beside a key that should have ended.
async function doFor(task: Task, bodyId: string, put: Put): Promise<Invited | Problem | null> {
  for (const key of task.ends) {
    const answer = await put(endingOf(key, task.reason));
    if (answer === null) return null;
    if (answer.bad) return { name: task.name, says: answer.says };
  }
  if (!task.invites) return null;
  const { act, fragment } = invitationFor(task.seat);
  const answer = await put(act);
  if (answer === null) return null;
  return answer.bad ? { name: task.name, says: answer.says } : { seat: task.seat, name: task.name, key: act.key, url: joinUrl(bodyId, fragment) };
}

// A link that was made is given, also of work that was stopped in the middle.
export async function work(body: Body, key: DeviceKey, tasks: readonly Task[], telling: Telling): Promise<Done> {
  const out: Done = { links: [], problems: [], done: 0 };
  const told = (stage: "sent" | "waiting"): void => telling.waiting(stage === "waiting");
  const put: Put = (act) =>
    putAct(body, key, act, { told, signal: telling.signal }).then(answerOf, () => ({ says: say("chair.no_signature"), bad: true }));
  for (const task of tasks) {
    const result = await doFor(task, body.id, put);
    if (result !== null && "url" in result) out.links.push(result);
    else if (result !== null) out.problems.push(result);
    if (telling.signal.aborted) break;
    out.done += 1;
    telling.done(out.done);
  }
  return out;
}
