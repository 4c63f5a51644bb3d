// The one primary action, and the answer to what was put last.
import { useEffect, useState } from "preact/hooks";
import { type ActBody, type Body, type Offer, type Snapshot } from "../../hall/contract";
import { fieldsOf, filled, givenIn } from "../../hall/fields";
import { say } from "../../messages";
import { type Acting } from "../../parts/acting";
import { CastingVote } from "./CastingVote";
import { methodsOf } from "./details";
import { openVote } from "./open_vote";
import { Form } from "./Offers";
import { about, idOf, known } from "./choosing";
import { Said } from "../../parts/Said";
import { Key } from "./shortcuts";

// After a change of the primary action a press meant for the one before must not do the new one.
const settling = 600;

// Numbers that the majority may speak of are stated when the vote opens.
const states = (body: Body, act: ActBody): boolean => act.do === "vote.open" && act["motion"] === undefined && body.figures.length > 0;

export type Primary = { press: () => void; ready: boolean; asks: boolean; ask: (on: boolean) => void };

// `before`: what is added to the act, or null if something is to be seen first.
export function usePrimary(body: Body, offer: Offer | null, now: Snapshot, acting: Acting, before: (act: ActBody) => ActBody | null): Primary {
  const id = offer === null ? "" : idOf(offer);
  const [settled, setSettled] = useState("");
  const [asks, setAsks] = useState(false);
  useEffect(() => {
    setAsks(false);
    const timer = setTimeout(() => setSettled(id), settling);
    return () => clearTimeout(timer);
  }, [id]);
  const whole = offer === null ? null : before(offer.act);
  const ready = whole !== null && settled === id && !acting.busy;
  const press = (): void => {
    if (!ready || whole === null) return;
    const told = known(whole, now);
    const title = givenIn(whole, "title") || told.title || "";
    if ((fieldsOf(whole).includes("title") && title === "") || states(body, whole)) setAsks(true);
    else acting.put(filled(whole, told));
  };
  return { press, ready, asks, ask: setAsks };
}

type Props = { body: Body; offer: Offer | null; now: Snapshot; acting: Acting; primary: Primary; shortcut: string };

export function Act({ body, offer, now, acting, primary, shortcut }: Props) {
  if (now.count?.state === "tied" && now.vote !== null) return <CastingVote body={body} vote={now.vote} acting={acting} />;
  if (offer === null) return <div class="do"><p>{say("chair.nothing_to_do")}</p><Said answer={acting.answer} /></div>;
  const subject = about(offer.act, now, body);
  const open = openVote(now);
  const waiting = open === null || open.vote.mode === "hands" ? 0 : Math.max(0, open.count.entitled - open.count.voted);
  return (
    <div class="do">
      <button class="btn primary" type="button" aria-disabled={!primary.ready} onClick={primary.press}>
        <span><bdi>{offer.label}</bdi>{subject !== "" && <small class="about"><bdi>{subject}</bdi></small>}</span>
        <small>
          <Key of={shortcut} /> {waiting > 0 ? say("chair.not_voted_yet", { n: waiting }) : <bdi>{offer.cite}</bdi>}
        </small>
      </button>
      {offer.act.do === "vote.open" && methodsOf(body, offer.act["question"], false).length > 1 && (
        <p><button class="btn" type="button" aria-expanded={primary.asks} onClick={() => primary.ask(!primary.asks)}>{say("chair.otherwise")}</button></p>
      )}
      {primary.asks && <Form body={body} offer={offer} now={now} acting={acting} onDone={() => primary.ask(false)} />}
      <Said answer={acting.answer} />
    </div>
  );
}
