import { type ComponentChildren } from "preact";
import { type Body } from "../../hall/contract";
import { type Meeting } from "../../hall/stream";
import { say } from "../../messages";
import { Language } from "../../parts/Language";
import { Lost } from "../../parts/Lost";
import { RecordStrip } from "../../parts/RecordStrip";
import { RehearsalTag, Watermark } from "../../parts/Rehearsal";

// What both public pages have around them.
export function Sheet({ meeting, body, children }: { meeting: Meeting; body: Body; children: ComponentChildren }) {
  return (
    <div class="desk sheet">
      <header class="mast">
        <p class="who"><b><a href={`/${body.id}/record`}><bdi>{body.short}</bdi></a></b><span>{say("public.page")}</span></p>
        <div class="r"><p><a href={`/${body.id}/board`}>{say("public.board")}</a></p><Language /></div>
      </header>
      <main>
        {body.rehearsal && <p class="noticebox rehearsal"><RehearsalTag body={body} /> {say("public.rehearsal")}</p>}
        {children}
      </main>
      <Lost meeting={meeting} />
      <footer class="strip"><RecordStrip meeting={meeting} /><RehearsalTag body={body} /></footer>
      <Watermark body={body} />
    </div>
  );
}

export function Failed({ says, again }: { says: string; again: () => void }) {
  return (
    <div class="noticebox" role="status">
      <p>{says}</p>
      <p><button class="btn" type="button" onClick={again}>{say("public.again")}</button></p>
    </div>
  );
}
