// The closed list of docs/secret-ballot-notes.md, section 7: what is refused is refused with one of these.
export type Code =
  | "grammar" | "origin" | "phase" | "ceremony" | "vote" | "override" | "issue" | "possession" | "duplicate" | "threshold"
  | "teller" | "box_key" | "quorum" | "commitment" | "complaint" | "answer" | "share" | "key" | "limit" | "decryption"
  | "rehearsal" | "length" | "point" | "identity" | "scalar" | "shape" | "floor" | "roll" | "seat" | "version" | "credential"
  | "sequence" | "spoiled" | "copy" | "signature" | "bit" | "range" | "opening" | "lock" | "result" | "incomplete";

export class Fault extends Error {
  constructor(readonly code: Code) {
    super(code);
  }
}

export function demand(condition: boolean, code: Code): asserts condition {
  if (!condition) throw new Fault(code);
}

// The code of a fault, or ok; whatever else is thrown is a mistake of this program and goes on.
export function codeOf(what: () => unknown): Code | "ok" {
  try {
    what();
    return "ok";
  } catch (error) {
    if (error instanceof Fault) return error.code;
    throw error;
  }
}
