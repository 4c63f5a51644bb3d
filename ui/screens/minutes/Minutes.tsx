// All that was done, told from the record: to be read, printed, kept as PDF or as a table.
import { useEffect, useMemo } from "preact/hooks";
import { minutesCsvOf, minutesOf } from "../../hall/client";
import { type Body, type Minutes as Told, type Snapshot } from "../../hall/contract";
import { type Meeting } from "../../hall/stream";
import { direction, lang, say } from "../../messages";
import { shortHash } from "../../parts/hash";
import { useAsked } from "../public/asked";
import { Failed, Sheet } from "../public/Sheet";
import { Lines } from "./Lines";
import { cssText, partsOf, type Part } from "./told";
import "../desk.css";
import "../public/public.css";
import "./minutes.css";

export function Minutes({ meeting }: { meeting: Meeting }) {
  const body = meeting.body.value;
  const now = meeting.now.value;
  useEffect(() => {
    if (body !== null) document.title = say("minutes.title", { body: body.short });
  }, [body]);
  if (body === null || now === null) return <main class="desk waiting"><p role="status">{say("waiting")}</p></main>;
  return <Sheet meeting={meeting} body={body}><Page body={body} now={now} /></Sheet>;
}

function Page({ body, now }: { body: Body; now: Snapshot }) {
  const asked = useAsked<Told>(() => minutesOf(body.id), `${body.id} ${lang.value}`);
  if (asked.value === null)
    return asked.failed === null ? <p role="status">{say("waiting")}</p> : <Failed says={say("minutes.failed", { says: asked.failed })} again={asked.again} />;
  return <Whole body={body} told={asked.value} newer={now.head.size - asked.value.size} again={asked.again} />;
}

type WholeProps = { body: Body; told: Told; newer: number; again: () => void };

function Whole({ body, told, newer, again }: WholeProps) {
  const parts = useMemo(() => partsOf(told.lines), [told]);
  usePageMargins(body, told);
  return (
    <>
      <p class="strip meeting"><b><bdi>{body.name}</bdi></b><span>{say("minutes.foot", { size: told.size, hash: shortHash(told.root) })}</span></p>
      <h1>{say("minutes.page")}</h1>
      <p class="m-lead">{say("minutes.lead")}</p>
      <p class="m-tools">
        <button class="btn primary" type="button" onClick={() => print()}>{say("minutes.print")}</button>
        <a class="btn" href={minutesCsvOf(body.id)} download>{say("minutes.csv")}</a>
      </p>
      {newer > 0 && (
        <p class="noticebox m-newer" role="status">{say("minutes.newer", { n: newer })} <button class="btn" type="button" onClick={again}>{say("minutes.again")}</button></p>
      )}
      {parts.length === 0 ? <p>{say("minutes.empty")}</p> : <Contents parts={parts} />}
      {parts.map((part) => <Lines key={part.id} body={body} part={part} />)}
    </>
  );
}

function Contents({ parts }: { parts: readonly Part[] }) {
  return (
    <nav class="m-contents" aria-label={say("minutes.contents")}>
      <h2>{say("minutes.contents")}</h2>
      <ol>
        {parts.map(({ id, heading, decisions }) => (
          <li key={id}><a href={`#${id}`}><bdi>{heading || say("minutes.page")}</bdi></a><span>{decisions > 0 && say("minutes.decisions", { n: decisions })}</span></li>
        ))}
      </ol>
    </nav>
  );
}

// On every printed page: whose minutes, of which record, which page of how many. Only a style sheet can say it there, and
// the hall lets a page bring none in its text.
function usePageMargins(body: Body, told: Told): void {
  const foot = say("minutes.foot", { size: told.size, hash: shortHash(told.root) });
  const [start, end] = direction() === "rtl" ? ["right", "left"] : ["left", "right"];
  const rules = `@media print { @page {
    @top-${start} { content: ${cssText(body.name)}; }
    @top-${end} { content: ${cssText(say("minutes.page"))}; }
    @bottom-${start} { content: ${cssText(foot)}; }
    @bottom-${end} { content: counter(page) " / " counter(pages); }
  } }`;
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => void (document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet));
  }, [rules]);
}
