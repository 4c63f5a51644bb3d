import { lang, say } from "../messages";
import type {
  Body, BodyListed, Challenge, Faulty, Filed, Form, Founded, Founding, FoundingError, HeadAnswer, Invited, KeyAnswer, KeyListed, May,
  Minutes, Recorded, Refused, Script, ShutOut, Token, Transcript, VoteListed, VoteWhole,
} from "./contract";

export type HallErrorKind = "refused" | "fault" | "offline" | "busy";

// Why the hall did not do what was asked: the rules say no; the request was not in order; nobody answers; not now.
export class HallError extends Error {
  constructor(
    readonly kind: HallErrorKind,
    readonly says: string,
    readonly cite = "",
    readonly code = "",
  ) {
    super(says);
  }
}

const patience = 10_000;
const path = (...parts: string[]): string => ["/api", ...parts.map(encodeURIComponent)].join("/");
// What answers with words says them in the language of this page.
const inWords = (url: string): string => `${url}${url.includes("?") ? "&" : "?"}lang=${lang.value}`;
const bearer = (token: string): RequestInit => ({ headers: { authorization: `Bearer ${token}` } });

async function send(url: string, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { cache: "no-store", ...init, signal: AbortSignal.timeout(patience) });
  } catch {
    throw new HallError("offline", say("hall.offline"));
  }
}

type Answered = Partial<Refused & Faulty & { error: string }>;

function errorOf(status: number, answer: Answered): HallError {
  if (answer.refused !== undefined) return new HallError("refused", answer.refused.says, answer.refused.cite, answer.refused.id);
  if (answer.fault !== undefined) return new HallError("fault", answer.says ?? "", "", answer.fault);
  const busy = status === 429 || status === 503;
  return new HallError(busy ? "busy" : "fault", answer.error ?? say("hall.unread"), "", String(status));
}

async function answerIn(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    // Something between this device and the hall answered in its place, or the answer broke off.
    throw response.ok ? new HallError("offline", say("hall.offline")) : errorOf(response.status, {});
  }
}

async function ask<T>(url: string, init?: RequestInit): Promise<T> {
  const response = await send(url, init);
  const answer = await answerIn(response);
  if (!response.ok) throw errorOf(response.status, answer as Answered);
  return answer as T;
}

export const bodies = (): Promise<BodyListed[]> => ask(path("bodies"));
export const bodyOf = (id: string): Promise<Body> => ask(inWords(path(id, "body")));
export const mayOf = (id: string, seat: string): Promise<May> => ask(inWords(`${path(id, "may")}?as=${encodeURIComponent(seat)}`));
export const headOf = (id: string): Promise<HeadAnswer> => ask(path(id, "head"));
export const receiptAt = (id: string, position: number): string => path(id, "receipts", String(position));
export async function receiptOf(id: string, position: number): Promise<string> {
  const response = await send(receiptAt(id, position));
  if (!response.ok) throw errorOf(response.status, {});
  return response.text();
}

export const ceremonyOf = (id: string, number: number): Promise<Transcript> => ask(path(id, "ceremonies", String(number)));
export const ballotOf = (id: string, number: number): Promise<Transcript> => ask(path(id, "ballots", String(number)));
// Of the ballots only those of one seat: what its device needs before it seals another.
export const openingOf = (id: string, number: number, seat: string): Promise<Transcript> =>
  ask(`${path(id, "ballots", String(number))}?part=opening&seat=${encodeURIComponent(seat)}`);

export const votesOf = (id: string): Promise<VoteListed[]> => ask(inWords(path(id, "votes")));
export const voteOf = (id: string, vote: number): Promise<VoteWhole> => ask(inWords(path(id, "votes", String(vote))));
export const csvOf = (id: string, vote: number): string => inWords(path(id, "votes", `${vote}.csv`));
export const minutesOf = (id: string): Promise<Minutes> => ask(inWords(path(id, "minutes")));
export const minutesCsvOf = (id: string): string => inWords(path(id, "minutes.csv"));

// The stream of a meeting stays open as long as it is read: no patience is asked of it.
export const eventsOf = (id: string, token: string | null, signal: AbortSignal): Promise<Response> =>
  fetch(inWords(path(id, "events")), { cache: "no-store", signal, ...(token === null ? {} : bearer(token)) });

// A file that the record names, as bytes: whoever reads them asks first whether they are the ones.
export async function blobOf(id: string, digest: string): Promise<Uint8Array> {
  const response = await send(`/records/${[id, "blobs", digest].map(encodeURIComponent).join("/")}`);
  if (!response.ok) throw errorOf(response.status, {});
  return new Uint8Array(await response.arrayBuffer());
}

export async function keyOf(id: string, keyId: string): Promise<KeyAnswer | null> {
  try {
    return await ask<KeyAnswer>(path(id, "keys", keyId));
  } catch (error) {
    if (error instanceof HallError && error.code === "404") return null;
    throw error;
  }
}

export const keysOf = (id: string): Promise<KeyListed[]> => ask(path(id, "keys"));

export const postAct = (id: string, line: string): Promise<Recorded> =>
  ask(inWords(path(id, "acts")), { method: "POST", headers: { "content-type": "text/plain" }, body: line });

// For what is not for everybody: `token` is that of hall/identity.ts.
export const challengeOf = (id: string): Promise<Challenge> => ask(path(id, "challenge"), { method: "POST" });
export const askToken = (id: string, line: string): Promise<Token> =>
  ask(path(id, "token"), { method: "POST", headers: { "content-type": "text/plain" }, body: line });
export const shutOutOf = (id: string, token: string): Promise<ShutOut> => ask(inWords(path(id, "shut-out")), bearer(token));
export const postFile = (id: string, token: string, bytes: Uint8Array<ArrayBuffer>): Promise<Filed> =>
  ask(path(id, "files"), { method: "POST", ...bearer(token), body: bytes });

export const formOf = (): Promise<Form> => ask(inWords(path("form")));
// What was made, or what is to be put right in what was asked for.
export async function found(token: string, founding: Founding): Promise<Founded | FoundingError[]> {
  const response = await send(inWords(path("bodies")), { method: "POST", ...bearer(token), body: JSON.stringify(founding) });
  const answer = (await answerIn(response)) as Founded & Answered & { errors?: FoundingError[] };
  if (response.status === 422 && answer.errors !== undefined) return answer.errors;
  if (!response.ok) throw errorOf(response.status, answer);
  return answer;
}

export const scriptOf = (id: string, token: string): Promise<Script> => ask(inWords(path(id, "script")), bearer(token));
export const scriptNext = (id: string, token: string): Promise<Recorded> =>
  ask(inWords(path(id, "script", "next")), { method: "POST", ...bearer(token) });
export const scriptInvite = (id: string, token: string, seat: string): Promise<Invited> =>
  ask(`${path(id, "script", "invite")}?seat=${encodeURIComponent(seat)}`, { method: "POST", ...bearer(token) });
