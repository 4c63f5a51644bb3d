// Whoever has the setup link makes an association here and gets the links of its first two officers.
import { useEffect, useState } from "preact/hooks";
import type { Founded } from "../../hall/contract";
import { keepSetup, setupStart, setupToken } from "../../hall/token";
import { say } from "../../messages";
import { Language } from "../../parts/Language";
import "../../style/form.css";
import "../desk.css";
import { Form } from "./Form";
import { Made } from "./Made";
import "./new.css";

export type Made = { name: string; rehearsal: boolean; founded: Founded };

// In this tab alone: a page that is loaded again must not lose the links that let the officers in.
const place = "founded";
function made(): Made | null {
  const kept = sessionStorage.getItem(place);
  return kept === null ? null : (JSON.parse(kept) as Made);
}

export function New() {
  const [done, setDone] = useState<Made | null>(made);
  const [refused, setRefused] = useState(false);
  const [token, setToken] = useState(setupToken);
  useEffect(() => {
    document.title = say("new.title");
  });
  // Whoever puts the link into the address of this very page loads nothing anew.
  useEffect(() => {
    const take = (): void => {
      keepSetup();
      setToken(setupToken());
      setRefused(false);
    };
    window.addEventListener("hashchange", take);
    return () => window.removeEventListener("hashchange", take);
  }, []);
  const keep = (next: Made | null): void => {
    if (next === null) sessionStorage.removeItem(place);
    else sessionStorage.setItem(place, JSON.stringify(next));
    setDone(next);
    scrollTo(0, 0);
  };
  return (
    <div class="desk new">
      <header class="mast"><p class="who"><b><a href="/">{say("home.title")}</a></b></p><div class="r"><Language /></div></header>
      <main>
        {done !== null ? <Made made={done} onAnother={() => keep(null)} />
          : token === null || refused ? <NoLink old={refused} />
          : <Form token={token} onMade={keep} onRefused={() => setRefused(true)} />}
      </main>
    </div>
  );
}

function NoLink({ old }: { old: boolean }) {
  return (
    <>
      <h1>{say("new.title")}</h1>
      <p class="noticebox" role="status">
        <b>{say(old ? "new.link.old" : "new.link.none")}</b> {say("new.link.where")} <bdi class="mono" dir="ltr">{setupStart()}</bdi>
      </p>
    </>
  );
}
