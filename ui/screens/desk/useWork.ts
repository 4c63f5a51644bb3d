import { useEffect, useRef, useState } from "preact/hooks";
import type { Body } from "../../hall/contract";
import type { DeviceKey } from "../../keys/device";
import { work, type Invited, type Problem, type Task } from "./work";

export type Running = { done: number; total: number; waiting: boolean };
export type Work = {
  running: Running | null;
  stopped: Running | null; // the last one, if it was stopped before its end
  problems: readonly Problem[];
  ended: string; // whose keys the last work ended, if it did nothing else
  links: readonly Invited[];
  fresh: number; // how many of them, from the first, the last work made
  start: (tasks: readonly Task[]) => Promise<void>;
  stop: () => void;
  saved: () => void;
  drop: () => void;
};

// Whoever is about to leave with links that stand nowhere else is asked first.
function useGuard(on: boolean): void {
  useEffect(() => {
    if (!on) return;
    const ask = (event: Event): void => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [on]);
}

// One work at a time. Links lie in this page alone; of a seat that is invited again the newer link stays.
export function useWork(body: Body, key: DeviceKey | null): Work {
  const [running, setRunning] = useState<Running | null>(null);
  const [stopped, setStopped] = useState<Running | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [links, setLinks] = useState<readonly Invited[]>([]);
  const [ended, setEnded] = useState("");
  const [fresh, setFresh] = useState(0);
  const [unsaved, setUnsaved] = useState(false);
  const stopping = useRef<AbortController | null>(null);
  useGuard(unsaved || running !== null);
  const start = async (tasks: readonly Task[]): Promise<void> => {
    if (key === null || tasks.length === 0 || stopping.current !== null) return;
    const ending = new AbortController();
    stopping.current = ending;
    const total = tasks.length;
    let at: Running = { done: 0, total, waiting: false };
    const show = (next: Partial<Running>): void => setRunning((at = { ...at, ...next }));
    show({});
    setStopped(null);
    setEnded("");
    setProblems([]);
    const telling = { done: (done: number) => show({ done }), waiting: (waiting: boolean) => waiting !== at.waiting && show({ waiting }), signal: ending.signal };
    const result = await work(body, key, tasks, telling);
    const over = new Set([...result.links.map(({ seat }) => seat), ...tasks.flatMap(({ ends }) => ends.map(({ key: one }) => one))]);
    setLinks((before) => [...result.links, ...before.filter((link) => !over.has(link.seat) && !over.has(link.key))]);
    setFresh(result.links.length);
    setProblems(result.problems);
    setEnded(result.done === total && result.problems.length === 0 ? tasks.find(({ invites }) => !invites)?.name ?? "" : "");
    if (result.links.length > 0) setUnsaved(true);
    if (result.done < total) setStopped(at);
    setRunning(null);
    stopping.current = null;
  };
  return {
    running, stopped, problems, ended, links, fresh, start,
    stop: () => stopping.current?.abort(),
    saved: () => setUnsaved(false),
    drop: () => (setLinks([]), setUnsaved(false)),
  };
}
