// What anybody may see: the meeting now, every vote at an address of its own, the record and how to verify it.
import { useEffect } from "preact/hooks";
import { type Meeting } from "../../hall/stream";
import { say } from "../../messages";
import { ElectionPage } from "./ElectionPage";
import { RecordPage } from "./RecordPage";
import { VotePage } from "./VotePage";
import "../../style/form.css";
import "../desk.css";
import "./public.css";

const one = /\/(votes|elections)\/(\d+)\/?$/;

export function Public({ meeting }: { meeting: Meeting }) {
  const body = meeting.body.value;
  const now = meeting.now.value;
  useEffect(() => {
    if (body !== null) document.title = say("public.title", { body: body.short });
  }, [body]);
  if (body === null || now === null) return <main class="desk waiting"><p role="status">{say("waiting")}</p></main>;
  const [, kind, id] = one.exec(location.pathname) ?? [];
  const props = { meeting, body, now };
  if (kind === "elections") return <ElectionPage {...props} election={Number(id)} />;
  return kind === "votes" ? <VotePage {...props} vote={Number(id)} /> : <RecordPage {...props} />;
}
