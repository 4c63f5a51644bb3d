// A worker in which secrets are used, as its page knows it: one order after the other, each with one answer.
export type NoAnswer = { kind: "fault"; code: string; act: number | null }; // `worker`: the worker itself failed

export class Apart<Order, Answer extends { kind: string }> {
  private turn: Promise<unknown> = Promise.resolve();

  protected constructor(private readonly worker: Worker) {}

  ask(order: Order): Promise<Answer | NoAnswer> {
    const mine = this.turn.then(
      () =>
        new Promise<Answer | NoAnswer>((resolve) => {
          this.worker.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data);
          this.worker.onerror = () => resolve({ kind: "fault", code: "worker", act: null });
          this.worker.postMessage(order);
        }),
    );
    this.turn = mine;
    return mine;
  }
  // Its memory goes with it.
  close(): void {
    this.worker.terminate();
  }
}
