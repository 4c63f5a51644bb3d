import { useEffect, useState } from "preact/hooks";
import { type Meeting } from "../../hall/stream";
import { say } from "../../messages";
import { Said } from "../../parts/Said";
import { useScript } from "./script";
import { writes } from "./writes";

const remembered = "keys/script";
const key = "n";

// The story of a demonstration, act by act: the next one as a sentence, and what came of the last.
export function Telling({ meeting, token }: { meeting: Meeting; token: string }) {
  const { script, busy, answer, next } = useScript(meeting, token);
  const [keys, setKeys] = useState(localStorage.getItem(remembered) !== "off");
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat;
      if (keys && plain && event.key.toLowerCase() === key && !writes(event.target)) next();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  });
  const remember = (on: boolean): void => {
    localStorage.setItem(remembered, on ? "on" : "off");
    setKeys(on);
  };
  return (
    <section class="telling">
      <h2>{say("chair.script")} {script !== null && <small>{say("chair.script_played", { played: script.played, total: script.total })}</small>}</h2>
      {script?.next != null && <p class="sentence"><bdi>{script.next.sentence}</bdi></p>}
      {script !== null && script.next === null && <p class="sentence">{say("chair.script_end")}</p>}
      {script?.next != null && (
        <div class="tell">
          <button class="btn primary" type="button" aria-disabled={busy} onClick={next}>
            {say("chair.script_next")} {keys && <kbd class="kbd" aria-hidden="true">{key.toUpperCase()}</kbd>}
          </button>
          <label class="keys"><input type="checkbox" checked={keys} onChange={(event) => remember(event.currentTarget.checked)} /> {say("chair.script_key")}</label>
        </div>
      )}
      <Said answer={answer} />
    </section>
  );
}
