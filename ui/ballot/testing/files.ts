import { ballots, challenges } from "./ballots";
import { credentials, encodings, generators, stream, transcript } from "./basics";
import type { Result, Run } from "./cases";
import { ceremony, decryption } from "./ceremony";
import { proofs } from "./proofs";

// Which run a file of the known answers takes.
const runs: ReadonlyMap<string, Run> = new Map<string, Run>([
  ["transcript.json", transcript],
  ["generators.json", generators],
  ["stream.json", stream],
  ["encodings.json", encodings],
  ["proofs.json", proofs],
  ["credentials.json", credentials],
  ["ballots.json", ballots],
  ["challenges.json", challenges],
  ["ceremony.json", ceremony],
  ["decryption.json", decryption],
]);

export const files = [...runs.keys()];
export const skipped: ReadonlyMap<string, string> = new Map([["outcome.json", "section 11 is not in the first version"]]);

export function runFile(name: string, content: unknown): Iterable<Result> {
  const run = runs.get(name);
  return run === undefined ? [{ name, wrong: "nobody runs a file of this name" }] : run(content as never);
}
