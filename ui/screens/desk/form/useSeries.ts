import { useState } from "preact/hooks";
import type { ActBody, Body } from "../../../hall/contract";
import type { DeviceKey } from "../../../keys/device";
import { say } from "../../../messages";
import { answerOf } from "../../../parts/acting";
import { putAct } from "../../../record/acts";

// Many acts of one kind, one after the other; each is about somebody or something with a name.
export type Piece = { name: string; act: ActBody };
export type Failure = { name: string; says: string };
export type Series = {
  running: { done: number; total: number } | null;
  done: number | null; // how many of the last ones stand in the record
  failures: readonly Failure[];
  start: (pieces: readonly Piece[]) => Promise<readonly Piece[]>; // those that were not recorded
};

export function useSeries(body: Body, key: DeviceKey | null): Series {
  const [running, setRunning] = useState<Series["running"]>(null);
  const [done, setDone] = useState<number | null>(null);
  const [failures, setFailures] = useState<readonly Failure[]>([]);
  const start = async (pieces: readonly Piece[]): Promise<readonly Piece[]> => {
    if (key === null || running !== null || pieces.length === 0) return pieces;
    const left: Piece[] = [];
    const told: Failure[] = [];
    setDone(null);
    setFailures([]);
    for (const [i, piece] of pieces.entries()) {
      setRunning({ done: i, total: pieces.length });
      const answer = await putAct(body, key, piece.act).then(answerOf, () => ({ says: say("chair.no_signature"), bad: true }));
      if (answer?.bad !== true) continue;
      left.push(piece);
      told.push({ name: piece.name, says: answer.says });
    }
    setRunning(null);
    setDone(pieces.length - left.length);
    setFailures(told);
    return left;
  };
  return { running, done, failures, start };
}
