// The closed list of docs/record.md, "Fault codes", as far as this verifier can tell them.
export type Code =
  | "GRAMMAR" | "VERSION" | "POSITION" | "TIME" | "ORIGIN" | "REHEARSAL" | "ESTABLISHED" | "BLOB" | "BLOB_HASH" | "RULES"
  | "KEY" | "KEY_ENDED" | "KEY_WAITS" | "KEY_SEAT" | "KEY_INVITATION" | "SIGNATURE" | "COUNTER"
  | "SEEN_AHEAD" | "SEEN_FORK" | "STALE"
  | "POSSESSION" | "KEY_BAD" | "LOT" | "BALLOT" | "REFUSED" | "RULING" | "STATE" | "EMPTY" | "HEAD" | "LOG_KEY" | "HEAD_SIGNATURE"
  | "COSIGNATURE" | "QUORUM"
  | "MISSING" | "BUNDLE" | "LEAF" | "TILE" | "ROOT" | "FORK" | "ROLLBACK";

// The first thing that is wrong. `what`: for whoever looks closer, in the words of this program; no screen shows it as its own.
export class Fault extends Error {
  constructor(
    readonly code: Code,
    readonly position: number | null = null,
    readonly what = "",
  ) {
    super(`${code} ${position ?? ""} ${what}`);
  }
}

export function demand(condition: boolean, code: Code, what = ""): asserts condition {
  if (!condition) throw new Fault(code, null, what);
}

// What may throw because it has not its form throws this fault instead.
export function formed<T>(code: Code, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault(code, null, error instanceof Error ? error.message : "");
  }
}
