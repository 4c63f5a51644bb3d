// On every view: which prefix of the record it shows, as of when, and whether it is connected.
import { type Meeting } from "../hall/stream";
import { number, say, time } from "../messages";
import { shortHash } from "./hash";

const links = { live: "strip.live", connecting: "strip.connecting", lost: "strip.lost" } as const;

export function RecordStrip({ meeting }: { meeting: Meeting }) {
  const head = meeting.now.value?.head;
  const link = meeting.link.value;
  return (
    <>
      {head !== undefined && (
        <>
          <span>{say("strip.record")} <b><bdi dir="ltr">{number(head.size)}</bdi></b></span>
          <b><bdi dir="ltr">{shortHash(head.root)}</bdi></b>
          <span>{say("strip.as_of")} <b><bdi dir="ltr">{time(head.at)}</bdi></b></span>
        </>
      )}
      <span class={link === "live" ? "live" : "not-live"}>{say(links[link])}</span>
    </>
  );
}
