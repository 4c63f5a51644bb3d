import { type Body } from "../../hall/contract";
import { number, say } from "../../messages";
import { groups } from "../../parts/hash";
import type { Numbers, Report as Checked } from "../../record/verify";

export const verdicts = { valid: "verify.valid", invalid: "verify.bad", unreadable: "verify.unread" } as const;

type Props = { body: Body; report: Checked; wentOn: boolean; vote?: number };

// What the check found, in plain words: the verdict first, then by what, then what nobody asked.
export function Report({ body, report, wentOn, vote }: Props) {
  const good = report.verdict === "valid";
  const { numbers } = report;
  return (
    <div class={good ? "report" : "report bad"}>
      <h3>{say(verdicts[report.verdict])}</h3>
      {good && <p>{say("verify.valid.says")}</p>}
      {good && vote !== undefined && <p><b>{ofVote(report.numbers, vote)}</b></p>}
      {report.verdict === "invalid" && <Fault body={body} report={report} />}
      {report.verdict === "unreadable" && <p>{say(report.code === "VERSION" ? "verify.fault.VERSION" : "verify.no_head")}</p>}
      {good && wentOn && <p>{say("verify.goes_on")}</p>}
      {numbers !== null && <Facts numbers={numbers} before={!good} />}
      {good && report.numbers.heldFrom !== null && <p class="noticebox">{say("verify.held", { number: report.numbers.heldFrom })}</p>}
      {good && <NotAsked numbers={report.numbers} />}
    </div>
  );
}

function ofVote({ votes }: Numbers, id: number): string {
  const found = votes.find(({ vote }) => vote === id);
  if (found === undefined) return say("verify.vote.none");
  if (found.again === "open") return say("verify.vote.open");
  const tally = `\u2066${found.tally}\u2069`;
  if (found.sealed) return say("verify.vote.sealed", { n: found.ballots, tally });
  return found.names ? say("verify.vote.names", { n: found.ballots, tally }) : say("verify.vote.tellers", { tally });
}

type Wrong = Pick<Checked & { verdict: "invalid" }, "code" | "position" | "what">;

export function Fault({ body, report }: { body: Body; report: Wrong }) {
  const { code, position, what } = report;
  return (
    <>
      <p><b>{say("verify.first")}: {position === null ? say("verify.whole") : <a href={`/${body.id}/record#entry-${position}`}>{say("verify.at", { number: position })}</a>}</b></p>
      <p>{say(`verify.fault.${code}`)}</p>
      <dl class="kv">
        <dt>{say("verify.code")}</dt><dd class="mono"><bdi dir="ltr">{code}</bdi></dd>
        {what !== "" && <><dt>{say("verify.detail")}</dt><dd class="mono"><bdi dir="ltr">{what}</bdi></dd></>}
      </dl>
    </>
  );
}

function Facts({ numbers, before }: { numbers: Numbers; before: boolean }) {
  const counts = [
    [before ? "verify.before" : "verify.entries", numbers.entries], ["verify.signatures", numbers.signatures],
    ["verify.keys", numbers.keys], ["verify.votes", numbers.recomputed], ["verify.sealed", numbers.sealed],
  ] as const;
  const shown = counts.filter(([key, n]) => key !== "verify.sealed" || n > 0);
  return (
    <>
      <h4>{say("verify.facts")}</h4>
      <dl class="facts">
        {shown.map(([key, n]) => <div key={key}><dt>{say(key)}</dt><dd><bdi dir="ltr">{number(n)}</bdi></dd></div>)}
      </dl>
      <dl class="kv">
        <dt>{say("verify.head")}</dt><dd>{say("verify.head.size", { n: numbers.size })}</dd>
        <dt>{say("verify.root")}</dt><dd class="mono"><bdi dir="ltr">{groups(numbers.root)}</bdi></dd>
        <dt>{say("verify.log")}</dt><dd class="mono"><bdi dir="ltr">{numbers.log}</bdi></dd>
      </dl>
      <p class="limits">{believed(numbers)}</p>
    </>
  );
}

// Whose word it is that this head is the one that everybody is shown.
const believed = ({ witnesses, trusted }: Numbers): string =>
  witnesses !== null ? say("verify.log.trust", { n: witnesses }) : say(trusted ? "verify.log.known" : "verify.log.own");

// What is never asked here, and what was there and was not.
function NotAsked({ numbers }: { numbers: Numbers }) {
  const some = [
    ["verify.not.open", numbers.open], ["verify.not.secret", numbers.secret], ["verify.not.citations", numbers.citations],
    ["verify.not.witnesses", numbers.otherSignatures], ["verify.not.withheld", numbers.withheld.length],
  ] as const;
  return (
    <>
      <h4>{say("verify.not")}</h4>
      <ul class="dots">
        <li>{say("verify.not.rules")}</li>
        {some.filter(([, n]) => n > 0).map(([key, n]) => <li key={key}>{say(key, { n })}</li>)}
        <li>{say("verify.not.person")}</li>
      </ul>
    </>
  );
}
