import { demand } from "../faults";
import { oneOfBytes } from "../proofs/oneof";
import { schnorrBytes } from "../proofs/schnorr";

// Section 6. A slot for each option, in the order of the opening, and one for abstaining, which weighs as much as a
// whole ballot: so one sum says that a choice is legal.
export type Shape = {
  options: number;
  minimum: number;
  maximum: number;
  slots: number;
  weights: number[];
  sums: number[];
  bodyBytes: number;
  ballotBytes: number;
};

const headBytes = 45;
const slotBytes = 288;
const mostBytes = 40_000;

export function shapeOf(options: number, minimum: number, maximum: number): Shape {
  demand(options >= 1 && minimum <= maximum && maximum <= options && maximum >= 1, "shape");
  const slots = options + 1;
  const sums = Array.from({ length: maximum - minimum + 1 }, (_, i) => minimum + i);
  const bodyBytes = headBytes + slotBytes * slots + oneOfBytes(sums.length);
  const ballotBytes = bodyBytes + schnorrBytes;
  demand(ballotBytes <= mostBytes, "shape");
  const weights = Array.from({ length: slots }, (_, slot) => (slot < options ? 1 : maximum));
  return { options, minimum, maximum, slots, weights, sums, bodyBytes, ballotBytes };
}
