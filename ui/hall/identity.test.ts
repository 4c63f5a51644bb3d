import { ed25519 } from "@noble/curves/ed25519";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { DeviceKey } from "../keys/device";
import { forgetIdentity, identity, tokenMessage } from "./identity";

const secret = new Uint8Array(32).fill(7);
const keyOf = (keyId: string): DeviceKey => ({
  seat: "FRA", keyId, publicKey: ed25519.getPublicKey(secret), guarded: false, sign: async (message) => ed25519.sign(message, secret),
});
let key: DeviceKey | null;
let lines: string[];
let answers: () => Promise<string>;
vi.mock("../keys/device", () => ({ deviceKey: async () => key }));
vi.mock("../keys/store", () => ({ keysName: "key/", namesUnder: async () => (key === null ? [] : ["club"]) }));
vi.mock("./client", () => ({
  headOf: async () => ({ size: 3, root: "", note: "hall.example/club\n3\nroot\n" }),
  challengeOf: async () => ({ challenge: "c1" }),
  askToken: async (_: string, line: string) => {
    lines.push(line);
    return { token: await answers(), seat: "FRA", until: "" };
  },
}));

beforeEach(() => {
  vi.useFakeTimers();
  key = keyOf("00000001");
  lines = [];
  answers = async () => `token ${lines.length}`;
  forgetIdentity("club");
});
afterEach(() => {
  vi.useRealTimers();
});

it("signs the hall's challenge with this device's key, once for all who ask", async () => {
  expect(await Promise.all([identity("club"), identity("club")])).toEqual(["token 1", "token 1"]);
  const [keyId = "", signature = "", challenge = ""] = lines[0]?.split(" ") ?? [];
  expect([lines.length, keyId, challenge]).toEqual([1, "00000001", "c1"]);
  const message = new TextEncoder().encode("plenary/token/v1\nhall.example/club\nc1");
  expect(tokenMessage("hall.example/club", "c1")).toEqual(message);
  expect(ed25519.verify(Uint8Array.from(atob(signature), (char) => char.charCodeAt(0)), message, ed25519.getPublicKey(secret))).toBe(true);
});

it("renews the token before it ends, after another key, and when it is told to", async () => {
  await identity("club");
  vi.advanceTimersByTime(9 * 60_000);
  expect(await identity("club")).toBe("token 1");
  vi.advanceTimersByTime(2 * 60_000);
  expect(await identity("club")).toBe("token 2");
  key = keyOf("00000002");
  expect(await identity("club")).toBe("token 3");
  forgetIdentity("club");
  expect(await identity("club")).toBe("token 4");
});

it("is nobody where there is no key, or where the hall takes none; it asks again the next time", async () => {
  key = null;
  expect(await identity("club")).toBeNull();
  key = keyOf("00000001");
  answers = () => Promise.reject(new Error("ended"));
  expect(await identity("club")).toBeNull();
  answers = async () => "good";
  expect(await identity("club")).toBe("good");
});
