// Every member as a dot of one size in concentric arcs; what a dot says stands in a table too.
import { useMemo } from "preact/hooks";
import { say } from "../../../messages";
import { looks, markOf, type Mark } from "../../../parts/lamps";
import { sortedNames, type Named } from "../../../parts/names";
import { asked } from "../asked";
import { type Parts } from "../Board";
import { Foot } from "../Foot";
import { Majority, Standing, Title, Totals } from "../Head";
import { arcsOf, byChoice, type Place } from "../hemicycle";
import { TestLines } from "../Testing";

type Seated = Named & { mark: Mark };

export function Hemicycle({ meeting, body, now, shown }: Parts) {
  const bySeat = asked.get("by") === "seat";
  const names = useMemo(() => sortedNames(body), [body]);
  const marked = names.map((named) => ({ ...named, mark: markOf(shown?.lamps[named.at]) })).filter(({ mark }) => mark !== "out");
  const seated = [...marked].sort((a, b) => (bySeat ? a.at - b.at : byChoice(a, b)));
  return (
    <>
      <Title body={body} now={now} shown={shown} />
      <section class="b-head"><Standing meeting={meeting} now={now} shown={shown} /><Totals body={body} now={now} shown={shown} /></section>
      {shown !== null && (shown.vote.test === null ? <Majority body={body} shown={shown} /> : <TestLines body={body} shown={shown} />)}
      <section class="b-arcs">
        {seated.length === 0 ? <p class="b-none">{say("board.no_vote")}</p> : <Arcs seated={seated} />}
        <p class="b-by" role="group" aria-label={say("board.view.hemicycle")}>
          <button type="button" aria-pressed={!bySeat} onClick={() => asked.put("by", "choice")}>{say("board.by_choice")}</button>
          <button type="button" aria-pressed={bySeat} onClick={() => asked.put("by", "seat")}>{say("board.by_seat")}</button>
        </p>
      </section>
      <Table seated={marked} />
      <Foot meeting={meeting} body={body} now={now} shown={shown} />
    </>
  );
}

// Dots that are too small for a letter are told apart by their shape.
const lettered = 500;

function Arcs({ seated }: { seated: readonly Seated[] }) {
  const { places, size } = useMemo(() => arcsOf(seated.length), [seated.length]);
  const margin = size / 2 + 0.02;
  return (
    <svg class="arcs" role="img" aria-label={say("board.seats", { n: seated.length })} direction="ltr"
      viewBox={`${-2 - margin} ${-2 - margin} ${4 + 2 * margin} ${2 + 2 * margin}`}>
      {seated.map((one, i) => <Dot key={one.id} place={places[i] ?? { x: 0, y: 0 }} size={size} seated={one} lettered={seated.length <= lettered} />)}
    </svg>
  );
}

type DotProps = { place: Place; size: number; seated: Seated; lettered: boolean };

function Dot({ place: { x, y }, size, seated: { mark, shown }, lettered: written }: DotProps) {
  const { letter } = looks[mark];
  return (
    <g class={`dot ${mark}`} transform={`translate(${x.toFixed(4)} ${y.toFixed(4)}) scale(${(size / 2).toFixed(4)})`}>
      <title>{shown}</title>
      {shapes[mark]}
      {written && letter !== null && <text font-size="1.1" text-anchor="middle" y=".39">{say(letter)}</text>}
    </g>
  );
}

// In a circle of radius 1: disc, square, ring, diamond, envelope's square, dotted ring.
const shapes: Record<Mark, preact.JSX.Element> = {
  yes: <circle r="1" />,
  no: <rect x="-.88" y="-.88" width="1.76" height="1.76" />,
  abstain: <circle r=".88" class="ring" />,
  other: <path d="M0-1 1 0 0 1-1 0z" />,
  voted: <circle r=".8" />,
  none: <circle r=".66" class="ring dotted" />,
  out: <circle r="0" />,
};

function Table({ seated }: { seated: readonly Seated[] }) {
  return (
    <div class="vh"><table>
      <caption>{say("board.names")}</caption>
      <thead><tr><th scope="col">{say("public.member")}</th><th scope="col">{say("public.vote")}</th></tr></thead>
      <tbody>{seated.map(({ id, name, mark }) => <tr key={id} data-mark={mark}><th scope="row"><bdi>{name}</bdi></th><td>{say(looks[mark].says)}</td></tr>)}</tbody>
    </table></div>
  );
}
