// Texts and other documents: handed in, amended, circulated; and what became of each.
import type { Body, Circulated, Snapshot, Text } from "../../../hall/contract";
import type { Meeting } from "../../../hall/stream";
import type { DeviceKey } from "../../../keys/device";
import { number, say, type PlainKey } from "../../../messages";
import { DocumentFold } from "../../../parts/document/Document";
import { Folded, Panel } from "../form/Fill";
import { Amend, nameOf } from "./Amend";
import { Circulate } from "./Circulate";
import { HandIn } from "./HandIn";

const stages: Record<string, PlainKey> = {
  pending: "stage.pending", withdrawn: "stage.withdrawn", adopted: "stage.adopted", rejected: "stage.rejected",
  not_put: "stage.not_put", fallen: "stage.fallen", referred: "stage.referred",
};
const kinds: Record<Circulated["kind"], PlainKey> = {
  letter: "texts.letter", opinion: "texts.opinion", report: "texts.report", note: "texts.note",
};

export function Documents({ meeting, body, deviceKey }: { meeting: Meeting; body: Body; deviceKey: DeviceKey | null }) {
  const now = meeting.now.value;
  if (now === null) return null;
  return (
    <Panel title={say("texts.title")} small={number(now.texts.length + now.documents.length)}>
      <Texts meeting={meeting} body={body} now={now} />
      <Others body={body} documents={now.documents} />
      {deviceKey !== null && (
        <>
          <Folded title={say("texts.hand_in")}><HandIn body={body} deviceKey={deviceKey} /></Folded>
          <Folded title={say("amend.title")}><Amend body={body} now={now} deviceKey={deviceKey} /></Folded>
          <Folded title={say("texts.circulate")}><Circulate body={body} deviceKey={deviceKey} /></Folded>
        </>
      )}
    </Panel>
  );
}

const Blob = ({ body, digest, name }: { body: Body; digest: string; name: string }) =>
  digest === "" ? null : <a href={`/records/${body.id}/blobs/${digest}`} aria-label={say("texts.read.of", { title: name })}>{say("texts.read")}</a>;

// Amendments below what they amend.
function inOrder(texts: readonly Text[]): { text: Text; depth: number }[] {
  const below = (parent: number | null, depth: number): { text: Text; depth: number }[] =>
    texts.filter(({ amends }) => amends === parent).flatMap((text) => [{ text, depth }, ...below(text.id, depth + 1)]);
  return below(null, 0);
}

function Texts({ meeting, body, now }: { meeting: Meeting; body: Body; now: Snapshot }) {
  if (now.texts.length === 0) return <p>{say("texts.no_texts")}</p>;
  return (
    <ul class="lines texts" aria-label={say("texts.texts")}>
      {inOrder(now.texts).map(({ text, depth }) => {
        const key = stages[text.stage];
        const sponsors = text.sponsors.map((seat) => meeting.nameOf(seat)).join(", ");
        return (
          <li key={text.id} class={`depth-${Math.min(depth, 2)}`}>
            <div>
              <b><bdi>{nameOf(text)}</bdi></b>
              <small><bdi>{text.says}</bdi>{sponsors !== "" && <>, <bdi>{sponsors}</bdi></>}</small>
            </div>
            <span class="stage">{key === undefined ? <bdi>{text.stage}</bdi> : say(key)}</span>
            {text.digest !== "" && <DocumentFold bodyId={body.id} text={text} texts={now.texts} />}
          </li>
        );
      })}
    </ul>
  );
}

function Others({ body, documents }: { body: Body; documents: readonly Circulated[] }) {
  if (documents.length === 0) return null;
  return (
    <ul class="lines" aria-label={say("texts.others")}>
      {documents.map(({ id, kind, document, title, digest }) => {
        const name = [document, title].filter((part) => part !== "").join(" ");
        return <li key={id}><div><b><bdi>{name}</bdi></b><small>{say(kinds[kind])}</small></div><Blob body={body} digest={digest} name={name} /></li>;
      })}
    </ul>
  );
}
