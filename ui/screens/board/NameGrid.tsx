// Every member with its lamp, in columns read down. The places are the same from the opening to the result.
import { useMemo } from "preact/hooks";
import { type Body, type Snapshot, type Vote } from "../../hall/contract";
import { lang, say } from "../../messages";
import { Icon } from "../../parts/Icon";
import { Lamp } from "../../parts/Lamp";
import { looks, markOf, presenceOf, presenceSays, type Presence } from "../../parts/lamps";
import { sortedNames, type Named } from "../../parts/names";
import { fit } from "./fit";
import { faces, longestOf } from "./measure";
import { usePage } from "./pages";

// Who has no voice in this vote and no place in this meeting has no row: a roster keeps former members.
const hasRow = (now: Snapshot, named: Named): boolean =>
  presenceOf(now.presence[named.at]) !== "out" || (now.vote !== null && markOf(now.lamps[named.at]) !== "out");

// What the names tell: who voted how, who is here, or nothing, while tellers count or before presence is taken.
type Telling = "votes" | "presence" | "nothing";

export function tellingOf(now: Snapshot, vote: Vote | null): Telling {
  if (vote !== null) return vote.mode === "hands" ? "nothing" : "votes";
  return now.figures.present === 0 ? "nothing" : "presence";
}

type Props = { body: Body; now: Snapshot; vote: Vote | null; height: number };

export function NameGrid({ body, now, vote, height }: Props) {
  const telling = tellingOf(now, vote);
  const sorted = useMemo(() => sortedNames(body), [body, lang.value]);
  const names = sorted.filter((named) => hasRow(now, named));
  const longest = useMemo(() => longestOf(names.map((named) => named.shown)), [sorted, names.length, faces.value]);
  const grid = fit(names.length, longest, height);
  const { page, held, hold } = usePage(grid.pages);
  const room = grid.columns * grid.rows;
  const style = { "--columns": grid.columns, "--rows": grid.rows, "--name": grid.name, "--lamp": grid.lamp, "--gap": grid.gap };
  const roomy = grid.rows <= 8;
  const stopped = now.count?.outcome?.stopped_by ?? [];
  return (
    <>
      <ol class={roomy ? "b-names roomy" : "b-names"} aria-label={say("board.names")} style={style}>
        {names.slice(page * room, (page + 1) * room).map((named) =>
          telling === "nothing" ? <Bare key={named.id} shown={named.shown} />
            : telling === "votes" ? <Voter key={named.id} shown={named.shown} letter={now.lamps[named.at]} stopped={roomy && stopped.includes(named.id)} />
            : <Attendant key={named.id} shown={named.shown} presence={presenceOf(now.presence[named.at])} />,
        )}
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
