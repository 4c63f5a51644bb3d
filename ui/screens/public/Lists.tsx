// Every vote, each with an address that does not change, and what was decided, as minutes would say it.
import { type Body, type VoteListed } from "../../hall/contract";
import { date, number, say, time } from "../../messages";
import { outcomeOf, pageOf, tallyOf, titleOf } from "./titles";

type Props = { body: Body; listed: readonly VoteListed[] };

export function Votes({ body, listed }: Props) {
  return (
    <section>
      <h2>{say("public.votes")} <small>{say("public.newest_first")}</small></h2>
      {listed.length === 0 ? <p>{say("public.no_votes")}</p> : (
        <div class="wide" tabIndex={0} role="region" aria-label={say("public.votes")}>
          <table class="grid-t">
            <thead><tr>
              <th scope="col">{say("public.number")}</th><th scope="col">{say("public.opened")}</th><th scope="col">{say("public.matter")}</th>
              <th scope="col">{say("public.counts")}</th><th scope="col">{say("public.outcome")}</th>
            </tr></thead>
            <tbody>{listed.map((one) => <Row key={one.vote.id} body={body} one={one} />)}</tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Row({ body, one: { vote, count } }: { body: Body; one: VoteListed }) {
  const tally = tallyOf(body, vote, count);
  return (
    <tr>
      <td class="n"><bdi dir="ltr">{number(vote.id)}</bdi></td>
      <td class="n">{date(vote.opened_at)}<small><bdi dir="ltr">{time(vote.opened_at)}</bdi></small></td>
      <th scope="row"><a href={pageOf(body.id, vote.id)}>{vote.document !== "" && <><bdi dir="auto">{vote.document}</bdi> </>}<bdi>{titleOf(vote)}</bdi></a></th>
      <td class="n">{tally !== null && <><bdi dir="ltr" aria-hidden="true">{tally.shown}</bdi><span class="vh">{tally.says}</span></>}</td>
      <td><b><bdi>{outcomeOf(count)}</bdi></b></td>
    </tr>
  );
}

export function Decisions({ body, listed }: Props) {
  const decided = listed.filter(({ count }) => count.state === "declared" && count.outcome !== null);
  return (
    <section>
      <h2>{say("public.minutes")}</h2>
      {decided.length === 0 && <p>{say("public.minutes_none")}</p>}
      <ol class="minutes">
        {decided.map(({ vote, count }) => (
          <li key={vote.id}>
            <p><b><a href={pageOf(body.id, vote.id)}><bdi>{titleOf(vote)}</bdi></a></b> <small>{date(vote.opened_at)}</small></p>
            <p><bdi>{count.outcome?.sentence}</bdi></p>
          </li>
        ))}
      </ol>
    </section>
  );
}
