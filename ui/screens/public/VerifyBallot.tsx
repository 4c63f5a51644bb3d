// One vote's or election's secret ballots, checked on the reader's own device, beside the page.
import { type Body } from "../../hall/contract";
import { type Meeting } from "../../hall/stream";
import { say } from "../../messages";
import type { Asked } from "../../record/secret/one";
import { BallotReport } from "./BallotReport";
import { Progress, spoken } from "./Verify";
import { useVerifier } from "./verifying";

export function VerifyBallot({ meeting, body, asked }: { meeting: Meeting; body: Body; asked: Asked }) {
  const { now, start, stop } = useVerifier(`/records/${body.id}`, body.origin, asked);
  const running = now.kind === "running";
  const again = now.kind !== "idle" && !running;
  return (
    <section class="verify" id="verify-ballot">
      <h2>{say("verify.ballot.title")}</h2>
      <p>{say("verify.ballot.lead")}</p>
      <p class="tools">
        {running
          ? <button class="btn" type="button" onClick={stop}>{say("verify.stop")}</button>
          : <button class="btn primary" type="button" onClick={start}>{say(again ? "verify.again" : "verify.ballot.start")}</button>}
      </p>
      {running && <Progress done={now.done} size={now.size} of="verify.ballot" />}
      <p class="vh" role="status">{spoken(now)}</p>
      {(now.kind === "stopped" || now.kind === "unread") && <p class="said">{spoken(now)}</p>}
      {now.kind === "vote" && <BallotReport meeting={meeting} body={body} report={now.report} />}
    </section>
  );
}
