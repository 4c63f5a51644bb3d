// Whose device was turned away while the vote is open, and why. The vote is locked only by whoever has seen the list; the
// record then names them.
import { useEffect, useState } from "preact/hooks";
import { shutOutOf } from "../../hall/client";
import type { ActBody, ShutOut } from "../../hall/contract";
import { identity } from "../../hall/identity";
import type { Meeting } from "../../hall/stream";
import { say, time } from "../../messages";

const pause = 3_000;
const nobody: ShutOut = [];

export type Turned = { list: ShutOut; seen: boolean; see: (seen: boolean) => void };

export function useShutOut(meeting: Meeting, on: boolean): Turned {
  const [list, setList] = useState(nobody);
  const [seenList, setSeenList] = useState("");
  useEffect(() => {
    setList(nobody);
    if (!on) return;
    let left = false;
    let timer: ReturnType<typeof setTimeout>;
    const ask = async (): Promise<void> => {
      const token = await identity(meeting.id);
      const answer = token === null ? null : await shutOutOf(meeting.id, token).catch(() => null);
      if (left) return;
      if (answer !== null) setList(answer);
      timer = setTimeout(() => void ask(), pause);
    };
    void ask();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [meeting, on]);
  const who = seatsOf(list).join(" ");
  return { list, seen: who === seenList, see: (seen) => setSeenList(seen ? who : "-") };
}

const seatsOf = (list: ShutOut): string[] => [...new Set(list.map(({ seat }) => seat))];

// Without the look at the list there is no lock.
export function lockNaming({ list, seen }: Turned): (act: ActBody) => ActBody | null {
  return (act) => {
    if (act.do !== "vote.lock" || list.length === 0) return act;
    return seen ? { ...act, shut_out: seatsOf(list) } : null;
  };
}

export function ShutOutList({ meeting, turned }: { meeting: Meeting; turned: Turned }) {
  const { list, seen, see } = turned;
  if (list.length === 0) return null;
  return (
    <section class="shut-out">
      <h2 role="status">{say("shut.title", { n: seatsOf(list).length })}</h2>
      <ul class="lines">
        {list.map((one) => (
          <li key={`${one.seat} ${one.why}`}>
            <span><b><bdi>{meeting.nameOf(one.seat)}</bdi></b> <small><bdi>{one.why}</bdi></small></span>
            <span><bdi dir="ltr">{time(one.at)}</bdi> <small>{say("shut.times", { n: one.times })}</small></span>
          </li>
        ))}
      </ul>
      <label class="way"><input type="checkbox" checked={seen} onChange={(event) => see(event.currentTarget.checked)} /> {say("shut.seen")}</label>
      {!seen && <p class="noticebox">{say("shut.before_lock")}</p>}
    </section>
  );
}
