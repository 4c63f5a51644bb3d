// What the desk does besides its roster. Each room reads of the meeting what it shows.
import type { Body, Offer } from "../../hall/contract";
import type { Meeting } from "../../hall/stream";
import type { DeviceKey } from "../../keys/device";
import { say } from "../../messages";
import { useActing } from "../../parts/acting";
import { useMay } from "../../parts/offers";
import { openVote } from "../chair/open_vote";
import { TestVote } from "../chair/TestVote";
import { Corrections } from "./corrections/Corrections";
import { Documents } from "./documents/Documents";
import { Elections } from "./elections/Elections";
import { Floor } from "./floor/Floor";
import { Panel } from "./form/Fill";
import type { Role } from "./roster";
import type { Room } from "./choice";
import { TimedVotes } from "./timed/TimedVotes";
import { Papers } from "./votes/Papers";
import { Telling } from "./votes/Telling";

// `role`: of whoever acts on this device; null: shown and nothing more.
export type RoomProps = { meeting: Meeting; body: Body; deviceKey: DeviceKey | null; role: Role | null };

const nothing: readonly Offer[] = [];
const leads = (role: Role | null): boolean => role === "presiding" || role === "secretary";

function Votes({ meeting, body, deviceKey, role }: RoomProps) {
  const now = meeting.now.value;
  const acting = useActing(body, deviceKey, () => true);
  const counting = useActing(body, deviceKey, () => true);
  const { offers } = useMay(meeting, leads(role) ? deviceKey?.seat ?? null : null);
  if (now === null) return null;
  const { vote, count } = now;
  const own = leads(role) ? acting : null;
  const telling = role === "teller" && vote !== null && vote.mode !== "recorded" && count?.state === "locked";
  return (
    <>
      {telling && <Telling key={vote.id} body={body} vote={vote} acting={counting} />}
      {role === "teller" && !telling && <Panel title={say("count.title")}><p>{say(openVote(now) === null ? "count.no_vote" : "count.not_yet")}</p></Panel>}
      {deviceKey !== null && role !== null && <Papers meeting={meeting} body={body} now={now} deviceKey={deviceKey} />}
      <TestVote meeting={meeting} body={body} now={now} offers={offers ?? nothing} acting={own} />
      <Panel title={say("correct.title")}><Corrections meeting={meeting} body={body} acting={own} own={deviceKey?.seat ?? null} /></Panel>
    </>
  );
}

function Timed({ meeting, body, deviceKey, role }: RoomProps) {
  const now = meeting.now.value;
  const acting = useActing(body, deviceKey, () => true);
  if (now === null) return null;
  return <TimedVotes meeting={meeting} body={body} now={now} acting={leads(role) || role === "clock" ? acting : null} reminds />;
}

function WithOffers({ room: Part, ...props }: RoomProps & { room: typeof Floor | typeof Elections }) {
  const { meeting, body, deviceKey, role } = props;
  const now = meeting.now.value;
  const { offers } = useMay(meeting, deviceKey?.seat ?? null);
  const acting = useActing(body, deviceKey, () => true);
  if (now === null) return null;
  return <Part meeting={meeting} body={body} now={now} offers={offers ?? nothing} acting={role === null ? null : acting} role={role} />;
}

const Speakers = (props: RoomProps) => <WithOffers {...props} room={Floor} />;
const Electing = (props: RoomProps) => <WithOffers {...props} room={Elections} />;
const Papered = ({ meeting, body, deviceKey, role }: RoomProps) => <Documents meeting={meeting} body={body} deviceKey={leads(role) ? deviceKey : null} />;

export const others: Record<Exclude<Room, "people">, (props: RoomProps) => preact.JSX.Element | null> = {
  documents: Papered, votes: Votes, timed: Timed, floor: Speakers, elections: Electing,
};
