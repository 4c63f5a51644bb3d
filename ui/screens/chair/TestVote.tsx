// A vote with a known answer: every device is told what to press, and the chair sees whose press came rightly.
import type { Body, Count, Offer, SeatId, Snapshot } from "../../hall/contract";
import type { Meeting } from "../../hall/stream";
import { say, type PlainKey } from "../../messages";
import type { Acting } from "../../parts/acting";
import { sortedNames } from "../../parts/names";
import { Folded, Panel } from "../desk/form/Fill";

export type Pressed = "right" | "wrong" | "missing";

// How the press of a seat stands against what was asked of it. Where names are not shown yet, nothing is said of it.
export function pressedOf(asked: string | undefined, letter: string | undefined): Pressed | null {
  if (asked === undefined || asked === "-") return null;
  if (letter === "." || letter === undefined) return "missing";
  if (letter === "v") return null;
  return letter === asked ? "right" : "wrong";
}

const ways: readonly (readonly [Pressed, PlainKey])[] = [["missing", "trial.missing"], ["wrong", "trial.wrong"], ["right", "trial.right"]];

type Props = { meeting: Meeting; body: Body; now: Snapshot; offers: readonly Offer[]; acting: Acting | null };

export function TestVote({ meeting, body, now, offers, acting }: Props) {
  const { vote, count } = now;
  const running = vote?.test != null && count !== null && count.state !== "tested";
  const offer = offers.find(({ act, in_order }) => act.do === "vote.test" && in_order);
  if (running) return <Running body={body} test={vote.test ?? ""} lamps={now.lamps} />;
  return (
    <>
      {vote?.test != null && count?.tested != null && <Result meeting={meeting} count={count} />}
      {offer !== undefined && acting !== null && (
        <Folded title={say("trial.title")}>
          <p>{say("trial.what")}</p>
          <p><button class="btn" type="button" aria-disabled={acting.busy} onClick={() => acting.put(offer.act)}>{say("trial.open")}</button></p>
        </Folded>
      )}
    </>
  );
}

function Running({ body, test, lamps }: { body: Body; test: string; lamps: string }) {
  const names = sortedNames(body).map((named) => ({ ...named, pressed: pressedOf(test[named.at], lamps[named.at]) }));
  return (
    <Panel title={say("trial.title")}>
      <p class="noticebox"><b>{say("trial.nothing")}</b> {say("trial.running")}</p>
      {ways.map(([way, key]) => <Named key={way} title={say(key)} way={way} names={names.filter(({ pressed }) => pressed === way).map(({ shown }) => shown)} />)}
    </Panel>
  );
}

function Named({ title, way, names }: { title: string; way: Pressed; names: readonly string[] }) {
  return (
    <div class={`pressed ${way}`}>
      <h3>{title} <b>{names.length}</b></h3>
      {names.length > 0 && <ul class="cols" aria-label={title}>{names.map((name) => <li key={name}><bdi>{name}</bdi></li>)}</ul>}
    </div>
  );
}

function Result({ meeting, count }: { meeting: Meeting; count: Count }) {
  if (count.tested === null) return null;
  const { right, wrong, missing } = count.tested;
  const names = (seats: readonly SeatId[]): string[] => seats.map((seat) => meeting.nameOf(seat));
  return (
    <Panel title={say("trial.result")}>
      <p class="noticebox"><b>{say("trial.nothing")}</b> {say("trial.found", { n: right })}</p>
      {wrong.length > 0 && <Named title={say("trial.wrong")} way="wrong" names={names(wrong)} />}
      {missing.length > 0 && <Named title={say("trial.missing")} way="missing" names={names(missing)} />}
    </Panel>
  );
}
