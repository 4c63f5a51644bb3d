import { hexOf, same } from "../../record/bytes";
import { emptyMemory, examine, remember, type Incoming } from "../ballots/intake";
import { shapeOf } from "../ballots/shape";
import { voteHash } from "../ballots/vote";
import { check, settleAlone } from "../checks";
import { codeOf, demand } from "../faults";
import { Group } from "../group";
import { equalEquations, readEqual } from "../proofs/equal";
import {
  aggregates, alphasOf, betasOf, countEquations, countsContext, legalRow, lockDigest, lowest, plaintexts, type Counted,
} from "../tellers/decryption";
import { decryptsRight } from "../tellers/rehearsal";
import { actHash } from "../transcript";
import type { Act } from "./grammar";
import { groupsOf, readRoll } from "./roll";
import { known, type Ballots, type Ceremony, type Handler, type Lock, type State } from "./state";
import { enough, statementFor } from "./tellers";

const floors = { least: 3, most: 100 };
const mostClasses = 8;
const mostWrong = 4; // parts of one teller

// Under the latest call, which is for this vote.
function rehearsed({ rehearsal }: State, ceremony: Ceremony, vote: number): boolean {
  if (rehearsal === null || rehearsal.vote !== vote || rehearsal.factors.size < enough(ceremony)) return false;
  const first = [...rehearsal.factors].sort(([a], [b]) => a - b).slice(0, ceremony.t);
  return decryptsRight(rehearsal.call, new Map(first));
}

const open: Handler = (state, act, { origin, blobs }) => {
  demand(state.stage === "key", "phase");
  const ceremony = known(state.ceremony);
  const { Y } = known(ceremony.key);
  const [vote, classes, floor, hash] = [act.int("vote"), act.texts("classes"), act.int("floor"), actHash(act.text)];
  demand(same(act.bytes("key"), Y.toBytes()), "key");
  demand(rehearsed(state, ceremony, vote), "rehearsal");
  demand(act.bytes("question").length === 32 && act.bytes("roll").length === 32, "length");
  const shape = shapeOf(act.texts("options").length, act.int("minimum"), act.int("maximum"));
  demand(classes.length >= 1 && classes.length <= mostClasses, "shape");
  demand(floor >= floors.least && floor <= floors.most, "floor");
  const before = known(state.rehearsal).keys;
  const current = (seat: string, K: string): boolean => state.credentials.get(seat)?.K === K || before.get(seat) === K;
  const roll = readRoll(blobs.get(hexOf(act.bytes("roll"))), act.bytes("roll"), classes, current);
  const waived = act.said("override") !== "";
  demand(waived || groupsOf(roll).every((size) => size >= floor), "floor");
  state.ballots = {
    vote, V: voteHash(origin, vote, hash, Y), Y, shape, classes, floor, waived, roll,
    lines: new Map(roll.map((line) => [line.seat, line])), memory: emptyMemory(), last: new Map(),
  };
  state.awaiting = waived ? { kind: "ballot", hash, by: act.by } : null;
  state.stage = "open";
};

const incomingOf = (act: Act): Incoming => (act.name === "ballot.cast"
  ? { ballot: act.bytes("ballot") }
  : { sealed: act.bytes("sealed"), opening: act.bytes("opening") });

const come: Handler = (state, act, { settle }) => {
  demand(state.stage === "open", "phase");
  const ballots = known(state.ballots);
  const line = ballots.lines.get(act.by);
  demand(line !== undefined, "seat");
  const examined = examine(ballots, ballots.memory, line.K, incomingOf(act));
  settle(examined.claims, ballots.Y, examined.K);
  remember(ballots.memory, examined);
  const { sequence, tracker, slots } = examined;
  if (examined.choice === null) ballots.last.set(act.by, { sequence, tracker, slots });
};

function countedOf({ roll, last }: Ballots): Counted[] {
  return roll.flatMap(({ seat, group, weight }, line): Counted[] => {
    const cast = last.get(seat);
    return cast === undefined ? [] : [{ line, seat, group, weight, tracker: cast.tracker, slots: cast.slots }];
  });
}

const lock: Handler = (state, act) => {
  demand(state.stage === "open", "phase");
  const ballots = known(state.ballots);
  const counted = countedOf(ballots);
  const digest = lockDigest(ballots.V, actHash(act.text), counted);
  state.lock = {
    digest, counted, context: countsContext(ballots.V, digest), rows: aggregates(counted, ballots.classes.length, ballots.shape.slots),
    tooSmall: !ballots.waived && groupsOf(counted).some((size) => size < ballots.floor),
    parts: new Map(), wrong: new Map(), blamed: [],
  };
  state.stage = "lock";
};

function lockedBy(state: State, act: Act): Lock {
  const locked = known(state.lock);
  demand(same(act.bytes("lock"), locked.digest), "lock");
  return locked;
}

function demandDecryptable(state: State): void {
  demand(state.stage === "lock", "phase");
  demand(!known(state.lock).tooSmall, "floor");
}

const decrypt: Handler = (state, act) => {
  demandDecryptable(state);
  demand(known(state.lock).counted.length > 0, "phase");
  const { rows, context, parts, wrong, blamed } = lockedBy(state, act);
  const ceremony = known(state.ceremony);
  const i = ceremony.tellers.indexOf(act.by) + 1;
  demand(known(ceremony.key).X.has(i), "teller");
  demand(!parts.has(i), "duplicate");
  const before = wrong.get(i) ?? 0;
  demand(before < mostWrong, "limit");
  const alphas = alphasOf(rows);
  const message = readEqual(act.bytes("message"), alphas.length);
  const equations = equalEquations(statementFor(ceremony, i, context, alphas), message);
  if (codeOf(() => check([{ code: "decryption", equations }])) === "ok") parts.set(i, message.factors);
  else {
    wrong.set(i, before + 1);
    blamed.push(i);
  }
};

// The counts that the act says are those that the parts give: asked of the plaintexts as they are, without a logarithm.
function countsRight(state: State, { rows, counted, parts }: Lock, act: Act): boolean {
  const { classes, shape } = known(state.ballots);
  const counts = act.rows("counts");
  if (act.int("ballots") !== counted.length || counts.length !== classes.length) return false;
  if (counts.some((row) => row.length !== shape.slots)) return false;
  const empty = counts.filter((_, group) => !rows.some((row) => row.group === group));
  if (empty.flat().some((count) => count !== 0)) return false;
  if (!rows.every(({ group, weight }) => legalRow(known(counts[group]), weight, shape.minimum, shape.maximum))) return false;
  const terms = plaintexts(betasOf(rows), lowest(parts, known(state.ceremony).t));
  const claims = [{ code: "result" as const, equations: countEquations(terms, rows.flatMap(({ group }) => known(counts[group]))) }];
  return rows.length === 0 || codeOf(() => settleAlone(claims, Group.ZERO)) === "ok";
}

const result: Handler = (state, act) => {
  demandDecryptable(state);
  const locked = lockedBy(state, act);
  demand(locked.counted.length === 0 || locked.parts.size >= known(state.ceremony).t, "quorum");
  demand(countsRight(state, locked, act), "result");
  state.counts = act.rows("counts");
  state.stage = "result";
};

// Could everybody compute the result?
const computable = ({ lock: locked, ceremony }: State): boolean =>
  locked !== null && (locked.counted.length === 0 || locked.parts.size >= known(ceremony).t);

const end: Handler = (state, act) => {
  demand(state.stage === "open" || state.stage === "lock", "phase");
  demand(act.said("reason") !== "", "override");
  demand(!computable(state), "result");
  state.awaiting = null;
  state.stage = "void";
};

export const ballotHandlers = {
  "ballot.open": open,
  "ballot.cast": come,
  "ballot.challenge": come,
  "ballot.lock": lock,
  "ballot.decrypt": decrypt,
  "ballot.result": result,
  "ballot.void": end,
} as const;
