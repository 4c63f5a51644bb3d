// The hall's clock as this device can know it. A time that the hall tells is already past when it arrives, so of the
// last samples the one that is farthest ahead is nearest to the truth.
const kept = 12;

export class Clock {
  private samples: number[] = [];
  private floor = Number.NEGATIVE_INFINITY;

  constructor(private readonly device: () => number = Date.now) {}

  now(): number {
    return this.at(this.device());
  }

  at(deviceTime: number): number {
    return deviceTime + this.offset();
  }

  heard(serverTime: number): void {
    this.samples = [...this.samples, serverTime - this.device()].slice(-kept);
  }

  // The time of an entry: the hall's clock has passed it, nobody knows by how much.
  notBefore(serverTime: number): void {
    this.floor = serverTime - this.device();
  }

  private offset(): number {
    const known = this.samples.length === 0 ? 0 : Math.max(...this.samples);
    return Math.max(known, this.floor);
  }
}
