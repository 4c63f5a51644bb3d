// The one primary action, and the answer to what was put last.
import { useEffect, useState } from "preact/hooks";
import { type Offer, type Snapshot } from "../../hall/contract";
import { fieldsOf, filled, givenIn } from "../../hall/fields";
import { say } from "../../messages";
import { type Acting } from "../../parts/acting";
import { openVote } from "./open_vote";
import { Form } from "./Offers";
import { about, idOf, known } from "./choosing";
import { Said } from "../../parts/Said";

// After a change of the primary action a press meant for the one before must not do the new one.
const settling = 600;

export function Act({ offer, now, acting }: { offer: Offer | null; now: Snapshot; acting: Acting }) {
  const id = offer === null ? "" : idOf(offer);
  const [settled, setSettled] = useState("");
  const [asks, setAsks] = useState(false);
  useEffect(() => {
    setAsks(false);
    const timer = setTimeout(() => setSettled(id), settling);
    return () => clearTimeout(timer);
  }, [id]);
  if (offer === null) return <div class="do"><p>{say("chair.nothing_to_do")}</p><Said answer={acting.answer} /></div>;
  const press = (): void => {
    if (settled !== id || acting.busy) return;
    const before = known(offer.act, now);
    const title = givenIn(offer.act, "title") || before.title || "";
    if (fieldsOf(offer.act).includes("title") && title === "") setAsks(true);
    else acting.put(filled(offer.act, before));
  };
  const subject = about(offer.act, now);
  const open = openVote(now);
  const waiting = open === null || open.vote.mode === "hands" ? 0 : Math.max(0, open.count.entitled - open.count.voted);
  return (
    <div class="do">
      <button class="btn primary" type="button" aria-disabled={acting.busy || settled !== id} onClick={press}>
        <span><bdi>{offer.label}</bdi>{subject !== "" && <small class="about"><bdi>{subject}</bdi></small>}</span>
        {waiting > 0 ? <small>{say("chair.not_voted_yet", { n: waiting })}</small> : offer.cite !== "" && <small><bdi>{offer.cite}</bdi></small>}
      </button>
      {asks && <Form offer={offer} now={now} acting={acting} onDone={() => setAsks(false)} />}
      <Said answer={acting.answer} />
    </div>
  );
}
