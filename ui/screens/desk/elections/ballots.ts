// What tellers hand in of a ballot: papers valid, blank, invalid, and how many named each.
import type { Election } from "../../../hall/contract";

export type Sheet = { valid: number; blank: number; invalid: number; votes: { candidate: string; votes: number }[] };
export type Entered = { blank: number | null; invalid: number | null; valid: number | null; votes: readonly { candidate: string; votes: number | null }[] };

export const standing = ({ candidates, nominated, elected }: Election): string[] => {
  const over = new Set(elected.map(({ candidate }) => candidate));
  return (candidates.length > 0 ? candidates : nominated).filter((one) => !over.has(one));
};

// Null while a number or a name is missing.
export function ballotSheet({ valid, blank, invalid, votes }: Entered): Sheet | null {
  if (valid === null || blank === null || invalid === null) return null;
  const lines = votes.filter(({ candidate, votes: n }) => candidate.trim() !== "" || n !== null);
  if (lines.some(({ candidate, votes: n }) => candidate.trim() === "" || n === null)) return null;
  return { valid, blank, invalid, votes: lines.map((one) => ({ candidate: one.candidate.trim(), votes: one.votes ?? 0 })) };
}

// Each valid paper names between one and as many as there are places; told before it is signed.
export const addsUp = ({ valid, votes }: Sheet, places: number): boolean => {
  const sum = votes.reduce((all, one) => all + one.votes, 0);
  return sum >= valid && sum <= valid * Math.max(1, places) && votes.every((one) => one.votes <= valid);
};
