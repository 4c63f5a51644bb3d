import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { keeping } from "./keeping";

const table = new Map<string, unknown>();
let refuses: (value: unknown) => boolean;
vi.mock("./device", () => ({ guardedPair: async () => ({ publicKey: new Uint8Array(32), secret: "a key" }) }));
vi.mock("./store", () => ({
  keep: async (name: string, value: unknown) => {
    if (refuses(value)) throw new Error("no");
    table.set(name, value);
  },
  kept: async (name: string) => table.get(name) ?? null,
  forget: async (name: string) => void table.delete(name),
}));

const files = (answer: () => Promise<unknown>): void => void vi.stubGlobal("navigator", { storage: { getDirectory: answer } });
beforeEach(() => {
  table.clear();
  refuses = () => false;
  files(async () => ({}));
});
afterEach(() => vi.unstubAllGlobals());

it("knows a browser that keeps a key, and leaves nothing behind", async () => {
  expect([await keeping(), table.size]).toEqual(["kept", 0]);
});

it("knows one that keeps nothing, and one that keeps words and no guarded key", async () => {
  refuses = () => true;
  expect(await keeping()).toBe("nothing");
  refuses = (value) => (value as { key: unknown }).key !== null;
  expect(await keeping()).toBe("nothing");
});

it("knows a private window by its having no files, and nothing of one where no page may have them", async () => {
  files(() => Promise.reject(new Error("unknown transient reason")));
  expect(await keeping()).toBe("passing");
  vi.stubGlobal("navigator", {});
  expect(await keeping()).toBe("kept");
});
