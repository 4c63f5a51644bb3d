import { useEffect } from "preact/hooks";
import type { Body } from "../../hall/contract";
import { say } from "../../messages";
import { Qr } from "../../parts/Qr";
import { RehearsalTag } from "../../parts/Rehearsal";
import type { Invited } from "./work";

// A sheet to cut, a cell for each link. It is drawn when it is asked for: a thousand codes take a while.
export function Sheet({ body, links, onPrinted }: { body: Body; links: readonly Invited[]; onPrinted: () => void }) {
  useEffect(() => {
    window.addEventListener("afterprint", onPrinted);
    window.print();
    return () => window.removeEventListener("afterprint", onPrinted);
  }, []);
  return (
    <div class="cut">
      {links.map(({ name, url }) => (
        <article key={url}>
          <Qr text={url} label={say("links.code.of", { name })} />
          <div>
            <p><bdi>{body.name}</bdi> <RehearsalTag body={body} /></p>
            <p class="who"><b><bdi>{name}</bdi></b></p>
            <p>{say("desk.card")}</p>
          </div>
          <p class="mono"><bdi dir="ltr">{url}</bdi></p>
        </article>
      ))}
    </div>
  );
}
