// What is asked of the teller at this device, and the share that it keeps.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Body, Secret } from "../../hall/contract";
import type { DeviceKey } from "../../keys/device";
import { number, say, type PlainKey } from "../../messages";
import { fingerprint } from "../../parts/fingerprint";
import { Said } from "../../parts/Said";
import { TrustFile } from "../../parts/TrustFile";
import { ofBase64 } from "../../record/bytes";
import type { Reading } from "../../secret/reading";
import { TellerWork, whereOf } from "./work";

const asks: { readonly [act: string]: { what: PlainKey; press: PlainKey } } = {
  "teller.commit": { what: "teller.asks.commit", press: "teller.do.commit" },
  "teller.deal": { what: "teller.asks.deal", press: "teller.do.deal" },
  "teller.verdict": { what: "teller.asks.verdict", press: "teller.do.verdict" },
  "teller.answer": { what: "teller.asks.answer", press: "teller.do.answer" },
  "teller.rehearsal": { what: "teller.asks.rehearsal", press: "teller.do.rehearsal" },
  "ballot.decrypt": { what: "teller.asks.decrypt", press: "teller.do.decrypt" },
};
const problems: { readonly [code: string]: PlainKey } = {
  passphrase: "teller.problem.passphrase", damage: "teller.problem.damage", foreign: "teller.problem.foreign", no_share: "teller.problem.no_share",
  unread: "teller.record.unread", no_file: "teller.problem.no_file", share_kept: "teller.problem.share_kept", other_share: "teller.problem.other_share",
  box_key_taken: "teller.problem.box_key_taken", box_key_lost: "teller.problem.box_key_lost", share_wrong: "teller.problem.share_wrong", floor: "secret.floor", two_locks: "teller.problem.two_locks",
};

function useWork(body: Body, key: DeviceKey, secret: Secret): TellerWork {
  const work = useMemo(() => new TellerWork(body, key), [body.origin, key.keyId]);
  useEffect(() => () => work.close(), [work]);
  const asked = JSON.stringify([secret.ceremony, secret.ballot?.stage, secret.ballot?.parts]);
  useEffect(() => void work.look(whereOf(secret, key.seat)), [work, asked]);
  return work;
}

function Share({ work, name }: { work: TellerWork; name: string }) {
  const [file = null] = work.files.value;
  const bring = async (event: Event & { currentTarget: HTMLInputElement }): Promise<void> => {
    const [given] = event.currentTarget.files ?? [];
    if (given !== undefined) await work.bring(await given.text());
  };
  return (
    <details class="share">
      <summary>{say(file === null ? "teller.share.none" : "teller.share.here")}</summary>
      <p>{say("teller.share.what")}</p>
      {file !== null && (
        <p>
          <a class="btn" download={`${name}.share.json`} href={`data:application/json;charset=utf-8,${encodeURIComponent(file)}`}>{say("teller.share.save")}</a>{" "}
          <button class="btn" type="button" onClick={() => print()}>{say("teller.share.print")}</button>
        </p>
      )}
      {file !== null && <pre class="for-paper" dir="ltr">{file.replace(/(.{64})/g, "$1\n")}</pre>}
      <label>{say("teller.share.bring")} <input type="file" accept=".json,application/json" onChange={(event) => void bring(event)} /></label>
    </details>
  );
}

const Again = ({ work }: { work: TellerWork }) => <button class="btn" type="button" onClick={() => void work.again()}>{say("teller.record.again")}</button>;

// Witnesses may come yet; all else is an alarm.
function badSays({ code, position }: Reading & { at: "bad" }): string {
  if (code === "QUORUM") return "";
  return say("teller.record.bad", { code: position === null ? code : `${code}, ${position}` });
}

// Nothing is signed over a record that this device has not checked; what it found is said.
function Record({ work, reading }: { work: TellerWork; reading: Reading }) {
  switch (reading.at) {
    case "nothing": return null;
    case "reading": return <p role="status">{reading.size === null ? say("verify.begun") : say("verify.running", { done: number(reading.done), size: number(reading.size) })}</p>;
    case "unread": return <p class="warnbox" role="alert">{say("teller.record.unread")} <Again work={work} /></p>;
    case "behind": return <p class="warnbox" role="alert">{say("teller.record.behind")} <Again work={work} /></p>;
    case "bad": return <p class="warnbox" role="alert">{badSays(reading)} {say(`verify.fault.${reading.code}`)} <Again work={work} /></p>;
    case "read": return (
      <p role="status">
        {say("teller.record.read", { n: reading.entries })}{" "}
        {reading.witnesses === null ? say("teller.record.own") : say("teller.record.witnesses", { n: reading.witnesses })}
      </p>
    );
  }
}

// Whose keys are in the record. Each act has it read anew: until then they stay, for whoever compares them with a colleague.
function Keys({ reading, nameOf, own }: { reading: Reading; nameOf: (seat: string) => string; own: string }) {
  const found = useRef<[string, string][]>([]);
  if (reading.at === "read") found.current = Object.entries(reading.keys);
  else if (reading.at !== "reading" && reading.at !== "behind") found.current = [];
  if (found.current.length === 0) return null;
  return (
    <details>
      <summary>{say("teller.keys")}</summary>
      <dl class="kv">
        {found.current.map(([seat, key]) => (
          <div key={seat}><dt><bdi>{seat === own ? say("teller.keys.you", { name: nameOf(seat) }) : nameOf(seat)}</bdi></dt><dd class="mono"><bdi dir="ltr">{fingerprint(ofBase64(key))}</bdi></dd></div>
        ))}
      </dl>
    </details>
  );
}

type Props = { body: Body; deviceKey: DeviceKey; secret: Secret; nameOf: (seat: string) => string };

export function Asked({ body, deviceKey, secret, nameOf }: Props) {
  const name = nameOf(deviceKey.seat);
  const work = useWork(body, deviceKey, secret);
  const [passphrase, setPassphrase] = useState("");
  const told = work.told.value;
  if (told === null) return <p role="status">{say("waiting")}</p>;
  const ask = told.owes === null ? undefined : asks[told.owes];
  const submit = (event: Event): void => {
    event.preventDefault();
    void work.act(passphrase);
  };
  const problem = work.problem.value;
  const reading = work.record.now.value;
  return (
    <section class="proof" aria-label={say("teller.yours", { name })}>
      <h2>{say("teller.yours", { name })}</h2>
      {ask === undefined ? <p>{say("teller.nothing")}</p> : (
        <form onSubmit={submit}>
          <p>{say(ask.what)}</p>
          {told.owes === "ballot.decrypt" && <p><b>{say("teller.counted", { counted: told.counted ?? 0, listed: told.listed ?? 0 })}</b> {say("teller.objections")}</p>}
          <label>{say(told.owes === "teller.commit" ? "teller.passphrase.new" : "teller.passphrase")}
            <input type="password" autocomplete="off" required minLength={told.owes === "teller.commit" ? 8 : 1} value={passphrase} onInput={(event) => setPassphrase(event.currentTarget.value)} />
          </label>
          <Record work={work} reading={reading} />
          <Keys reading={reading} nameOf={nameOf} own={deviceKey.seat} />
          <button class="btn primary" type="submit" disabled={work.busy.value || !work.ready.value}>{say(ask.press)}</button>
        </form>
      )}
      <div role="alert">{problem !== null && <p class="warnbox">{say(problems[problem] ?? "teller.problem.other", { code: problem })}</p>}</div>
      {work.busy.value && <p role="status">{say("teller.working")}</p>}
      <Said answer={work.answer.value} />
      <Share work={work} name={deviceKey.seat} />
      <TrustFile origin={body.origin} onChange={() => void work.again()} />
    </section>
  );
}
