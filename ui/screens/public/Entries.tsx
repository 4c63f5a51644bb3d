// The entries of the record, page by page; one of them in full. Each is checked against the signed head on this device.
import { useEffect, useRef, useState } from "preact/hooks";
import { type Body, type Snapshot } from "../../hall/contract";
import { date, number, say, time } from "../../messages";
import { type Meeting } from "../../hall/stream";
import type { Browsing, Shown } from "../../record/browse";
import { detailsOf, entryLink, pageLink, saysOf, usePlace, useRecord } from "./browsing";
import { EntryPage } from "./EntryPage";

type Props = { meeting: Meeting; body: Body; now: Snapshot };
const perPage = 25;

export function Entries({ meeting, body, now }: Props) {
  const [place, go] = usePlace();
  const { record, failed } = useRecord(`/records/${body.id}`, body.origin, place === null ? null : JSON.stringify(place));
  const last = Math.max(0, (record?.head.size ?? now.head.size) - 1);
  const latest = Math.floor(last / perPage) * perPage;
  return (
    <section class="entries" id="entries">
      <h2>{say("entries.title")}</h2>
      <p>{say("entries.lead")}</p>
      {place === null && <p class="tools"><button class="btn" type="button" onClick={() => go(pageLink(latest))}>{say("entries.open")}</button></p>}
      {place !== null && record === null && <p role="status">{say(failed ? "entries.failed" : "entries.reading")}</p>}
      {place !== null && record !== null && (
        "entry" in place
          ? <EntryPage meeting={meeting} body={body} record={record} position={Math.min(place.entry, last)} list={pageLink(Math.floor(Math.min(place.entry, last) / perPage) * perPage)} />
          : <Page meeting={meeting} body={body} record={record} from={Math.min(Math.floor(place.from / perPage) * perPage, latest)} />
      )}
    </section>
  );
}

function Page({ meeting, body, record, from }: { meeting: Meeting; body: Body; record: Browsing; from: number }) {
  const [shown, setShown] = useState<(Shown | null)[] | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    let left = false;
    record.page(from, perPage).then((page) => void (left || setShown(page)), () => void (left || setShown([])));
    return () => {
      left = true;
    };
  }, [record, from]);
  useEffect(() => heading.current?.focus(), [from]);
  const { size } = record.head;
  const last = Math.min(from + perPage, size) - 1;
  return (
    <>
      <h3 tabIndex={-1} ref={heading}>{say("entries.range", { first: from, last })}</h3>
      <p class="limits">{say("entries.head", { n: size })}</p>
      <Turning from={from} size={size} />
      {shown === null && <p role="status">{say("entries.reading")}</p>}
      <ol class="rows" start={from}>
        {shown?.map((one, i) => <li key={from + i}>{one === null ? <Gone position={from + i} /> : <Row meeting={meeting} body={body} one={one} />}</li>)}
      </ol>
    </>
  );
}

function Gone({ position }: { position: number }) {
  return <><b><bdi dir="ltr">{number(position)}</bdi></b><span>{say("entries.gone")}</span></>;
}

function Row({ meeting, body, one: { position, entry, act } }: { meeting: Meeting; body: Body; one: Shown }) {
  const nameOf = (seat: string): string => meeting.nameOf(seat);
  const choiceOf = (choice: string): string => body.choices.find(({ id }) => id === choice)?.says ?? choice;
  const details = act === null ? [] : detailsOf(act, nameOf, choiceOf);
  return (
    <>
      <a class="at" href={entryLink(position)} aria-label={say("entries.one", { number: position })}><b><bdi dir="ltr">{number(position)}</bdi></b></a>
      <span class="when">{date(entry.at)} <bdi dir="ltr">{time(entry.at)}</bdi></span>
      <span class="what">
        {act !== null && <b><bdi>{nameOf(act.by)}</bdi></b>} <span>{saysOf(act)}</span>
        {details.map((detail, i) => <span key={i}> · <bdi>{detail}</bdi></span>)}
      </span>
      <span class="key mono"><span class="vh">{say("entries.key")} </span><bdi dir="ltr">{entry.keyId}</bdi></span>
    </>
  );
}

function Turning({ from, size }: { from: number; size: number }) {
  const latest = Math.floor((size - 1) / perPage) * perPage;
  const turns = [
    ["entries.first", 0, from > 0], ["entries.earlier", from - perPage, from > 0],
    ["entries.later", from + perPage, from < latest], ["entries.latest", latest, from < latest],
  ] as const;
  return (
    <nav class="turning" aria-label={say("entries.pages")}>
      {turns.map(([key, to, can]) => (can
        ? <a key={key} class="btn" href={pageLink(to)}>{say(key)}</a>
        : <button key={key} class="btn" type="button" disabled>{say(key)}</button>))}
      <Jump last={size - 1} />
    </nav>
  );
}

function Jump({ last }: { last: number }) {
  const [wrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const jump = (event: Event): void => {
    event.preventDefault();
    const wanted = field.current?.value.trim() ?? "";
    const good = /^\d{1,15}$/.test(wanted) && Number(wanted) <= last;
    setWrong(!good);
    if (good) location.hash = entryLink(Number(wanted));
    else field.current?.focus();
  };
  return (
    <form class="jump" onSubmit={jump} noValidate>
      <label for="jump-to">{say("entries.jump")}</label>
      <input id="jump-to" ref={field} inputMode="numeric" autoComplete="off" dir="ltr" aria-invalid={wrong} aria-describedby="jump-wrong" />
      <button class="btn" type="submit">{say("entries.go")}</button>
      <small id="jump-wrong" role="status">{wrong && say("entries.jump.wrong", { last })}</small>
    </form>
  );
}
