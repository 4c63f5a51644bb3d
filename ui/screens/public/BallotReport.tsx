import { type Body } from "../../hall/contract";
import { type Meeting } from "../../hall/stream";
import { number, say, type PlainKey } from "../../messages";
import { abstains, optionSays } from "../../parts/choices";
import type { Held, VoteReport } from "../../record/secret/one";
import { Fault } from "./Report";

type Props = { meeting: Meeting; body: Body; report: VoteReport };

export function ballotVerdict(report: VoteReport): PlainKey {
  if (report.verdict === "invalid") return "verify.ballot.bad";
  if (report.verdict === "unreadable") return "verify.unread";
  return report.held.length === 0 ? "verify.ballot.none" : "verify.ballot.result";
}

// What the check of one vote's secret ballot found: the verdict, how many ballots were counted, by whom they were opened.
export function BallotReport({ meeting, body, report }: Props) {
  const good = report.verdict === "valid";
  const held = good ? [...report.held].reverse() : [];
  return (
    <div class={good ? "report" : "report bad"}>
      <h3>{say(ballotVerdict(report))}</h3>
      {report.verdict === "invalid" && <Fault body={body} report={report} />}
      {report.verdict === "unreadable" && <p>{say(report.code === "VERSION" ? "verify.fault.VERSION" : "verify.no_head")}</p>}
      {held.map((one, i) => (
        <div key={String(one.ballot)}>
          {i > 0 && <h4>{say("verify.ballot.earlier")}</h4>}
          <One meeting={meeting} body={body} held={one} />
        </div>
      ))}
      {held.length > 0 && <p class="limits">{say("verify.ballot.limits")}</p>}
    </div>
  );
}

function stageSays({ stage, cast, tally }: Held): string {
  if (stage === "result") return say("verify.ballot.counted", { n: cast, tally: `\u2066${tally.join(" – ")}\u2069` });
  return say(`verify.ballot.${stage}`, { n: cast });
}

function One({ meeting, body, held }: Omit<Props, "report"> & { held: Held }) {
  const { uncounted, needed, tellers, gave, blamed, leftOut, options, tally } = held;
  const says = (slot: number): string => optionSays(meeting, body, options[slot] ?? abstains);
  const rows = [
    ["verify.ballot.tellers", gave.map((seat) => meeting.nameOf(seat))],
    ["verify.ballot.blamed", blamed.map((seat) => meeting.nameOf(seat))],
    ["verify.ballot.left_out", leftOut.map(({ seat, reason }) => `${meeting.nameOf(seat)}: ${say(`verify.ballot.out.${reason}`)}`)],
  ] as const;
  return (
    <>
      <p><b>{stageSays(held)}</b></p>
      {uncounted > 0 && <p>{say("verify.ballot.uncounted", { n: uncounted })}</p>}
      <dl class="kv">
        {tally.map((votes, slot) => <div key={slot}><dt><bdi>{says(slot)}</bdi></dt><dd>{number(votes)}</dd></div>)}
        <dt>{say("verify.ballot.needed")}</dt><dd>{say("verify.ballot.of", { done: needed, size: tellers.length })}</dd>
        {rows.map(([key, names]) => (
          <div key={key}><dt>{say(key)}</dt><dd>{names.length === 0 ? say("verify.ballot.nobody") : names.map((name) => <div key={name}><bdi>{name}</bdi></div>)}</dd></div>
        ))}
      </dl>
      <Trackers meeting={meeting} held={held} says={says} />
    </>
  );
}

// What a delegate compares with its own device: the ballots that it opened, and the one that counts.
function Trackers({ meeting, held: { opened, trackers }, says }: { meeting: Meeting; held: Held; says: (slot: number) => string }) {
  const line = (short: string) => <dd class="mono"><bdi dir="ltr">{short}</bdi></dd>;
  return (
    <>
      {opened.length > 0 && (
        <>
          <h4>{say("verify.ballot.opened")}</h4>
          <dl class="kv">
            {opened.map(({ seat, short, chosen }) => (
              <div key={short}><dt><bdi>{meeting.nameOf(seat)}</bdi>: <bdi>{chosen.length === 0 ? say("verify.ballot.blank") : chosen.map(says).join(", ")}</bdi></dt>{line(short)}</div>
            ))}
          </dl>
        </>
      )}
      {trackers.length > 0 && (
        <details>
          <summary>{say("verify.ballot.trackers")}</summary>
          <dl class="kv">{trackers.map(({ seat, short }) => <div key={seat}><dt><bdi>{meeting.nameOf(seat)}</bdi></dt>{line(short)}</div>)}</dl>
        </details>
      )}
    </>
  );
}
