// Whether this device can take part in a secret ballot, said before there is one.
import type { Body, Secret } from "../../../hall/contract";
import type { DeviceKey } from "../../../keys/device";
import { say } from "../../../messages";
import { useRegistering } from "../../../secret/registering";
import { putOwn } from "../own";

export function Ready({ body, device, secret }: { body: Body; device: DeviceKey; secret: Secret | null }) {
  const { now, replace } = useRegistering(body, device, secret, (act) => putOwn(body, device, act, {}));
  if (now === "none" || now === "reading" || now === "making") return null;
  if (now === "ready") return <p class="k-ready">{say("secret.ready")}</p>;
  return (
    <section class="noticebox">
      <p>{say(now === "other" ? "secret.ready.other" : "secret.ready.failed")}</p>
      <button class="btn" type="button" onClick={replace}>{say("secret.ready.here")}</button>
    </section>
  );
}
