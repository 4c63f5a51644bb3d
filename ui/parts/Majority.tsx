// What is needed: a mark on the bar and a sentence, never a number in the row of totals.
import { type Count, type Vote } from "../hall/contract";
import { number, say } from "../messages";
import { hiddenBecause } from "./modes";
import { sentence } from "./sentence";
import { type Total, type Totals } from "./totals";

const percent = (part: number, whole: number): string => `${whole === 0 ? 0 : (100 * part) / whole}%`;

// A council is small enough for each vote to be a piece of its own.
const council = 24;

type Piece = { key: string; mark: Total["mark"]; count: number };
function pieces({ mark, says, count }: Total, whole: number): Piece[] {
  if (count === 0) return [];
  if (whole > council) return [{ key: says, mark, count }];
  return Array.from({ length: count }, (_, i) => ({ key: `${says} ${i}`, mark, count: 1 }));
}

// The bar is drawn on all who are entitled.
export function MajorityBar({ count, totals, label }: { count: Count; totals: Totals; label: string }) {
  const whole = Math.max(count.entitled, totals.shares.reduce((sum, share) => sum + share.count, 0));
  return (
    <div class="bar" role="img" aria-label={label}>
      {totals.shares.length === 0 && <span class="seg none" style={{ inlineSize: "100%" }} />}
      {totals.shares.flatMap((share) => pieces(share, whole)).map(({ key, mark, count: n }) => (
        <span key={key} class={`seg ${mark}`} style={{ inlineSize: percent(n, whole) }} />
      ))}
      {count.needed !== null && count.tally !== null && (
        <span class="mark" style={{ left: percent(Math.min(count.needed, whole), whole) }} />
      )}
    </div>
  );
}

// Where the mark stands, for a sentence that starts or ends there.
export function markAt(count: Count): { "--at": string; end: boolean } | null {
  if (count.needed === null || count.tally === null || count.entitled === 0) return null;
  const share = Math.min(1, count.needed / count.entitled);
  return { "--at": `${100 * share}%`, end: share > 0.55 };
}

export function neededSays(vote: Vote, count: Count): string {
  if (count.tally === null) return say(hiddenBecause(vote));
  const before = sentence(vote.majority_says);
  return count.needed === null ? before : `${say("colon", { before })} ${say("majority.needed", { n: count.needed })}`;
}

export function Needed({ vote, count }: { vote: Vote; count: Count }) {
  if (count.tally === null) return <span dir="auto">{say(hiddenBecause(vote))}</span>;
  return (
    <span dir="auto">
      <bdi>{count.needed === null ? sentence(vote.majority_says) : say("colon", { before: sentence(vote.majority_says) })}</bdi>
      {count.needed !== null && <> <strong>{say("majority.needed", { n: count.needed })}</strong></>}
      {!count.final && <> {say("majority.stands")}</>}
    </span>
  );
}

const formulaOf = (text: string): string => text.replaceAll(">=", "≥").replaceAll("<=", "≤");

// Where there are several, a line for each condition, with a word in a box. `room`: how many characters the conditions may
// take in words; beyond it they stand as the rules write them.
export function Conditions({ count, room = Infinity }: { count: Count; room?: number }) {
  const inWords = count.lines.reduce((sum, { says, of }) => sum + of.length + says.length, 0) <= room;
  return (
    <ul class="conditions">
      {count.lines.map(({ says, formula, of, left, right, sign, holds }) => (
        <li key={`${of} ${formula}`}>
          <span dir="auto">{inWords ? sentence(says) : <bdi dir="ltr">{formulaOf(formula)}</bdi>}</span>
          <b><bdi dir="ltr">{number(left)} {formulaOf(sign)} {number(right)}</bdi>{of !== "" && <> (<bdi>{of}</bdi>)</>}</b>
          <span class={holds ? "flagbox" : "flagbox no"}>{say(holds ? "majority.met" : "majority.not_met")}</span>
        </li>
      ))}
    </ul>
  );
}
