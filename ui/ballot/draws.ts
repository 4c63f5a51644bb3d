import { order, reduced, scalarBytes, u32, wipe } from "./numbers";
import { scalarOf } from "./transcript";

// Where randomness comes from. `context` is hashed into what hedged draws give; sources without a hedge do not ask for it.
export interface Draws {
  scalar(context: Uint8Array): Uint8Array; // 32 bytes, below the order, not zero
  bytes(length: number): Uint8Array;
}

export const nothing = new Uint8Array();

// A source that fails throws, and what wanted to draw is not made.
export const fresh = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

export function freshScalar(): Uint8Array {
  for (;;) {
    const wide = fresh(64);
    const n = reduced(wide);
    wipe(wide);
    if (n !== 0n) return scalarBytes(n);
  }
}

// Nonces, box keys and polynomials: of the operating system alone.
export const system: Draws = { scalar: freshScalar, bytes: fresh };

// Section 12: a generator that was cloned or set back repeats nothing under another statement.
export class Hedged implements Draws {
  private counter = 0;
  private readonly secret: Uint8Array;
  constructor(
    secret: Uint8Array,
    private readonly statement: Uint8Array,
    private readonly sequence: number,
  ) {
    this.secret = secret.slice();
  }

  scalar(context: Uint8Array): Uint8Array {
    for (;;) {
      const random = fresh(64);
      const count = u32(this.counter);
      this.counter += 1;
      const n = scalarOf("draw", random, this.secret, this.statement, u32(this.sequence), context, count);
      wipe(random);
      if (n !== 0n) return scalarBytes(n);
    }
  }
  bytes(length: number): Uint8Array {
    return fresh(length);
  }
  end(): void {
    wipe(this.secret);
  }
}

const weightBytes = 16;

// Of one equation in a batch: uniform in 1 … 2^128 − 1.
export function weights(count: number): bigint[] {
  const out: bigint[] = [];
  while (out.length < count) {
    const words = new BigUint64Array(fresh(weightBytes).buffer);
    const weight = ((words[0] ?? 0n) << 64n) | (words[1] ?? 0n);
    if (weight !== 0n && weight < order) out.push(weight);
  }
  return out;
}
