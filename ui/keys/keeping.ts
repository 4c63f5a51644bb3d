import { guardedPair } from "./device";
import { forget, keep, kept } from "./store";

// What this browser would do with a key: keep it; keep it until the window closes, as a private window does; nothing.
export type Keeping = "kept" | "passing" | "nothing";

const probe = "probe";

// A private window may take words and yet no key that it guards: both are tried, as they will be kept.
async function keepsKeys(): Promise<boolean> {
  const tried = { words: "kept", key: (await guardedPair())?.secret ?? null };
  try {
    await keep(probe, tried);
    return (await kept<typeof tried>(probe))?.words === tried.words;
  } catch {
    return false;
  } finally {
    await forget(probe).catch(() => undefined);
  }
}

// Private windows of Safari and Firefox have no files of their own. Chromium's cannot be told from others by a page.
async function isPassing(): Promise<boolean> {
  if (!("storage" in navigator) || !("getDirectory" in navigator.storage)) return false;
  return navigator.storage.getDirectory().then(() => false, () => true);
}

export async function keeping(): Promise<Keeping> {
  if (!(await keepsKeys())) return "nothing";
  return (await isPassing()) ? "passing" : "kept";
}

// Asks the browser not to clear what it keeps for this page when room is short.
export async function askToKeep(): Promise<void> {
  if ("storage" in navigator && "persist" in navigator.storage) await navigator.storage.persist().catch(() => false);
}
