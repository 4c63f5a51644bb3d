// The console of whoever presides: what lies before the meeting, what is in order, one primary action. It knows no rule:
// the hall says what is in order, the device's key signs, the record answers.
import { useEffect } from "preact/hooks";
import { type Body, type Offer, type SeatId, type Snapshot } from "../../hall/contract";
import { type Meeting } from "../../hall/stream";
import { tokenOf } from "../../hall/token";
import { type DeviceKey } from "../../keys/device";
import { useHolder } from "../../keys/holder";
import { keepsKeys } from "../../keys/keepers";
import { say, time } from "../../messages";
import { useActing, type Acting } from "../../parts/acting";
import { Language } from "../../parts/Language";
import { Lost } from "../../parts/Lost";
import { RecordStrip } from "../../parts/RecordStrip";
import { RehearsalTag, Watermark } from "../../parts/Rehearsal";
import { useMay } from "../../parts/offers";
import { sentence } from "../../parts/sentence";
import { useServerTime } from "../../parts/ticking";
import { Corrections } from "../desk/corrections/Corrections";
import { Elections } from "../desk/elections/Elections";
import { Folded } from "../desk/form/Fill";
import { TimedVotes } from "../desk/timed/TimedVotes";
import { Act, usePrimary } from "./Act";
import { Matter } from "./Matter";
import { InOrder, NotInOrder } from "./Offers";
import { idOf, listedHere, primaryOf } from "./choosing";
import { openVote } from "./open_vote";
import { Pending } from "./Pending";
import { PreparedVotes } from "./PreparedVotes";
import { Quorum } from "./Quorum";
import { RuleOn } from "./RuleOn";
import { lockNaming, ShutOutList, useShutOut } from "./ShutOut";
import { Help, shortcutOf, useShortcuts, type Keys } from "./shortcuts";
import { LastAct, NotVoted, Speakers } from "./Side";
import { ReadOnly } from "./ReadOnly";
import { Telling } from "./Telling";
import { TestVote } from "./TestVote";
import "../desk.css";
import "./chair.css";

const nothing: readonly Offer[] = [];

export function Chair({ meeting }: { meeting: Meeting }) {
  const body = meeting.body.value;
  const now = meeting.now.value;
  useEffect(() => {
    if (body !== null) document.title = say("chair.title", { body: body.short });
  }, [body]);
  if (body === null || now === null) return <main class="desk waiting"><p role="status">{say("waiting")}</p></main>;
  return <Console meeting={meeting} body={body} now={now} />;
}

type Props = { meeting: Meeting; body: Body; now: Snapshot };

const electing = ({ election }: Snapshot): boolean => election !== null && election.stage !== "ended";

const presides = (body: Body, now: Snapshot): SeatId | null =>
  now.sitting?.chair ?? body.officers.find((one) => one.role === "presiding")?.id ?? null;

function Console({ meeting, body, now }: Props) {
  const holder = useHolder(meeting.id);
  const key = holder.kind === "holds" ? holder.key : null;
  const seat = key?.seat ?? presides(body, now);
  const { offers: answered, failed } = useMay(meeting, seat);
  const offers = answered ?? nothing;
  const vote = now.vote?.id;
  const acting = useActing(body, key, () => meeting.now.value?.vote?.id === vote);
  const token = body.script ? tokenOf(body.id) : null;
  const offer = primaryOf(offers, now);
  const turned = useShutOut(meeting, key !== null && openVote(now) !== null);
  const primary = usePrimary(body, offer, now, acting, lockNaming(turned));
  const act = key === null || offer === null ? "" : offer.act.do;
  const keys = useShortcuts(act, primary.press);
  const others = offers.filter((one) => one.in_order && listedHere(one) && (offer === null || key === null || idOf(one) !== idOf(offer)));
  // What is put in an election is answered beside it.
  const idle = offer === null && electing(now) && now.count?.state !== "tied";
  const officer = key !== null && keepsKeys(body, now.sitting?.chair ?? null, key.seat);
  return (
    <div class="desk chair">
      <Mast meeting={meeting} body={body} now={now} officer={officer} />
      <main>
        <div class="col">
          <Pending meeting={meeting} now={now} />
          {failed && <p class="noticebox" role="status">{say("chair.may_unknown")}</p>}
          <InOrder body={body} offers={others} now={now} acting={key === null ? null : acting} />
          {key !== null && <RuleOn body={body} now={now} acting={acting} />}
          <NotInOrder offers={offers.filter((one) => !one.in_order)} />
        </div>
        <div class="col">
          <Matter body={body} now={now} brief={electing(now)} />
          {key === null
            ? holder.kind !== "reading" && <ReadOnly meeting={meeting} seat={seat} token={token} />
            : !idle && <Act body={body} offer={offer} now={now} acting={acting} primary={primary} shortcut={keys.on ? shortcutOf(act) : ""} />}
          {token !== null && <Telling meeting={meeting} token={token} />}
          <Work meeting={meeting} body={body} now={now} offers={offers} prepared={acting} deviceKey={key} />
        </div>
        <div class="col">
          <ShutOutList meeting={meeting} turned={turned} />
          <NotVoted body={body} now={now} />
          <Speakers meeting={meeting} now={now} />
          <LastAct now={now} />
        </div>
      </main>
      <Lost meeting={meeting} />
      <footer class="strip">
        <RecordStrip meeting={meeting} />
        <RehearsalTag body={body} />
        {key !== null && <span>{say("chair.acts_as", { name: meeting.nameOf(key.seat) })}</span>}
        <span class="end"><HelpButton keys={keys} /><Language /></span>
      </footer>
      <Help keys={keys} />
      <Watermark body={body} />
    </div>
  );
}

const HelpButton = ({ keys }: { keys: Keys }) => (
  <button class="btn help" type="button" aria-haspopup="dialog" onClick={() => keys.showHelp(true)}>{say("keys.title")} <kbd class="kbd" aria-hidden="true">?</kbd></button>
);

type WorkProps = Props & { offers: readonly Offer[]; prepared: Acting; deviceKey: DeviceKey | null };

// What goes on beside the one vote: the prepared ones, those over some days, an election, a test, what is put right.
// Each is answered in its own place. Where numbers are stated at the opening no vote is opened by one press.
function Work({ meeting, body, now, offers, prepared, deviceKey }: WorkProps) {
  const always = (): boolean => true;
  const [elects, days, tests, corrects] =
    [useActing(body, deviceKey, always), useActing(body, deviceKey, always), useActing(body, deviceKey, always), useActing(body, deviceKey, always)];
  const own = (acting: Acting): Acting | null => (deviceKey === null ? null : acting);
  const role = body.officers.find(({ id }) => id === deviceKey?.seat)?.role ?? (deviceKey !== null && deviceKey.seat === now.sitting?.chair ? "presiding" : null);
  const testing = now.vote?.test != null;
  const test = <TestVote meeting={meeting} body={body} now={now} offers={offers} acting={own(tests)} />;
  return (
    <>
      {testing && test}
      {electing(now) && <Elections meeting={meeting} body={body} now={now} offers={offers} acting={own(elects)} role={role} />}
      {deviceKey !== null && body.figures.length === 0 && <PreparedVotes body={body} now={now} offers={offers} acting={prepared} />}
      <TimedVotes meeting={meeting} body={body} now={now} acting={own(days)} />
      {!testing && test}
      {deviceKey !== null && <Folded title={say("correct.title")}><Corrections meeting={meeting} body={body} acting={corrects} own={deviceKey.seat} /></Folded>}
    </>
  );
}

const Connected = ({ meeting }: { meeting: Meeting }) => {
  const alive = meeting.alive.value;
  return alive === null ? null : <p>{say("chair.connected", { connected: alive.connected, seats: alive.seats })}</p>;
};

function Mast({ meeting, body, now, officer }: Props & { officer: boolean }) {
  const { sitting, figures } = now;
  const at = useServerTime(meeting);
  const parts = sitting === null
    ? [say("sitting.none")]
    : [sitting.session, sitting.meeting > 0 ? say("sitting.meeting", { number: sitting.meeting }) : "", sitting.suspended ? say("sitting.suspended") : ""];
  return (
    <header class="mast">
      <p class="who"><b><bdi>{body.short}</bdi></b><span><bdi>{parts.filter((part) => part !== "").join(", ")}</bdi></span></p>
      <div class="r">
        <Quorum figures={figures} />
        <Connected meeting={meeting} />
        {sitting !== null && <p><bdi>{sentence(say("sitting.presides", { name: meeting.nameOf(sitting.chair) }))}</bdi></p>}
        {officer && <p><a href={`/${body.id}/desk`}>{say("link.desk")}</a></p>}
        {meeting.link.value !== "lost" && <p><b><bdi dir="ltr">{time(at)}</bdi></b></p>}
      </div>
    </header>
  );
}
