import "../node";
import { verifyTranscript } from "./election/verify";
import { shapeOf } from "./ballots/shape";
import { freshScalar } from "./draws";
import { Group, timesG } from "./group";
import { Prover } from "./prover";
import { madeElection } from "./testing/making";

// npm run measure -- SEATS: what a ballot of three slots and a whole election cost on this machine, in time of its processor.
function timed<T>(name: string, what: () => T, times = 1): T {
  const before = process.cpuUsage();
  let made = what();
  for (let i = 1; i < times; i += 1) made = what();
  const { user, system } = process.cpuUsage(before);
  console.log(`${name}: ${((user + system) / 1000 / times).toFixed(1)} ms`);
  return made;
}

const [seats = 193] = process.argv.slice(2).map(Number).filter((n) => n > 0);
const Y = Group.fromBytes(timesG(freshScalar()).toBytes());
const device = new Prover({ vote: 1, V: new Uint8Array(64), Y, shape: shapeOf(2, 1, 1) }, freshScalar(), 0);
const ballot = (): unknown => {
  device.prepare(Uint8Array.of(1, 0, 0), 0);
  return device.cast();
};
const choice = (seat: number): number[] => [0, 1, 2].map((slot) => Number(seat % 3 === slot));

timed("the first ballot, with a table of the tellers' key", ballot);
timed("a ballot", ballot, 20);
const made = timed(`making ${seats} seats and all their ballots, each checked alone`, () =>
  madeElection({ seats, tellers: 5, t: 3, options: ["yes", "no"], choice }));
const verdict = timed(`verifying ${seats} seats`, () => verifyTranscript(made));
console.log(verdict.ok ? verdict.outcome : verdict.code);
