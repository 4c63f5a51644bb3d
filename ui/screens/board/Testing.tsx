// A test vote on the board: how many pressed what they were asked for, and who did not. It never looks like a result.
import { type Body, type SeatId } from "../../hall/contract";
import { number, say, type PlainKey } from "../../messages";
import { Icon } from "../../parts/Icon";
import { Lamp } from "../../parts/Lamp";
import { looks, markOf, type Mark } from "../../parts/lamps";
import { type Shown } from "./matter";
import { pressedBy, testedSo } from "./pressed";

type Sum = { says: PlainKey; count: number };

export function TestTotals({ body, shown }: { body: Body; shown: Shown }) {
  const tested = testedSo(body, shown);
  const { voted, entitled } = shown.count;
  const sums: Sum[] = tested === null
    ? [{ says: "totals.voted", count: voted }, { says: "totals.not_voted", count: entitled - voted }]
    : [
      { says: "board.test.right", count: tested.right },
      { says: "board.test.wrong", count: tested.wrong.length },
      { says: "board.test.missing", count: tested.missing.length },
    ];
  return (
    <dl class="b-tot" aria-label={say("totals.label")}>
      {sums.map(({ says, count }) => <div key={says}><dt>{say(says)}</dt><dd>{number(count)}</dd></div>)}
      <div class="roll first"><dt>{say("totals.entitled")}</dt><dd>{number(entitled)}</dd></div>
    </dl>
  );
}

// Where another vote has its bar: what a test is, then who did not press what was asked.
export function TestLines({ body, shown }: { body: Body; shown: Shown }) {
  const tested = testedSo(body, shown);
  const over = shown.count.tested !== null;
  return (
    <section class="b-tested" role="status">
      {!over && <p><b>{say("board.test.says")}</b> {say("board.test.press")}</p>}
      {tested === null && <p>{say("board.test.hidden")}</p>}
      {tested !== null && over && tested.wrong.length + tested.missing.length === 0 && <p>{say("board.test.all")}</p>}
      {tested !== null && <Names says="board.test.wrong" seats={tested.wrong} body={body} />}
      {tested !== null && over && <Names says="board.test.missing" seats={tested.missing} body={body} />}
    </section>
  );
}

const room = 8;

function Names({ says, seats, body }: { says: PlainKey; seats: readonly SeatId[]; body: Body }) {
  if (seats.length === 0) return null;
  const nameOf = (id: SeatId): string => body.seats.find((seat) => seat.id === id)?.short ?? id;
  return (
    <p>
      <b>{say(says)}:</b>{" "}
      {seats.slice(0, room).map((id, i) => <span key={id}>{i > 0 && "; "}<bdi>{nameOf(id)}</bdi></span>)}
      {seats.length > room && <> {say("board.more", { n: seats.length - room })}</>}
    </p>
  );
}

type Row = { shown: string; letter: string | undefined; expected: string | undefined };

// What was pressed is filled, what is still asked for is hollow; another choice than the one asked for is marked.
export function TestRow({ shown, letter, expected }: Row) {
  const asked = markOf(expected);
  const pressed = pressedBy(expected, letter);
  const says = looks[markOf(letter)].says;
  const unlike = asked !== "out" && pressed === "wrong";
  return (
    <li class={unlike ? "unlike" : asked === "out" ? "none" : ""}>
      {asked !== "out" && pressed === "missing" ? <Hollow mark={asked} /> : <Lamp mark={markOf(letter)} />}
      {unlike && <b class="b-unlike" aria-hidden="true">≠</b>}
      <p><bdi>{shown}</bdi></p>
      <span class="vh">{say(says)}{asked !== "out" && `, ${say("board.test.asked", { choice: say(looks[asked].says) })}`}</span>
    </li>
  );
}

const Hollow = ({ mark }: { mark: Mark }) => (
  <span class="lamp hollow" aria-hidden="true"><Icon name={looks[mark].icon} />{looks[mark].letter !== null && <b>{say(looks[mark].letter)}</b>}</span>
);
