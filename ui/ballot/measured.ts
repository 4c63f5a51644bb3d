import { fresh, freshScalar } from "./draws";
import { shapeOf } from "./ballots/shape";
import { voteHash } from "./ballots/vote";
import { timesG } from "./group";
import { Prover } from "./prover";

// What is measured in a browser: milliseconds of sealing and signing one ballot, run by run; the first is cold.
export function sealing(runs: number): number[] {
  const Y = timesG(freshScalar());
  const vote = { vote: 1, V: voteHash("measure.example/x", 1, fresh(32), Y), Y, shape: shapeOf(3, 1, 1) };
  const prover = new Prover(vote, freshScalar(), 0);
  return Array.from({ length: runs }, (_, i) => {
    const began = performance.now();
    prover.prepare(Uint8Array.of(1, 0, 0, 0), i);
    prover.cast();
    return performance.now() - began;
  });
}
