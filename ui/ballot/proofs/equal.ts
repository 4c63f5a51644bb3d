import { concat } from "../../record/bytes";
import { nothing, type Draws } from "../draws";
import { demand } from "../faults";
import { PointCursor, pointsBytes, times, timesG, type Point } from "../group";
import { combination, type Equation } from "../linear";
import { scalarBytes, u16, u32, wipe } from "../numbers";
import { hash, scalarOf } from "../transcript";
import { response } from "./schnorr";

// Section 4, equal logarithms: X = x·G and F_k = x·α_k with one x, by a sum of weights that nobody chose.
export type EqualStatement = { context: Uint8Array; teller: number; X: Point; alphas: Point[] };
type EqualMessage = { factors: Point[]; T1: Point; T2: Point; z: bigint };

const equalBytes = (count: number): number => 32 * count + 96;

const statementOf = ({ context, teller, X, alphas }: EqualStatement, factors: Point[]): Uint8Array =>
  hash("decryption/statement", context, u16(teller), X.toBytes(), pointsBytes(alphas), pointsBytes(factors));

const weightsOf = (S: Uint8Array, count: number): bigint[] =>
  Array.from({ length: count }, (_, k) => scalarOf("decryption/weight", S, u32(k)));

const weighted = (rho: bigint[], points: Point[]): Point => combination(points.map((point, k) => [rho[k] ?? 0n, point]));

const challengeOf = (S: Uint8Array, T1: Point, T2: Point): bigint => scalarOf("decryption/challenge", S, T1.toBytes(), T2.toBytes());

// `drawsFor`: a teller's draw is hedged with the statement, which is known only here.
export function proveEqual(x: Uint8Array, statement: EqualStatement, drawsFor: (S: Uint8Array) => Draws): Uint8Array {
  const factors = statement.alphas.map((alpha) => times(alpha, x));
  const S = statementOf(statement, factors);
  const A = weighted(weightsOf(S, factors.length), statement.alphas);
  const w = drawsFor(S).scalar(nothing);
  const [T1, T2] = [timesG(w), times(A, w)];
  const z = response(w, challengeOf(S, T1, T2), x);
  wipe(w);
  return concat(pointsBytes([...factors, T1, T2]), scalarBytes(z));
}

export function readEqual(bytes: Uint8Array, count: number): EqualMessage {
  demand(bytes.length === equalBytes(count), "length");
  const message = new PointCursor(bytes);
  const factors = Array.from({ length: count }, () => message.pointOrO());
  return { factors, T1: message.point(), T2: message.pointOrO(), z: message.scalar() };
}

export function equalEquations(statement: EqualStatement, { factors, T1, T2, z }: EqualMessage): Equation[] {
  const S = statementOf(statement, factors);
  const rho = weightsOf(S, factors.length);
  const c = challengeOf(S, T1, T2);
  return [
    { g: z, y: 0n, terms: [[-1n, T1], [-c, statement.X]] },
    { g: 0n, y: 0n, terms: [[z, weighted(rho, statement.alphas)], [-1n, T2], [-c, weighted(rho, factors)]] },
  ];
}
