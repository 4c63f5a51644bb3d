import { faultsIn, type Claim } from "../checks";
import type { Code } from "../faults";
import { Group, type Point } from "../group";

// The lowest act that failed.
export class Earlier extends Error {
  constructor(
    readonly code: Code,
    readonly act: number,
  ) {
    super(code);
  }
}

const mostPending = 512;

// Proofs of many acts, checked together. Only one ballot of a seat waits at a time. An act whose proofs wait counts as
// accepted; where they fail after all, the record is refused at the lowest such act, whatever came behind it.
export class Pending {
  private items: { act: number; claims: Claim[] }[] = [];
  private marks = new Set<string>();
  private Y: Point = Group.ZERO;
  act = 0;

  // `settled`: told of each batch that held.
  constructor(
    private readonly most = mostPending,
    private readonly settled: (count: number) => void = () => undefined,
  ) {}

  settle = (claims: Claim[], Y: Point, mark: string): void => {
    if (this.marks.has(mark) || this.items.length === this.most || !this.Y.equals(Y)) this.flush();
    this.Y = Y;
    this.marks.add(mark);
    this.items.push({ act: this.act, claims });
  };

  flush(): void {
    const { items, Y } = this;
    [this.items, this.marks] = [[], new Set()];
    const found = faultsIn(items.map(({ claims }) => claims), Y);
    const lowest = Math.min(...found.keys());
    const code = found.get(lowest);
    if (code !== undefined) throw new Earlier(code, items[lowest]?.act ?? 0);
    this.settled(items.length);
  }
}
