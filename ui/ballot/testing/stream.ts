import { utf8 } from "../../record/bytes";
import type { Draws } from "../draws";
import { ofLittle, reduced, scalarBytes, u64 } from "../numbers";
import { hash } from "../transcript";

// The randomness of the known answers, and of nothing else.
export class TestStream implements Draws {
  private next = 0;
  private readonly seed: Uint8Array;
  constructor(seed: string) {
    this.seed = utf8(seed);
  }

  block(): Uint8Array {
    this.next += 1;
    return hash("test/stream", this.seed, u64(this.next - 1));
  }
  bytes(length: number): Uint8Array {
    return this.block().slice(0, length);
  }
  scalar(): Uint8Array {
    for (;;) {
      const n = reduced(this.block());
      if (n !== 0n) return scalarBytes(n);
    }
  }
  permutation(n: number): number[] {
    const order = Array.from({ length: n }, (_, i) => i);
    for (let i = n - 1; i > 0; i -= 1) {
      const j = Number(ofLittle(this.block()) % BigInt(i + 1));
      [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
    }
    return order;
  }
}
