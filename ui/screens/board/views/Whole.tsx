// All at once: the matter, how it stands, who voted how.
import { Conditions } from "../../../parts/Majority";
import { Beside, hasBeside } from "../Beside";
import { type Parts } from "../Board";
import { heights } from "../fit";
import { Foot, QuorumLine } from "../Foot";
import { Majority, Standing, Title, Totals } from "../Head";
import { NameGrid, useNames } from "../NameGrid";
import { TestLines } from "../Testing";

// So many names leave room for a line of conditions below them.
const few = 100;

export function Whole({ meeting, body, now, shown }: Parts) {
  const several = shown !== null && shown.count.lines.length > 1 && shown.count.tally !== null;
  const conditions = several && body.seats.length <= few;
  // One number says what is needed; where it cannot, a full board tells the conditions too.
  const inline = several && !conditions && shown.count.needed === null;
  const spare = (conditions ? heights.conditions : 0) + (hasBeside(now, shown) ? heights.beside : 0);
  const names = useNames(body, now, shown, heights.names, spare);
  return (
    <>
      <Title body={body} now={now} shown={shown} />
      <section class="b-head">
        <Standing meeting={meeting} now={now} shown={shown} />
        <Totals body={body} now={now} shown={shown} />
      </section>
      {shown === null ? <div class="b-before"><QuorumLine figures={now.figures} /></div>
        : shown.vote.test !== null ? <TestLines body={body} shown={shown} />
        : <Majority body={body} shown={shown} inline={inline} />}
      <NameGrid now={now} shown={shown} names={names} />
      {conditions && <Tests shown={shown} />}
      <Beside meeting={meeting} now={now} shown={shown} />
      <Foot meeting={meeting} body={body} now={now} shown={shown} low={names.low} />
    </>
  );
}

// In characters: what stands in one line with the numbers of two or three conditions.
const oneLine = 110;

export function Tests({ shown }: { shown: NonNullable<Parts["shown"]> }) {
  return <div class="b-tests"><Conditions count={shown.count} room={oneLine} /><p><bdi>{shown.vote.majority_cite}</bdi></p></div>;
}
