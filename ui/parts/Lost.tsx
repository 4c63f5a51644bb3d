import { type Meeting } from "../hall/stream";
import { say, time } from "../messages";

// Stays as long as the connection is lost; the last frame is kept behind it.
export function Lost({ meeting, name = "lost" }: { meeting: Meeting; name?: string }) {
  const since = meeting.lostSince.value;
  return (
    <div role="status">
      {meeting.link.value === "lost" && since !== null && (
        <p class={name}>{say("lost.since", { time: time(since) })}<span>{say("lost.kept")}</span></p>
      )}
    </div>
  );
}
