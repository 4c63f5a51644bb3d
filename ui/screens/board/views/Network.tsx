// How to come into this hall with a device of one's own: its Wi-Fi, its address, each with a code for a phone's camera.
import { type ComponentChildren } from "preact";
import { say } from "../../../messages";
import { isLocal } from "../../../parts/links";
import { Local } from "../../../parts/LinkLine";
import { Qr } from "../../../parts/Qr";
import { asked } from "../asked";
import { type Parts } from "../Board";
import { Foot } from "../Foot";
import { Title } from "../Head";
import { wifiCode } from "../wifi";

export function Network({ meeting, body, now, shown }: Parts) {
  const [name, password] = [asked.get("ssid"), asked.get("password")];
  const address = location.origin;
  return (
    <>
      <Title body={body} now={now} shown={null} />
      <section class="b-network">
        <h2>{say("board.network")}</h2>
        {name !== "" && (
          <Way says={say("board.wifi")} code={wifiCode(name, password)} label={say("board.wifi.code")}>
            <dl>
              <dt>{say("board.wifi.name")}</dt><dd><bdi dir="ltr">{name}</bdi></dd>
              <dt>{say("board.wifi.password")}</dt><dd>{password === "" ? say("board.wifi.open") : <bdi dir="ltr">{password}</bdi>}</dd>
            </dl>
          </Way>
        )}
        <Way says={say("board.network.open")} code={address} label={say("board.network.code")}>
          <p class="b-address"><bdi dir="ltr">{address.replace(/^https?:\/\//, "")}</bdi></p>
          {isLocal(location.hostname) && <Local />}
        </Way>
      </section>
      <Foot meeting={meeting} body={body} now={now} shown={shown} />
    </>
  );
}

function Way({ says, code, label, children }: { says: string; code: string; label: string; children: ComponentChildren }) {
  return (
    <div class="b-way">
      <Qr text={code} label={label} />
      <div><h3>{says}</h3>{children}</div>
    </div>
  );
}
