import { codeOf, Fault, type Code } from "../faults";
import { nothing } from "../draws";
import { Group, pointOf, decoded, PointCursor, times, timesG } from "../group";
import { allHold, holds, type Equation } from "../linear";
import { equalEquations, proveEqual, readEqual } from "../proofs/equal";
import { oneOfEquations, proveOneOf, readOneOf } from "../proofs/oneof";
import { proveSchnorr, readSchnorr, schnorrEquation, type Challenge } from "../proofs/schnorr";
import { scalarOf } from "../transcript";
import { compare, hex, type Result } from "./cases";
import { TestStream } from "./stream";

// proofs.json: each proof alone, and both ways of checking it.
type Common = { note: string; seed: string; code: Code | "ok" | "equation" };
type Named = { challenge: { label: string; fields: string[] }; proof: string };
type SchnorrCase = Common & Named & { type: "schnorr"; X: string; x?: string };
type OneOfCase = Common & Named & {
  type: "one_of_several"; values: number[]; Y: string; alpha: string; beta: string; true?: number; r?: string;
};
type EqualCase = Common & { type: "equal_logarithms"; context: string; teller: number; X: string; alphas: string[]; message: string; x?: string };

const challengeOf = ({ challenge: { label, fields } }: Named): Challenge => (commitments) =>
  scalarOf(label, ...fields.map(hex), commitments);

function verdict(equations: () => Equation[], Y = Group.ZERO): string {
  let made: Equation[] = [];
  const code = codeOf(() => (made = equations()));
  if (code !== "ok") return code;
  const single = made.every((one) => holds(one, Y));
  if (single !== allHold(made, Y)) throw new Fault("incomplete");
  return single ? "ok" : "equation";
}

function* schnorr(one: SchnorrCase, i: number): Generator<Result> {
  const equations = (): Equation[] =>
    [schnorrEquation(readSchnorr(new PointCursor(hex(one.proof))), pointOf(hex(one.X)), challengeOf(one))];
  yield compare(`schnorr ${i}: ${one.note}`, () => verdict(equations), one.code);
  if (one.x === undefined || one.code !== "ok") return;
  const draws = new TestStream(one.seed);
  if (!/^01(00)*$/.test(one.x)) draws.scalar();
  yield compare(`schnorr ${i}: made`, () => proveSchnorr(hex(one.x ?? ""), draws, nothing, challengeOf(one)), one.proof);
}

function* oneOf(one: OneOfCase, i: number): Generator<Result> {
  const [Y, alpha, beta] = [hex(one.Y), hex(one.alpha), hex(one.beta)].map(pointOf);
  if (Y === undefined || alpha === undefined || beta === undefined) return;
  const equations = (): Equation[] => oneOfEquations(
    readOneOf(new PointCursor(hex(one.proof)), one.values.length),
    { alpha: [[1n, alpha]], beta: [[1n, beta]], values: one.values }, challengeOf(one),
  );
  yield compare(`one of several ${i}: ${one.note}`, () => verdict(equations, Y), one.code);
  if (one.r === undefined || one.true === undefined) return;
  const draws = new TestStream(one.seed);
  const made = [timesG(draws.scalar()).toBytes(), draws.scalar()];
  yield compare(`one of several ${i}: draws`, () => made, [one.Y, one.r]);
  const secret = { r: hex(one.r), branch: one.true };
  yield compare(`one of several ${i}: made`,
    () => proveOneOf(secret, one.values, { alpha, beta, Y }, draws, nothing, challengeOf(one)), one.proof);
}

function* equal(one: EqualCase, i: number): Generator<Result> {
  const statement = { context: hex(one.context), teller: one.teller, X: pointOf(hex(one.X)), alphas: one.alphas.map((text) => decoded(hex(text))) };
  const equations = (): Equation[] => equalEquations(statement, readEqual(hex(one.message), one.alphas.length));
  yield compare(`equal logarithms ${i}: ${one.note}`, () => verdict(equations), one.code);
  if (one.x === undefined) return;
  const draws = new TestStream(one.seed);
  const x = draws.scalar();
  const alphas = one.alphas.map((_, k) => (one.alphas.length === 7 && k === 3 ? times(Group.ZERO, draws.scalar()) : timesG(draws.scalar())));
  const context = draws.block();
  yield compare(`equal logarithms ${i}: made`,
    () => [x, context, proveEqual(x, { ...statement, alphas, context }, () => draws)], [one.x, one.context, one.message]);
}

export function* proofs({ cases }: { cases: (SchnorrCase | OneOfCase | EqualCase)[] }): Generator<Result> {
  for (const [i, one] of cases.entries()) {
    if (one.type === "schnorr") yield* schnorr(one, i);
    else if (one.type === "one_of_several") yield* oneOf(one, i);
    else yield* equal(one, i);
  }
}
