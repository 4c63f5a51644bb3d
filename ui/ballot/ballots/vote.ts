import { concat } from "../../record/bytes";
import type { Point } from "../group";
import { u16, u32, u64 } from "../numbers";
import type { Challenge } from "../proofs/schnorr";
import { hash, scalarOf } from "../transcript";
import type { Shape } from "./shape";

// What all ballots of a vote have in common. V binds the opening act and the tellers' key.
export type Vote = { vote: number; V: Uint8Array; Y: Point; shape: Shape };

export const voteHash = (origin: string, vote: number, opening: Uint8Array, Y: Point): Uint8Array =>
  hash("vote", origin, u64(vote), opening, Y.toBytes());

// B binds V, the seat's key, the sequence and all ciphertexts.
export const ballotHash = (V: Uint8Array, K: Uint8Array, sequence: number, ciphertexts: Uint8Array): Uint8Array =>
  hash("ballot", V, K, u32(sequence), ciphertexts);

export const bitChallenge = (B: Uint8Array, slot: number): Challenge => (commitments) =>
  scalarOf("ballot/bit", B, u16(slot), commitments);

export const rangeChallenge = (B: Uint8Array, { minimum, maximum }: Shape): Challenge => (commitments) =>
  scalarOf("ballot/range", B, u16(minimum), u16(maximum), commitments);

export const signatureChallenge = (V: Uint8Array, K: Uint8Array, body: Uint8Array): Challenge => (R) =>
  scalarOf("ballot/signature", V, K, R, body);

export const version = 1;
export const bits = [0, 1];

export const headOf = (vote: number, K: Uint8Array, sequence: number): Uint8Array =>
  concat(Uint8Array.of(version), u64(vote), K, u32(sequence));
