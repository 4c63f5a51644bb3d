// Totals of each class of members, with all together below them: other sums of the same marks.
import { number, say, type PlainKey } from "../../../messages";
import { Lamp } from "../../../parts/Lamp";
import { type Mark } from "../../../parts/lamps";
import { type Parts } from "../Board";
import { Foot } from "../Foot";
import { Standing, Title, Totals } from "../Head";
import { groupsOf, marksIn, type Group } from "../groups";
import { Whole } from "./Whole";

const columns: Record<Mark, PlainKey> = {
  yes: "totals.yes", no: "totals.no", abstain: "totals.abstain", other: "cast.other", voted: "totals.voted", none: "totals.not_voting", out: "cast.out",
};

export function Groups(parts: Parts) {
  const { meeting, body, now, shown } = parts;
  // Nothing can be told of groups where there are none, or where tellers count hands.
  if (body.classes.length === 0 || shown === null || shown.vote.mode === "hands") return <Whole {...parts} />;
  const groups = groupsOf(body, shown.lamps, say("board.group.none"), say("board.group.total"));
  const marks = marksIn(groups);
  return (
    <>
      <Title body={body} now={now} shown={shown} />
      <section class="b-head"><Standing meeting={meeting} now={now} shown={shown} /><Totals body={body} now={now} shown={shown} /></section>
      <table class="b-groups" style={{ "--rows": groups.length, "--marks": marks.length }}>
        <caption class="vh">{say("board.groups")}</caption>
        <thead><tr>
          <th scope="col">{say("board.group")}</th>
          <td class="wide" />
          {marks.map((mark) => <th key={mark} scope="col" class="n"><span><Lamp mark={mark} />{say(columns[mark])}</span></th>)}
        </tr></thead>
        <tbody>{groups.map((group) => <Row key={group.id} group={group} marks={marks} />)}</tbody>
      </table>
      <Foot meeting={meeting} body={body} now={now} shown={shown} low />
    </>
  );
}

function Row({ group, marks }: { group: Group; marks: readonly Mark[] }) {
  const shareOf = (mark: Mark): number => group.shares.find((share) => share.mark === mark)?.count ?? 0;
  return (
    <tr class={group.id === "*" ? "all" : ""}>
      <th scope="row"><bdi>{group.says}</bdi></th>
      <td class="wide">
        <div class="bar">
          {group.shares.filter(({ count }) => count > 0).map(({ mark, count }) => (
            <span key={mark} class={`seg ${mark}`} style={{ inlineSize: `${(100 * count) / group.members}%` }} />
          ))}
        </div>
      </td>
      {marks.map((mark) => <td key={mark} class={`n ${mark}`} data-says={say(columns[mark])}>{number(shareOf(mark))}</td>)}
    </tr>
  );
}
