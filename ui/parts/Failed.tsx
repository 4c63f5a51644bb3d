import { say } from "../messages";
import "../style/phone.css";

// A part of this page did not come from the hall. Nothing loads it again by itself: a new version may have taken its place.
export function Failed() {
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
