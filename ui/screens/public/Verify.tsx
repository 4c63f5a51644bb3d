// The whole record, read and checked on the reader's own device.
import { type Body } from "../../hall/contract";
import { number, say } from "../../messages";
import { TrustFile } from "../../parts/TrustFile";
import { ballotVerdict } from "./BallotReport";
import { Report, verdicts } from "./Report";
import { useVerifier, type Verifying } from "./verifying";

// `vote`: the page's own, if it is one vote's page.
export function Verify({ body, vote }: { body: Body; vote?: number }) {
  const { now, start, stop } = useVerifier(`/records/${body.id}`, body.origin);
  const running = now.kind === "running";
  const again = now.kind !== "idle" && !running;
  return (
    <section class="verify" id="verify">
      <h2>{say("verify.title")}</h2>
      <p>{say("verify.lead")}</p>
      <p class="tools">
        {running
          ? <button class="btn" type="button" onClick={stop}>{say("verify.stop")}</button>
          : <button class="btn primary" type="button" onClick={start}>{say(again ? "verify.again" : "verify.start")}</button>}
      </p>
      <TrustFile origin={body.origin} />
      {running && <Progress done={now.done} size={now.size} of="verify" />}
      <p class="vh" role="status">{spoken(now)}</p>
      {(now.kind === "stopped" || now.kind === "unread") && <p class="said">{spoken(now)}</p>}
      {now.kind === "report" && <Report body={body} report={now.report} wentOn={now.wentOn} {...(vote === undefined ? {} : { vote })} />}
    </section>
  );
}

// What a screen reader is told: beginning and end, not each step.
export function spoken(now: Verifying): string {
  switch (now.kind) {
    case "idle": return "";
    case "running": return say("verify.begun");
    case "stopped": return say("verify.stopped");
    case "unread": return say(now.offline ? "verify.offline" : "verify.broken");
    case "report": return say(verdicts[now.report.verdict]);
    case "vote": return say(ballotVerdict(now.report));
  }
}

// `of`: what is counted, entries or ballots. A vote may have no ballot yet.
export function Progress({ done, size, of }: { done: number; size: number | null; of: "verify" | "verify.ballot" }) {
  return (
    <div class="progress">
      <progress aria-label={say(`${of}.progress`)} max={Math.max(1, size ?? 1)} value={size === null ? 0 : done} />
      <span>{size === null ? say("verify.begun") : say(`${of}.running`, { done: number(done), size: number(size) })}</span>
    </div>
  );
}
