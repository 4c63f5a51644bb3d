import { useState } from "preact/hooks";
import { HallError, scriptInvite } from "../../hall/client";
import { type SeatId } from "../../hall/contract";
import { type Meeting } from "../../hall/stream";
import { say } from "../../messages";

type Props = { meeting: Meeting; seat: SeatId | null; token: string | null };

// Without a key the console shows and does nothing, and says how one gets a key. Whoever tells a demonstration may
// invite this device itself.
export function ReadOnly({ meeting, seat, token }: Props) {
  const name = seat === null ? "" : meeting.nameOf(seat);
  return (
    <div class="noticebox read-only">
      <p><b>{say("chair.read_only", { name })}</b></p>
      {token === null || seat === null
        ? <p>{say("chair.get_key")} <a href={`/${meeting.id}/join`}>{say("chair.open_join")}</a></p>
        : <Take meeting={meeting} seat={seat} token={token} />}
    </div>
  );
}

function Take({ meeting, seat, token }: { meeting: Meeting; seat: SeatId; token: string }) {
  const [failed, setFailed] = useState("");
  const take = async (): Promise<void> => {
    try {
      const { fragment } = await scriptInvite(meeting.id, token, seat);
      location.assign(`/${meeting.id}/join#${fragment}`);
    } catch (error) {
      setFailed(error instanceof HallError ? error.says : say("hall.unread"));
    }
  };
  return (
    <>
      <p><button class="btn" type="button" onClick={() => void take()}>{say("chair.take", { name: meeting.nameOf(seat) })}</button></p>
      <p role="status"><bdi>{failed}</bdi></p>
    </>
  );
}
