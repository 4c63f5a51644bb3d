import { useEffect, useState } from "preact/hooks";
import { votesOf } from "../../hall/client";
import type { Body, VoteListed } from "../../hall/contract";
import type { Meeting } from "../../hall/stream";
import { votesSent } from "../../keys/ballots";
import type { DeviceKey } from "../../keys/device";
import { lang, number, say } from "../../messages";
import { sentence } from "../../parts/sentence";
import { Ballots } from "./Ballots";

type Props = { meeting: Meeting; body: Body; device: DeviceKey };

const again = 3_000;

function useListed(bodyId: string, wanted: boolean): VoteListed[] | null {
  const [listed, setListed] = useState<VoteListed[] | null>(null);
  useEffect(() => {
    if (!wanted) return undefined;
    let left = false;
    let timer: ReturnType<typeof setTimeout>;
    const ask = (): void =>
      void votesOf(bodyId).then((answer) => left || setListed(answer), () => void (left || (timer = setTimeout(ask, again))));
    ask();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [bodyId, wanted, lang.value]);
  return listed;
}

function One({ meeting, body, device, listed }: Props & { listed: VoteListed }) {
  const [open, setOpen] = useState(false);
  const { id, title, question_says } = listed.vote;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary><bdi dir="ltr">{number(id)}</bdi> <bdi>{title === "" ? sentence(question_says) : title}</bdi></summary>
      {open && <Ballots meeting={meeting} body={body} device={device} matter={{ ...listed, lamps: "" }} offers={null} asked={false} quiet beside />}
    </details>
  );
}

// What this device voted, and its receipts, after the vote went from the picture: read when somebody asks for it.
export function Earlier({ meeting, body, device, shown }: Props & { shown: readonly number[] }) {
  const [open, setOpen] = useState(false);
  const [sent, setSent] = useState<readonly number[]>([]);
  const now = shown.join(" ");
  useEffect(() => void votesSent(body.origin).then(setSent), [body.origin, now]);
  const votes = sent.filter((vote) => !shown.includes(vote));
  const listed = useListed(meeting.id, open);
  if (votes.length === 0) return null;
  return (
    <details class="k-earlier" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say("earlier.title", { n: votes.length })}</summary>
      {listed?.filter(({ vote }) => votes.includes(vote.id)).map((one) =>
        <One key={one.vote.id} meeting={meeting} body={body} device={device} listed={one} />)}
    </details>
  );
}
