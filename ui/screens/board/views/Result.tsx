// The result alone: totals to be read from the last row.
import { Beside } from "../Beside";
import { type Parts } from "../Board";
import { Foot } from "../Foot";
import { Majority, Standing, Title, Totals } from "../Head";
import { TestLines } from "../Testing";
import { Tests } from "./Whole";

export function Result({ meeting, body, now, shown }: Parts) {
  const test = shown !== null && shown.vote.test !== null;
  return (
    <>
      <Title body={body} now={now} shown={shown} />
      <section class="b-head single"><Standing meeting={meeting} now={now} shown={shown} /></section>
      <section class="b-large"><Totals body={body} now={now} shown={shown} /></section>
      {shown !== null && (test ? <TestLines body={body} shown={shown} /> : <Majority body={body} shown={shown} />)}
      {shown !== null && !test && shown.count.tally !== null && shown.count.lines.length > 1 && <Tests shown={shown} />}
      <Beside meeting={meeting} now={now} shown={shown} />
      <Foot meeting={meeting} body={body} now={now} shown={shown} />
    </>
  );
}
