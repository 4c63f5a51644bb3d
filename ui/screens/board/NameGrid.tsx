// Every member with its lamp, in columns read down. The places are the same from the opening to the result.
import { useMemo } from "preact/hooks";
import { type Body, type Snapshot } from "../../hall/contract";
import { lang, say } from "../../messages";
import { Icon } from "../../parts/Icon";
import { Lamp } from "../../parts/Lamp";
import { looks, markOf, presenceOf, presenceSays, type Presence } from "../../parts/lamps";
import { sortedNames, type Named } from "../../parts/names";
import { fitIn, type Grid } from "./fit";
import { type Shown } from "./matter";
import { faces, longestOf } from "./measure";
import { usePage } from "./pages";
import { TestRow } from "./Testing";

// Who has no voice in this vote and no place in this meeting has no row: a roster keeps former members.
const hasRow = (now: Snapshot, shown: Shown | null, named: Named): boolean =>
  presenceOf(now.presence[named.at]) !== "out" || (shown !== null && markOf(shown.lamps[named.at]) !== "out");

// What the names tell: who voted how, who pressed what was asked, who is here, or nothing, while tellers count or before
// presence is taken.
type Telling = "votes" | "test" | "presence" | "nothing";

export function tellingOf(now: Snapshot, shown: Shown | null): Telling {
  if (shown === null) return now.figures.present === 0 ? "nothing" : "presence";
  if (shown.vote.test !== null) return "test";
  return shown.vote.mode === "hands" ? "nothing" : "votes";
}

export type Names = { names: Named[]; grid: Grid; low: boolean };

// So many rows does the code at the foot reach up into the last column.
const codeRows = 3;

// `height`: how high the names may be; `spare`: what of it is wanted for other lines, as far as the names leave it.
export function useNames(body: Body, now: Snapshot, shown: Shown | null, height: number, spare: number): Names {
  const sorted = useMemo(() => sortedNames(body), [body, lang.value]);
  const names = sorted.filter((named) => hasRow(now, shown, named));
  const longest = useMemo(() => longestOf(names.map((named) => named.shown)), [sorted, names.length, faces.value]);
  const grid = fitIn(names.length, longest, height, spare);
  const free = grid.columns * grid.rows - names.length;
  return { names, grid, low: grid.pages > 1 || grid.rows <= 8 || free < codeRows };
}

export function NameGrid({ now, shown, names: { names, grid } }: { now: Snapshot; shown: Shown | null; names: Names }) {
  const telling = tellingOf(now, shown);
  const { page, held, hold } = usePage(grid.pages);
  const room = grid.columns * grid.rows;
  const style = { "--columns": grid.columns, "--rows": grid.rows, "--name": grid.name, "--lamp": grid.lamp, "--gap": grid.gap };
  const roomy = grid.rows <= 8;
  const stopped = roomy ? (shown?.count.outcome?.stopped_by ?? []) : [];
  return (
    <>
      <ol class={roomy ? "b-names roomy" : "b-names"} aria-label={say("board.names")} style={style}>
        {names.slice(page * room, (page + 1) * room).map((named) => (
          <Row key={named.id} telling={telling} named={named} now={now} shown={shown} stopped={stopped.includes(named.id)} />
        ))}
      </ol>
      {grid.pages > 1 && (
        <p class="b-page">
          {say("board.page", { page: page + 1, pages: grid.pages })}
          <button type="button" onClick={() => hold(!held)}>{say(held ? "board.turn" : "board.hold")}</button>
        </p>
      )}
    </>
  );
}

type RowProps = { telling: Telling; named: Named; now: Snapshot; shown: Shown | null; stopped: boolean };

function Row({ telling, named: { shown: name, at }, now, shown, stopped }: RowProps) {
  switch (telling) {
    case "nothing": return <Bare shown={name} />;
    case "test": return <TestRow shown={name} letter={shown?.lamps[at]} expected={shown?.vote.test?.[at]} />;
    case "votes": return <Voter shown={name} letter={shown?.lamps[at]} stopped={stopped} />;
    case "presence": return <Attendant shown={name} presence={presenceOf(now.presence[at])} />;
  }
}

function Voter({ shown, letter, stopped }: { shown: string; letter: string | undefined; stopped: boolean }) {
  const mark = markOf(letter);
  return (
    <li class={mark}>
      <Lamp mark={mark} />
      <p><bdi>{shown}</bdi>{stopped && <span class="flagbox no">{say("board.stopped")}</span>}</p>
      <span class="vh">{say(looks[mark].says)}</span>
    </li>
  );
}

const Bare = ({ shown }: { shown: string }) => <li><span class="lamp" /><p><bdi>{shown}</bdi></p></li>;

const presenceIcons = { here: "none", proxy: "proxy", away: "out", out: "out" } as const;

function Attendant({ shown, presence }: { shown: string; presence: Presence }) {
  return (
    <li class={presence}>
      <span class="lamp none" aria-hidden="true"><Icon name={presenceIcons[presence]} /></span>
      <p><bdi>{shown}</bdi></p>
      <span class="vh">{say(presenceSays[presence])}</span>
    </li>
  );
}
