// How far the tellers have come, out of what the record says: the step at hand, and who has done what it asks.
import type { Ceremony, SeatId, Secret, SecretBallot } from "../../hall/contract";

export const steps = ["keys", "rehearsal", "ballots", "count", "result"] as const;
export type Progress = {
  at: number; // of the steps; beyond the last: the count was opened
  ballot: SecretBallot | null; // of these tellers
  rehearsal: Ceremony["rehearsed"][number] | null; // the newest of a ballot that is not open yet
};

const places: { readonly [stage in SecretBallot["stage"]]: number } = { open: 2, locked: 3, void: 3, counted: 5 };

// Ballots of the same key follow each other: what is open or being counted goes before the next one's rehearsal.
export function progressOf({ ballot: newest }: Secret, ceremony: Ceremony): Progress {
  const ballot = newest?.ceremony === ceremony.number ? newest : null;
  const rehearsal = ceremony.rehearsed.at(-1) ?? null;
  if (ceremony.stage !== "key") return { at: 0, ballot: null, rehearsal: null };
  if (ballot !== null && (rehearsal === null || ballot.stage === "open" || ballot.stage === "locked")) return { at: places[ballot.stage], ballot, rehearsal };
  return { at: rehearsal?.ready === true ? 2 : 1, ballot: null, rehearsal };
}

// `in`: has done it; `out`: does not count; `awaited`: may still.
export type Piece = { seat: SeatId; state: "in" | "out" | "awaited" };

function pieceOf(seat: SeatId, left: boolean, done: boolean): Piece {
  return { seat, state: left ? "out" : done ? "in" : "awaited" };
}

const order: { readonly [state in Piece["state"]]: number } = { in: 0, awaited: 1, out: 2 };
const inOrder = (pieces: Piece[]): Piece[] => pieces.sort((a, b) => order[a.state] - order[b.state]);

// Who has done what the step at hand asks, and how many are needed for it; null: it asks nothing of tellers.
export function piecesOf(ceremony: Ceremony, { at, ballot, rehearsal }: Progress): { pieces: Piece[]; needed: number } | null {
  if (at === 0) return { pieces: inOrder(ceremony.tellers.map(({ seat, state }) => pieceOf(seat, state === "left_out", state !== "awaited"))), needed: ceremony.enough };
  if (at >= 3 && ballot !== null && ballot.stage !== "void")
    return { pieces: inOrder(ballot.parts.map(({ teller, state }) => pieceOf(teller, state === "wrong", state === "right"))), needed: ballot.t };
  if (ballot !== null || rehearsal === null) return null;
  const answered = new Set(rehearsal.answered);
  return { pieces: inOrder(ceremony.tellers.map(({ seat, state }) => pieceOf(seat, state === "left_out", answered.has(seat)))), needed: ceremony.enough };
}
