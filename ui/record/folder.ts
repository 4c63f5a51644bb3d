import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Reader } from "./log/reader";

// A record on a disk; for Node alone.
export const folderReader = (folder: string): Reader => async (path) => {
  try {
    return new Uint8Array(await readFile(join(folder, path)));
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "ENOENT" || code === "ENOTDIR" || code === "EISDIR") return null;
    throw error;
  }
};
