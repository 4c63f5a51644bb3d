import { type Body, type Count, type Vote } from "../hall/contract";
import { Conditions, MajorityBar, markAt, Needed, neededSays } from "./Majority";
import { totalsOf } from "./totals";
import { TotalsRow } from "./TotalsRow";

// How a vote stands, on a desk screen: totals, bar, what is needed.
export function Standing({ body, vote, count }: { body: Body; vote: Vote; count: Count }) {
  const totals = totalsOf(body, vote, count);
  const at = markAt(count);
  return (
    <section>
      <TotalsRow totals={totals} />
      <div class="maj">
        <MajorityBar count={count} totals={totals} label={neededSays(vote, count)} />
        <p class={at?.end ? "needed end" : "needed"} style={{ "--at": at?.["--at"] ?? "-.7rem" }}><Needed vote={vote} count={count} /></p>
      </div>
      {count.tally !== null && count.lines.length > 1 && <Conditions count={count} />}
    </section>
  );
}
