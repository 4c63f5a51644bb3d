import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { ballots, challenges } from "./ballots";
import { credentials, encodings, generators, stream, transcript } from "./basics";
import type { Result } from "./cases";
import { ceremony, decryption } from "./ceremony";
import { basesBeside, elections, mutations } from "./elections";
import { keyFiles } from "./keyfiles";
import { proofs } from "./proofs";
import { records } from "./records";
import { remade, type Drawn } from "./remade";

function* electionsMade(content: { elections: Drawn[] }): Generator<Result> {
  yield* elections(content);
  for (const one of content.elections) yield* remade(one);
}

// Which run a file of the known answers takes; one asks for another file beside it.
type Run = (content: never, path: string) => Iterable<Result>;
const runs: ReadonlyMap<string, Run> = new Map<string, Run>([
  ["transcript.json", transcript],
  ["generators.json", generators],
  ["stream.json", stream],
  ["encodings.json", encodings],
  ["proofs.json", proofs],
  ["credentials.json", credentials],
  ["ballots.json", ballots],
  ["challenges.json", challenges],
  ["elections.json", (content) => electionsMade(content)],
  ["mutations.json", (content, path) => mutations(content, basesBeside(path))],
  ["records.json", records],
  ["key_files.json", keyFiles],
  ["ceremony.json", ceremony],
  ["decryption.json", decryption],
]);

export const files = [...runs.keys()];
export const skipped: ReadonlyMap<string, string> = new Map([["outcome.json", "section 11 is not in the first version"]]);

export function runFile(path: string): Iterable<Result> {
  const run = runs.get(basename(path));
  if (run === undefined) return [{ name: basename(path), wrong: "nobody runs a file of this name" }];
  return run(JSON.parse(readFileSync(path, "utf8")) as never, path);
}
