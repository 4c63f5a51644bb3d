import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { files, runFile, skipped } from "./testing/files";

// The known answers stand beside the project, not in it: where they are, every case of every file is run.
const folder = fileURLToPath(new URL("../../../shared/vectors/", import.meta.url));
const there = existsSync(folder);
if (!there) console.warn(`The known answers of the secret ballot are not at ${folder}: SKIPPED.`);
for (const [name, why] of skipped) console.warn(`${name}: SKIPPED, ${why}.`);

describe.skipIf(!there)("the known answers of the secret ballot", () => {
  it.each(files)("%s", (name) => {
    const results = [...runFile(`${folder}${name}`)];
    expect(results.filter(({ wrong }) => wrong !== null)).toEqual([]);
    expect(results.length).toBeGreaterThan(0);
  }, 180_000);
});
