import { useEffect } from "preact/hooks";
import type { Meeting } from "../../hall/stream";
import type { DeviceKey } from "../../keys/device";
import { say } from "../../messages";
import { fingerprint } from "../../parts/fingerprint";

// The rules ask for a second person: the key is made and the record knows it, but takes nothing of it yet.
export function Waits({ meeting, device }: { meeting: Meeting; device: DeviceKey }) {
  // Confirmed: from now on the hall counts this device.
  useEffect(() => meeting.open, [meeting]);
  return (
    <section class="plain">
      <h1>{say("waits.title", { name: meeting.nameOf(device.seat) })}</h1>
      <p>{say("waits.why")}</p>
      <p class="k-fingerprint"><span>{say("waits.fingerprint")}</span> <b><bdi class="mono" dir="ltr">{fingerprint(device.publicKey)}</bdi></b></p>
      <p>{say("waits.read")}</p>
      <p role="status">{say("waits.then")}</p>
    </section>
  );
}
