import { concat, same } from "../../record/bytes";
import { boxed, boxKeyOf, checkBoxKey, nonceBytes, tagBytes, unboxed } from "../boxes";
import { check } from "../checks";
import { nothing, type Draws } from "../draws";
import { codeOf, demand } from "../faults";
import { Group, PointCursor, pointsBytes, timesG, type Point } from "../group";
import { Cursor, scalarIn, u16, u64, wipe } from "../numbers";
import { proveSchnorr, readSchnorr, schnorrBytes, schnorrEquation, type Challenge } from "../proofs/schnorr";
import { hash, scalarOf } from "../transcript";
import { imageAt, isImage, valueAt } from "./polynomial";

// Section 8: what tellers say in a ceremony. D binds all of it to one set-up.
export type TellerSecret = { dk: Uint8Array; polynomial: Uint8Array[] };
export type Commit = { ek: Uint8Array; shared: Uint8Array; commitment: Uint8Array };
export type Deal = { A: Point[]; boxes: Map<number, Uint8Array> };

const shareBytes = 32;
export const boxBytes = nonceBytes + tagBytes + shareBytes;
const answerBytes = 2 + shareBytes;

export const ceremonyHash = (origin: string, ceremony: number, setup: Uint8Array): Uint8Array =>
  hash("teller/ceremony", origin, u64(ceremony), setup);

const commitmentOf = (D: Uint8Array, i: number, ek: Uint8Array, A: Uint8Array): Uint8Array =>
  hash("teller/commitment", D, u16(i), ek, A);
const possession = (D: Uint8Array, i: number, ek: Uint8Array, A: Uint8Array): Challenge => (R) =>
  scalarOf("teller/possession", D, u16(i), ek, A, R);

export function drawTeller(t: number, draws: Draws): TellerSecret {
  return { dk: draws.bytes(32), polynomial: Array.from({ length: t }, () => draws.scalar(nothing)) };
}

const imagesOf = ({ polynomial }: TellerSecret): Uint8Array => pointsBytes(polynomial.map(timesG));

export function makeCommit(secret: TellerSecret, D: Uint8Array, i: number): Uint8Array {
  const ek = boxKeyOf(secret.dk);
  return concat(ek, commitmentOf(D, i, ek, imagesOf(secret)));
}

// The comparison is with every earlier key: also of a key and another that differs from it by a point of small order.
export function readCommit(bytes: Uint8Array, earlier: Uint8Array[]): Commit {
  demand(bytes.length === 96, "length");
  const [ek, commitment] = [bytes.slice(0, 32), bytes.slice(32)];
  const shared = checkBoxKey(ek);
  demand(!earlier.some((one) => same(one, shared)), "box_key");
  return { ek, shared, commitment };
}

// `to`: the box keys of the others that committed, rising.
export function makeDeal(secret: TellerSecret, D: Uint8Array, i: number, to: ReadonlyMap<number, Uint8Array>, draws: Draws): Uint8Array {
  const [a0 = new Uint8Array(32)] = secret.polynomial;
  const [ek, A] = [boxKeyOf(secret.dk), imagesOf(secret)];
  const proof = proveSchnorr(a0, draws, nothing, possession(D, i, ek, A));
  const boxes = [...to].map(([j, key]) => {
    const [nonce, share] = [draws.bytes(nonceBytes), valueAt(secret.polynomial, j)];
    const box = concat(nonce, boxed(secret.dk, key, nonce, share));
    wipe(share);
    return box;
  });
  return concat(A, proof, ...boxes);
}

type DealContext = { D: Uint8Array; t: number; i: number; commit: Commit; others: number[] };

// The boxes are opaque to everybody but those they are for.
export function readDeal(bytes: Uint8Array, { D, t, i, commit, others }: DealContext): Deal {
  const from = 32 * t + schnorrBytes;
  demand(bytes.length === from + boxBytes * others.length, "length");
  const message = new PointCursor(bytes);
  const A = message.points(t);
  const proof = readSchnorr(message);
  const images = bytes.slice(0, 32 * t);
  demand(same(commitmentOf(D, i, commit.ek, images), commit.commitment), "commitment");
  const equation = schnorrEquation(proof, A[0] ?? Group.ZERO, possession(D, i, commit.ek, images));
  check([{ code: "possession", equations: [equation] }]);
  return { A, boxes: new Map(others.map((j, k) => [j, bytes.slice(from + boxBytes * k, from + boxBytes * (k + 1))])) };
}

// The share that a dealer sent to teller j, or nothing: then j must complain.
export function openShare(dk: Uint8Array, dealer: Uint8Array, sealed: Uint8Array, A: Point[], j: number): Uint8Array | null {
  const share = unboxed(dk, dealer, sealed.slice(0, nonceBytes), sealed.slice(nonceBytes));
  if (share === null || codeOf(() => scalarIn(share)) !== "ok") return null;
  return timesG(share).equals(imageAt(A, j)) ? share : null;
}

export const makeAnswer = ({ polynomial }: TellerSecret, complainers: number[]): Uint8Array =>
  concat(...complainers.flatMap((j) => [u16(j), valueAt(polynomial, j)]));

// Complainer by complainer, of each first the share and then the index; the equations after all of them.
export function readAnswer(bytes: Uint8Array, complainers: number[], A: Point[]): Map<number, Uint8Array> {
  demand(bytes.length === answerBytes * complainers.length, "length");
  const cursor = new Cursor(bytes);
  const shares = new Map<number, Uint8Array>();
  for (const j of complainers) {
    const [index, share] = [cursor.u16(), cursor.take(shareBytes)];
    scalarIn(share);
    demand(index === j, "answer");
    shares.set(j, share.slice());
  }
  for (const [j, share] of shares) demand(isImage(scalarIn(share), A, j), "share");
  return shares;
}
