// The speakers' list at the desk: who speaks, who comes next, the list opened, ordered and closed.
import type { ActBody, Body, Offer, Snapshot } from "../../../hall/contract";
import type { Meeting } from "../../../hall/stream";
import { number, say } from "../../../messages";
import type { Acting } from "../../../parts/acting";
import { speechSays } from "../../chair/speech";
import { Speaking } from "../../chair/Side";
import { Panel } from "../form/Fill";

type Props = { meeting: Meeting; body: Body; now: Snapshot; offers: readonly Offer[]; acting: Acting | null };

export function Floor({ meeting, now, offers, acting }: Props) {
  const { speaker, list, list_closed, debate_closed } = now.floor;
  const closed = debate_closed ? say("chair.debate_closed") : list_closed ? say("chair.list_closed") : "";
  const inOrder = (want: (act: ActBody) => boolean): Offer | undefined => offers.find(({ act, in_order }) => in_order && want(act));
  const end = inOrder(({ do: does }) => does === "floor.end");
  const general = offers.filter(({ act, in_order }) => in_order && act.do.startsWith("floor.") && act["seat"] === undefined && act.do !== "floor.end" && act.do !== "floor.ask");
  const does = (offer: Offer | undefined, says: string) =>
    offer !== undefined && acting !== null && <button class="btn" type="button" aria-disabled={acting.busy} onClick={() => acting.put(offer.act)}>{says}</button>;
  return (
    <Panel title={say("chair.speakers")} small={closed} {...(acting === null ? {} : { acting })}>
      {speaker === null ? <p>{say("chair.nobody_speaks")}</p> : <Speaking meeting={meeting} speaker={speaker} />}
      {does(end, say("floor.end"))}
      {list.length === 0 ? <p>{say("floor.empty")}</p> : (
        <ol class="lines">
          {list.map(({ seat, speech }, i) => (
            <li key={`${seat} ${speech}`}>
              <div><b>{number(i + 1)}. <bdi>{meeting.nameOf(seat)}</bdi></b><small>{speechSays(speech)}</small></div>
              {does(inOrder((act) => act.do === "floor.give" && act["seat"] === seat), say("floor.give"))}
            </li>
          ))}
        </ol>
      )}
      {general.map((offer) => <p key={JSON.stringify(offer.act)}>{does(offer, offer.label)}</p>)}
      <p class="hint">{say("floor.how")}</p>
    </Panel>
  );
}
