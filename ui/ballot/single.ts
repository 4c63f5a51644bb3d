import type { Registration } from "./credentials";
import { demand, type Code } from "./faults";
import { Group, type Point } from "./group";
import { holds, type Equation } from "./linear";

// Equations and the code that stands for each of them, in the order of section 7.
export type Claim = { code: Code; equations: Equation[] };

// The single check decides: every equation by itself.
export function check(claims: Claim[], Y: Point = Group.ZERO): void {
  for (const { code, equations } of claims) demand(equations.every((one) => holds(one, Y)), code);
}

export const checkRegistration = ({ equation }: Registration): void => check([{ code: "possession", equations: [equation] }]);
