// The secretary's desk: who sits here, who is present, who has keys; documents, papers, speakers, elections. Whoever holds
// no officer's key sees the same and can do nothing.
import { useComputed } from "@preact/signals";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Body, KeyListed, SeatId, Snapshot } from "../../hall/contract";
import type { Meeting } from "../../hall/stream";
import { useHolder } from "../../keys/holder";
import { keepsKeys } from "../../keys/keepers";
import { say } from "../../messages";
import { Language } from "../../parts/Language";
import { Lost } from "../../parts/Lost";
import { RecordStrip } from "../../parts/RecordStrip";
import { RehearsalTag, Watermark } from "../../parts/Rehearsal";
import "../desk.css";
import "../../style/form.css";
import { Handout } from "./Handout";
import { Keys } from "./keys";
import { People } from "./People";
import { Rights } from "./Rights";
import { others, type RoomProps } from "./Rooms";
import { rooms, roomSays, useRoom, type Room } from "./choice";
import type { Role } from "./roster";
import "./secretary.css";
import { Sheet } from "./Sheet";
import { useWork } from "./useWork";
import { WaitingKeys } from "./Waiting";

const noKeys: readonly KeyListed[] = [];
const noProxies: Snapshot["proxies"] = [];

export function Desk({ meeting }: { meeting: Meeting }) {
  const body = meeting.body.value;
  const known = useComputed(() => meeting.now.value !== null);
  useEffect(() => {
    if (body !== null) document.title = say("desk.title", { body: body.short });
  });
  if (body === null || !known.value) return <main class="desk waiting"><p role="status">{say("waiting")}</p></main>;
  return <Office meeting={meeting} body={body} />;
}

function useKeys(meeting: Meeting): Keys {
  const keys = useMemo(() => new Keys(meeting), [meeting]);
  useEffect(() => () => keys.close(), [keys]);
  return keys;
}

// Of all that the hall tells only what is shown here: a frame about votes draws nothing anew.
function Office({ meeting, body }: { meeting: Meeting; body: Body }) {
  const presence = useComputed(() => meeting.now.value?.presence ?? "");
  const proxies = useComputed(() => meeting.now.value?.proxies ?? noProxies);
  const chair = useComputed<SeatId | null>(() => meeting.now.value?.sitting?.chair ?? null);
  const keys = useKeys(meeting);
  const holder = useHolder(meeting.id);
  const held = holder.kind === "holds" ? holder.key : null;
  const role = held === null ? null : roleOf(body, chair.value, held.seat);
  const key = held !== null && keepsKeys(body, chair.value, held.seat) ? held : null;
  const room = useRoom();
  const work = useWork(body, key);
  const [printing, setPrinting] = useState(false);
  const { links } = work;
  const used = useMemo(() => new Set((keys.list.value ?? noKeys).filter(({ stage }) => stage === "ended").map((one) => one.key)), [keys.list.value]);
  return (
    <div class={printing ? "desk secretary printing" : "desk secretary"}>
      <Mast body={body} />
      <Ways room={room} />
      <main>
        {role === null && holder.kind !== "reading" && <p class="noticebox">{say("desk.read_only")}</p>}
        {room === "people" && keys.failed.value && <p class="noticebox" role="status">{say("desk.keys_unknown")}</p>}
        {links.length > 0 && <Handout links={links} fresh={work.fresh} used={used} file={body.id} onPrint={() => setPrinting(true)} onSaved={work.saved} onDrop={work.drop} />}
        {room !== "people" ? <Other room={room} meeting={meeting} body={body} deviceKey={role === null ? null : held} role={role} />
          : keys.list.value === null && !keys.failed.value ? <p role="status">{say("waiting")}</p>
          : (
            <>
              <WaitingKeys meeting={meeting} body={body} deviceKey={key} keys={keys.list.value ?? noKeys} />
              <People body={body} deviceKey={key} presence={presence.value} keys={keys.list.value ?? noKeys} work={work} />
              {key !== null && <Rights body={body} deviceKey={key} proxies={proxies.value} nameOf={(seat) => meeting.nameOf(seat)} />}
            </>
          )}
      </main>
      {printing && <Sheet body={body} links={links.filter((link) => !used.has(link.key))} onPrinted={() => setPrinting(false)} />}
      <Lost meeting={meeting} />
      <footer class="strip">
        <RecordStrip meeting={meeting} />
        <RehearsalTag body={body} />
        {held !== null && role !== null && <span>{say("desk.acts_as", { name: meeting.nameOf(held.seat) })}</span>}
        <span class="end"><Language /></span>
      </footer>
      <Watermark body={body} />
    </div>
  );
}

// Whoever presides may be a member to whom the chair was ceded.
const roleOf = (body: Body, chair: SeatId | null, seat: SeatId): Role | null =>
  body.officers.find(({ id }) => id === seat)?.role ?? (chair === seat ? "presiding" : null);

function Other({ room, ...props }: RoomProps & { room: Exclude<Room, "people"> }) {
  const Part = others[room];
  return <Part {...props} />;
}

const Ways = ({ room }: { room: Room }) => (
  <nav class="rooms" aria-label={say("room.all")}>
    {rooms.map((one) => <a key={one} href={`#${one}`} aria-current={one === room ? "page" : undefined}>{say(roomSays[one])}</a>)}
  </nav>
);

function Mast({ body }: { body: Body }) {
  return (
    <header class="mast">
      <h1 class="who"><b><bdi>{body.short}</bdi></b><span>{say("link.desk")}</span></h1>
      <div class="r">
        <p><a href={`/${body.id}/teller`}>{say("teller.page")}</a></p>
        <p><a href={`/${body.id}/chair`}>{say("link.chair")}</a></p>
        <p><a href={`/${body.id}/board`}>{say("link.board")}</a></p>
      </div>
    </header>
  );
}
