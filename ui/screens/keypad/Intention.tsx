import { useState } from "preact/hooks";
import type { Body, Offer } from "../../hall/contract";
import type { DeviceKey } from "../../keys/device";
import { say } from "../../messages";
import { Answered } from "./Acts";
import { wordOf } from "../../parts/choices";
import { Signing, type Answer } from "./Signing";

export const intentionsOf = (offers: readonly Offer[] | null, vote: number): readonly Offer[] =>
  offers?.filter(({ act, in_order }) => act.do === "vote.intention" && act["vote"] === vote && in_order) ?? [];

// A footnote to a vote that is locked: words for the minutes. It looks like no vote, for it is none.
export function Intention({ body, device, offers }: { body: Body; device: DeviceKey; offers: readonly Offer[] }) {
  const [asked, setAsked] = useState<string | null>(null);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const offer = offers.find(({ act }) => act["choice"] === asked);
  if (offers.length === 0) return null;
  return (
    <section class="k-foot">
      <p>{say("intention.what")}</p>
      <Answered answer={answer} />
      <details>
        <summary>{say("intention.state")}</summary>
        <div role="group" aria-label={say("intention.meant")} class="k-foot-choices">
          {offers.map(({ act }) => {
            const choice = String(act["choice"]);
            return (
              <button key={choice} class="btn" type="button" aria-pressed={asked === choice} onClick={() => setAsked(asked === choice ? null : choice)}>
                <bdi>{wordOf(body, choice)}</bdi>
              </button>
            );
          })}
        </div>
        {offer !== undefined && <Signing key={asked} body={body} device={device} offer={offer} texts={[]} onAnswer={setAnswer} onClose={() => setAsked(null)} />}
      </details>
    </section>
  );
}
