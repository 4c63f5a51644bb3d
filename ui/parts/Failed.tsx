import { useEffect } from "preact/hooks";
import { say } from "../messages";
import "../style/phone.css";

const pause = 5_000;

// Nobody stands at a projector: as soon as the hall answers, the page is asked for anew. Not before, or the browser would
// show a page of its own and stay there.
async function reloadWhenUp(): Promise<void> {
  for (;;) {
    await new Promise((done) => setTimeout(done, pause));
    const up = await fetch("/healthz", { cache: "no-store" }).then(({ ok }) => ok, () => false);
    if (up) return location.reload();
  }
}

// A part of this page did not come from the hall. It is loaded again by hand: a new version may have taken its place.
export function Failed({ alone }: { alone: boolean }) {
  useEffect(() => {
    if (alone) void reloadWhenUp();
  }, [alone]);
  return (
    <main class="plain" role="alert">
      <p class="warnbox"><b>{say("page.failed")}</b> {say("page.failed.why")}</p>
      <p><button class="btn primary" type="button" onClick={() => location.reload()}>{say("page.again")}</button></p>
    </main>
  );
}

export function Unknown() {
  return (
    <main class="plain">
      <h1>{say("page.unknown")}</h1>
      <p><a href="/">{say("page.unknown.do")}</a></p>
    </main>
  );
}
