// The roster: who is here, who has keys, and what the desk does about it.
import { useMemo, useRef, useState } from "preact/hooks";
import type { Body, KeyListed, SeatId } from "../../hall/contract";
import type { DeviceKey } from "../../keys/device";
import { lang, number, say, type PlainKey } from "../../messages";
import { Said } from "../../parts/Said";
import { bySeat, rowsOf, shownOf, withoutKey, type Row as Person, type Shown } from "./roster";
import { Row, type Doing } from "./Row";
import { useMarking } from "./useMarking";
import type { Work } from "./useWork";
import { openInvitations, type Task } from "./work";
import { Bulk } from "./Bulk";
import { WorkLine } from "./WorkLine";

type Props = { body: Body; deviceKey: DeviceKey | null; presence: string; keys: readonly KeyListed[]; work: Work };
type Chosen = ReadonlySet<SeatId>;

const noKeys: readonly KeyListed[] = [];
const nobody: Chosen = new Set();
const kinds: readonly (readonly [Shown, PlainKey])[] = [
  ["all", "desk.show.all"], ["none", "desk.show.none"], ["invited", "desk.show.invited"],
  ["enrolled", "desk.show.enrolled"], ["away", "desk.show.away"],
];

// `acts`: a column of what an officer may do. What it holds says itself; only who hears the table is told its name.
type Column = { name: string; says: PlainKey; acts: boolean };
const columns: readonly Column[] = [
  { name: "choose", says: "desk.col.choose", acts: true },
  { name: "name", says: "desk.col.name", acts: false },
  { name: "presence", says: "desk.col.presence", acts: false },
  { name: "arrives", says: "desk.col.do", acts: true },
  { name: "held", says: "desk.col.keys", acts: false },
  { name: "do", says: "desk.col.do", acts: true },
];

export function People({ body, deviceKey, presence, keys, work }: Props) {
  const [find, setFind] = useState("");
  const [kind, setKind] = useState<Shown>("all");
  const [chosen, setChosen] = useState(nobody);
  const [opened, setOpened] = useState<SeatId | null>(null);
  const marking = useMarking(body, deviceKey);
  const seats = useMemo(() => bySeat(keys), [keys]);
  const rows = useMemo(() => rowsOf(body, seats, presence), [body, seats, presence, lang.value]);
  const shown = useMemo(() => shownOf(rows, kind, find), [rows, kind, find]);
  const invite = (some: readonly Person[]): void => {
    setChosen(nobody);
    setOpened(null);
    void work.start(some.map(({ id, name }) => ({ seat: id, name, ends: openInvitations(seats.get(id) ?? noKeys), reason: "", invites: true })));
  };
  const end: Doing["end"] = (seat, ends, reason, invites) => {
    const task: Task = { seat, name: rows.find(({ id }) => id === seat)?.name ?? seat, ends, reason, invites };
    setOpened(null);
    void work.start([task]);
  };
  const doing = useSteady({
    choose: (seat, is) => setChosen((before) => new Set(is ? [...before, seat] : [...before].filter((one) => one !== seat))),
    mark: marking.mark,
    invite: (seat) => invite(rows.filter(({ id }) => id === seat)),
    open: setOpened,
    end,
  });
  const acts = deviceKey === null ? null : doing;
  const busy = work.running !== null;
  return (
    <section class="people">
      <h2>{say("desk.roster")} <small>{shown.length === rows.length ? number(rows.length) : `${number(shown.length)} / ${number(rows.length)}`}</small></h2>
      <div class="tools">
        <label class="find">{say("desk.find")}<input type="search" dir="auto" value={find} onInput={(event) => setFind(event.currentTarget.value)} /></label>
        <label class="show">{say("desk.show")}
          <select value={kind} onChange={(event) => setKind(event.currentTarget.value as Shown)}>
            {kinds.map(([each, says]) => <option key={each} value={each}>{say(says)}</option>)}
          </select>
        </label>
        {acts !== null && (
          <Inviting rows={rows} shown={shown} chosen={chosen} busy={busy} onInvite={invite}
            onChoose={(all) => setChosen(all ? new Set(shown.map(({ id }) => id)) : nobody)} />
        )}
      </div>
      {acts !== null && <Bulk body={body} deviceKey={deviceKey} rows={rows.filter(({ id }) => chosen.has(id))} onDone={() => setChosen(nobody)} />}
      <div><WorkLine work={work} /><Said answer={marking.answer} /></div>
      {shown.length === 0 && <p role="status">{say("desk.nobody")}</p>}
      <table role="table" class={acts === null ? "roster" : "roster acts"} aria-label={say("desk.roster")}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.filter((column) => acts !== null || !column.acts).map((column) => (
              <th key={column.name} class={column.name} role="columnheader" scope="col"><span class={column.acts ? "vh" : ""}>{say(column.says)}</span></th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {shown.map((row) => (
            <Row key={row.id} {...row} doing={acts} busy={busy} chosen={chosen.has(row.id)} sending={marking.sending.has(row.id)} opened={opened === row.id}
              own={deviceKey?.seat === row.id ? deviceKey.keyId : null} keys={opened === row.id ? seats.get(row.id) ?? noKeys : noKeys} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

// The same object at each drawing, which does what the newest one would: rows that got nothing new are not drawn again.
function useSteady(newest: Doing): Doing {
  const latest = useRef(newest);
  latest.current = newest;
  return useMemo(() => ({
    choose: (...given) => latest.current.choose(...given),
    mark: (...given) => latest.current.mark(...given),
    invite: (...given) => latest.current.invite(...given),
    open: (...given) => latest.current.open(...given),
    end: (...given) => latest.current.end(...given),
  }), []);
}

type InvitingProps = {
  rows: readonly Person[];
  shown: readonly Person[];
  chosen: Chosen;
  busy: boolean;
  onChoose: (all: boolean) => void;
  onInvite: (some: readonly Person[]) => void;
};

function Inviting({ rows, shown, chosen, busy, onChoose, onInvite }: InvitingProps) {
  const some = rows.filter(({ id }) => chosen.has(id));
  const all = withoutKey(rows);
  const button = (list: readonly Person[], says: "desk.invite.chosen" | "desk.invite.all", primary: boolean) => (
    <button class={primary ? "btn primary" : "btn"} type="button" disabled={list.length === 0} aria-disabled={busy}
      onClick={() => busy || onInvite(list)}>{list.length === 0 ? say(`${says}.none`) : say(says, { n: list.length })}</button>
  );
  return (
    <>
      <label class="every"><input type="checkbox" checked={shown.length > 0 && shown.every(({ id }) => chosen.has(id))}
        onChange={(event) => onChoose(event.currentTarget.checked)} /> {say("desk.choose.shown")}</label>
      {button(some, "desk.invite.chosen", some.length > 0)}
      {button(all, "desk.invite.all", some.length === 0)}
      <p class="hint">{say("desk.invite.hint")}</p>
    </>
  );
}
