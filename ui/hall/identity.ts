import type { DeviceKey } from "../keys/device";
import { keysName, namesUnder } from "../keys/store";
import { base64Of, utf8 } from "../record/bytes";
import { askToken, challengeOf, headOf } from "./client";

// Who asks: a token of this device's key, for what is not for everybody. It lies in this page's memory alone.
type Held = { keyId: string; token: string; asked: number };

// The hall gives it for fifteen minutes. They are counted from here: this device's clock may be hours off, its pace is not.
const fresh = 10 * 60_000;

const held = new Map<string, Held>();
const asking = new Map<string, Promise<string | null>>();

export const tokenMessage = (origin: string, challenge: string): Uint8Array => utf8(`plenary/token/v1\n${origin}\n${challenge}`);

async function ask(body: string, key: DeviceKey): Promise<string> {
  const asked = performance.now();
  const [{ note }, { challenge }] = await Promise.all([headOf(body), challengeOf(body)]);
  // A head begins with the origin of its record.
  const [origin = ""] = note.split("\n");
  const signature = base64Of(await key.sign(tokenMessage(origin, challenge)));
  const { token } = await askToken(body, `${key.keyId} ${signature} ${challenge}`);
  held.set(body, { keyId: key.keyId, token, asked });
  return token;
}

// What signs is loaded only where there is a key: a board has none, and is seen the sooner.
async function keyHere(body: string): Promise<DeviceKey | null> {
  const bodies = await namesUnder(keysName);
  return bodies.includes(body) ? (await import("../keys/device")).deviceKey(body) : null;
}

async function tokenOf(body: string): Promise<string | null> {
  const key = await keyHere(body);
  if (key === null) return null;
  const before = held.get(body);
  const good = before !== undefined && before.keyId === key.keyId && performance.now() - before.asked < fresh;
  return good ? before.token : ask(body, key);
}

// null: this device has no key for the body, or the hall takes none of it now. What is for everybody is had all the same.
export function identity(body: string): Promise<string | null> {
  const begun = asking.get(body);
  if (begun !== undefined) return begun;
  const mine = tokenOf(body).catch(() => null).finally(() => asking.delete(body));
  asking.set(body, mine);
  return mine;
}

// The hall does not know the token: it was opened anew since, or the key ended.
export const forgetIdentity = (body: string): void => void held.delete(body);
