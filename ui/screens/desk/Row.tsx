// One person of the roster. What it is given are plain values and what never changes: of a thousand only those are drawn
// anew about which something is new.
import type { KeyListed, SeatId } from "../../hall/contract";
import { say, type PlainKey } from "../../messages";
import { presenceSays } from "../../parts/lamps";
import { Ending } from "./Ending";
import type { Held, Role, Row as Person } from "./roster";

export type Doing = {
  choose: (seat: SeatId, chosen: boolean) => void;
  mark: (seat: SeatId, here: boolean) => void;
  invite: (seat: SeatId) => void;
  open: (seat: SeatId | null) => void;
  end: (seat: SeatId, keys: readonly KeyListed[], reason: string, invites: boolean) => void;
};

type Props = Person & {
  own: string | null; // the id of this device's key, if it is one of this seat
  keys: readonly KeyListed[]; // of this seat, where they are shown
  doing: Doing | null; // null: shown and nothing more
  chosen: boolean;
  sending: boolean;
  busy: boolean;
  opened: boolean;
};

const roleSays: Record<Role, PlainKey> = {
  presiding: "desk.role.presiding", secretary: "desk.role.secretary", teller: "desk.role.teller", clock: "desk.role.clock",
};

function heldSays({ holding, devices, invited }: Held): string {
  if (holding === "enrolled") return say(invited ? "desk.key.enrolled_and" : "desk.key.enrolled", { n: devices });
  return say(({ none: "desk.key.none", invited: "desk.key.invited", waiting: "desk.key.waiting", ended: "desk.key.ended" } as const)[holding]);
}

export function Row(props: Props) {
  const { id, name, role, presence, holding, doing, opened } = props;
  return (
    <>
      <tr role="row" class={opened ? "opened" : ""}>
        {doing !== null && (
          <td role="cell" class="choose">
            <label><input type="checkbox" aria-label={say("desk.choose.one", { name })} checked={props.chosen}
              onChange={(event) => doing.choose(id, event.currentTarget.checked)} /></label>
          </td>
        )}
        <th role="rowheader" scope="row"><bdi>{name}</bdi>{role !== null && say(roleSays[role]).toLowerCase() !== name.toLowerCase() && <small>{say(roleSays[role])}</small>}</th>
        <td role="cell" class="presence">{presence !== null && <span class={presence}>{say(presenceSays[presence])}</span>}</td>
        {doing !== null && <td role="cell" class="arrives"><Mark {...props} doing={doing} /></td>}
        <td role="cell" class={`held ${holding}`}>{heldSays(props)}</td>
        {doing !== null && <td role="cell" class="do"><Does {...props} doing={doing} /></td>}
      </tr>
      {opened && doing !== null && (
        <tr role="row" class="ending"><td role="cell" colSpan={6}><Ending {...props} doing={doing} /></td></tr>
      )}
    </>
  );
}

type Active = Props & { doing: Doing };

function Mark({ id, name, presence, sending, doing }: Active) {
  if (presence === null || presence === "out") return null;
  const here = presence === "here";
  return (
    <button class="btn" type="button" aria-disabled={sending} aria-label={say(here ? "desk.leave.of" : "desk.arrive.of", { name })}
      onClick={() => doing.mark(id, !here)}>{say(sending ? "desk.sent" : here ? "desk.leave" : "desk.arrive")}</button>
  );
}

// Whoever has a key gets another only by a look at those there are: that is where a lost one ends.
function Does({ id, name, role, holding, own, busy, opened, doing }: Active) {
  const open = (says: PlainKey, of: "desk.lost.of" | "desk.more.of" | "desk.withdraw.of") => (
    <button class="btn" type="button" aria-expanded={opened} aria-label={say(of, { name })} onClick={() => doing.open(opened ? null : id)}>{say(says)}</button>
  );
  // The clock-keeper is the hall itself: it has no phone, and no link makes it another.
  if (role === "clock") return holding === "enrolled" ? open("desk.more", "desk.more.of") : null;
  if (holding === "enrolled") return own === null ? open("desk.lost", "desk.lost.of") : open("desk.more", "desk.more.of");
  const again = holding !== "none";
  return (
    <>
      <button class="btn" type="button" aria-disabled={busy} aria-label={say(again ? "desk.again.of" : "desk.invite.of", { name })}
        onClick={() => doing.invite(id)}>{say(again ? "desk.again" : "desk.invite")}</button>
      {(holding === "invited" || holding === "waiting") && open("desk.withdraw", "desk.withdraw.of")}
    </>
  );
}
