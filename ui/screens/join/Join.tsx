import { useEffect, useState } from "preact/hooks";
import { HallError, keyOf } from "../../hall/client";
import type { Body } from "../../hall/contract";
import type { Meeting } from "../../hall/stream";
import { insideAnotherProgram } from "../../keys/browser";
import { deviceKey, type DeviceKey } from "../../keys/device";
import { begun, enrol, invitationIn } from "../../keys/invitation";
import { askToKeep, keeping } from "../../keys/keeping";
import { say, type PlainKey } from "../../messages";
import { Language } from "../../parts/Language";
import { RecordStrip } from "../../parts/RecordStrip";
import { RehearsalTag, Watermark } from "../../parts/Rehearsal";
import type { PutResult } from "../../record/acts";
import { Help } from "../keypad/Help";
import { Elsewhere } from "./Elsewhere";
import "../../style/phone.css";

type Step =
  | { at: "reading" | "elsewhere" | "sent" | "waiting" | "done" }
  | { at: "offer"; passing: boolean } // passing: this browser forgets when the window closes
  | { at: "stopped"; why: Stop; says: string };
type Stop = "no_link" | "unknown" | "used" | "other_seat" | "unkept" | "refused" | "doubt" | "hall";

const pages = { presiding: "chair", secretary: "desk", teller: "vote", clock: "vote" } as const;

function pageOf(body: Body, seat: string): string {
  const officer = body.officers.find(({ id }) => id === seat);
  return `/${body.id}/${officer === undefined ? "vote" : pages[officer.role]}`;
}

async function firstStep(bodyId: string, invitation: DeviceKey): Promise<Step> {
  const answer = await keyOf(bodyId, invitation.keyId);
  if (answer === null) return { at: "stopped", why: "unknown", says: "" };
  if (answer.seat !== invitation.seat) return { at: "stopped", why: "other_seat", says: "" };
  if (answer.stage !== "invited") return { at: "stopped", why: "used", says: "" };
  const keeps = await keeping();
  return keeps === "nothing" ? { at: "stopped", why: "unkept", says: "" } : { at: "offer", passing: keeps === "passing" };
}

function stopped(result: PutResult): Step {
  if (result.kind === "refused") return { at: "stopped", why: "refused", says: result.says };
  if (result.kind === "doubt") return { at: "stopped", why: "doubt", says: "" };
  return { at: "stopped", why: "refused", says: result.kind === "fault" ? result.says : "" };
}

function useJoining(body: Body | null, invitation: DeviceKey | null) {
  const [step, setStep] = useState<Step>({ at: "reading" });
  const go = async (): Promise<void> => {
    if (body === null || invitation === null) return;
    setStep({ at: "sent" });
    try {
      void askToKeep();
      const result = await enrol(body, invitation, { told: (at) => setStep({ at }) });
      if (result.kind !== "recorded") return setStep(stopped(result));
      // The link has done its work; nobody finds it in the address bar or in the history.
      history.replaceState(null, "", location.pathname);
      setStep({ at: "done" });
    } catch {
      setStep({ at: "stopped", why: "unkept", says: "" });
    }
  };
  const look = async (): Promise<void> => {
    if (body === null) return;
    if (invitation === null) return setStep({ at: "stopped", why: "no_link", says: "" });
    try {
      if (await begun(invitation)) return await go();
      setStep(insideAnotherProgram(navigator.userAgent) ? { at: "elsewhere" } : await firstStep(body.id, invitation));
    } catch (error) {
      const says = error instanceof HallError ? error.says : "";
      setStep({ at: "stopped", why: error instanceof HallError ? "hall" : "unkept", says });
    }
  };
  useEffect(() => void look(), [body?.id, invitation]);
  const stay = async (): Promise<void> => {
    if (body !== null && invitation !== null) setStep(await firstStep(body.id, invitation));
  };
  return { step, go, look, stay };
}

const stopSays: Record<Stop, PlainKey> = {
  no_link: "join.stop.no_link", unknown: "join.stop.unknown", used: "join.stop.used", other_seat: "join.stop.other_seat",
  unkept: "join.stop.unkept", refused: "join.stop.refused", doubt: "join.stop.doubt", hall: "join.stop.hall",
};

type OfferedProps = { meeting: Meeting; body: Body; seat: string; passing: boolean; onGo: () => void };

function Offered({ meeting, body, seat, passing, onGo }: OfferedProps) {
  return (
    <>
      <h1>{say("join.title", { name: meeting.nameOf(seat) })}</h1>
      <p class="lead"><bdi>{body.name}</bdi></p>
      <p>{say("join.what")}</p>
      <p>{say("join.not_you")}</p>
      {passing ? <p class="warnbox">{say("join.passing")}</p> : <p>{say("join.private")}</p>}
      {!window.isSecureContext && <p class="noticebox">{say("keypad.unguarded")}</p>}
      <p class="buttons"><button class="btn primary" type="button" onClick={onGo}>{say("join.make")}</button></p>
    </>
  );
}

export function Join({ meeting }: { meeting: Meeting }) {
  const body = meeting.body.value;
  const [invitation] = useState(() => invitationIn(location.hash));
  const [own, setOwn] = useState<DeviceKey | null>(null);
  const { step, go, look, stay } = useJoining(body, invitation);
  useEffect(() => {
    document.title = say("join.page", { body: body?.short ?? meeting.id });
  });
  useEffect(() => {
    deviceKey(meeting.id).then(setOwn, () => setOwn(null));
  }, [meeting, step.at]);
  useEffect(() => {
    if (step.at === "done" && body !== null && invitation !== null) location.replace(pageOf(body, invitation.seat));
  }, [step.at]);
  return (
    <main class="phone join">
      {body !== null && <Watermark body={body} />}
      <div class="plain" aria-live="polite">
        {body === null || step.at === "reading" ? <p>{say("waiting")}</p> : null}
        {step.at === "elsewhere" && <Elsewhere onStay={() => void stay()} />}
        {step.at === "offer" && body !== null && invitation !== null
          && <Offered meeting={meeting} body={body} seat={invitation.seat} passing={step.passing} onGo={() => void go()} />}
        {step.at === "sent" && <p>{say("join.making")}</p>}
        {step.at === "waiting" && <p>{say("join.waiting")}</p>}
        {step.at === "done" && <p>{say("join.done")}</p>}
        {step.at === "stopped" && (
          <>
            <h1>{say("join.stopped")}</h1>
            <p class="warnbox">{say(stopSays[step.why])} {step.says !== "" && <bdi>{step.says}</bdi>}</p>
            {step.why === "hall" && <p><button class="btn primary" type="button" onClick={() => void look()}>{say("page.again")}</button></p>}
          </>
        )}
        {own !== null && body !== null && step.at !== "done" && (
          <p class="inset">{say("join.own", { name: meeting.nameOf(own.seat) })} {step.at === "offer" && `${say("join.replaces")} `}<a href={pageOf(body, own.seat)}>{say("join.own.go")}</a></p>
        )}
      </div>
      <Help />
      <footer class="strip">
        {body !== null && <RehearsalTag body={body} />}
        <RecordStrip meeting={meeting} />
        <Language />
      </footer>
    </main>
  );
}
