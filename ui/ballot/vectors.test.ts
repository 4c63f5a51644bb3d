import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Result } from "./testing/cases";
import { files, runFile, skipped } from "./testing/files";

// The known answers stand beside the project, not in it: where they are, every case of every file is run.
const folder = fileURLToPath(new URL("../../../shared/vectors/", import.meta.url));
const there = existsSync(folder);
if (!there) console.warn(`The known answers of the secret ballot are not at ${folder}: SKIPPED.`);
for (const [name, why] of skipped) console.warn(`${name}: SKIPPED, ${why}.`);

const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe.skipIf(!there)("the known answers of the secret ballot", () => {
  it.each(files)("%s", async (name) => {
    const wrong: Result[] = [];
    let count = 0;
    for (const result of runFile(`${folder}${name}`)) {
      count += 1;
      if (result.wrong !== null) wrong.push(result);
      await breath(); // the runner wants to hear from its worker
    }
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(0);
  }, 600_000);
});
