// The console of whoever presides: what lies before the meeting, what is in order, one primary action. It knows no rule:
// the hall says what is in order, the device's key signs, the record answers.
import { useEffect } from "preact/hooks";
import { type Body, type Offer, type SeatId, type Snapshot } from "../../hall/contract";
import { type Meeting } from "../../hall/stream";
import { tokenOf } from "../../hall/token";
import { useHolder } from "../../keys/holder";
import { keepsKeys } from "../../keys/keepers";
import { say, time } from "../../messages";
import { Language } from "../../parts/Language";
import { Lost } from "../../parts/Lost";
import { RecordStrip } from "../../parts/RecordStrip";
import { RehearsalTag, Watermark } from "../../parts/Rehearsal";
import { useMay } from "../../parts/offers";
import { useServerTime } from "../../parts/ticking";
import { Act } from "./Act";
import { useActing } from "../../parts/acting";
import { Matter } from "./Matter";
import { InOrder, NotInOrder } from "./Offers";
import { idOf, primaryOf } from "./choosing";
import { Pending } from "./Pending";
import { Quorum } from "./Quorum";
import { LastAct, NotVoted, Speakers } from "./Side";
import { ReadOnly } from "./ReadOnly";
import { Telling } from "./Telling";
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
  const primary = primaryOf(offers, now);
  const others = offers.filter((offer) => offer.in_order && (primary === null || key === null || idOf(offer) !== idOf(primary)));
  return (
    <div class="desk chair">
      <Mast meeting={meeting} body={body} now={now} officer={key !== null && keepsKeys(body, now.sitting?.chair ?? null, key.seat)} />
      <main>
        <div class="col">
          <Pending meeting={meeting} now={now} />
          {failed && <p class="noticebox" role="status">{say("chair.may_unknown")}</p>}
          <InOrder offers={others} now={now} acting={key === null ? null : acting} />
          <NotInOrder offers={offers.filter((offer) => !offer.in_order)} />
        </div>
        <div class="col">
          <Matter body={body} now={now} />
          {key === null
            ? holder.kind !== "reading" && <ReadOnly meeting={meeting} seat={seat} token={token} />
            : <Act offer={primary} now={now} acting={acting} />}
          {token !== null && <Telling meeting={meeting} token={token} />}
        </div>
        <div class="col">
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
        <span class="end"><Language /></span>
      </footer>
      <Watermark body={body} />
    </div>
  );
}

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
        {sitting !== null && <p><bdi>{say("sitting.presides", { name: meeting.nameOf(sitting.chair) })}</bdi></p>}
        {officer && <p><a href={`/${body.id}/desk`}>{say("link.desk")}</a></p>}
        {meeting.link.value !== "lost" && <p><b><bdi dir="ltr">{time(at)}</bdi></b></p>}
      </div>
    </header>
  );
}
