import { useEffect, useState } from "preact/hooks";
import { bodies, HallError } from "../../hall/client";
import type { BodyListed } from "../../hall/contract";
import { setupStart } from "../../hall/token";
import { deviceKey } from "../../keys/device";
import { say } from "../../messages";
import { Language } from "../../parts/Language";
import "./home.css";

const again = 5_000;

function useBodies(): { list: BodyListed[] | null; problem: string } {
  const [list, setList] = useState<BodyListed[] | null>(null);
  const [problem, setProblem] = useState("");
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let left = false;
    const ask = (): void => {
      bodies().then(
        (answer) => left || (setList(answer), setProblem("")),
        (error: unknown) => {
          if (left) return;
          setProblem(error instanceof HallError ? error.says : say("hall.offline"));
          timer = setTimeout(ask, again);
        },
      );
    };
    ask();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, []);
  return { list, problem };
}

function One({ body }: { body: BodyListed }) {
  const [seat, setSeat] = useState<string | null>(null);
  useEffect(() => {
    deviceKey(body.id).then((key) => setSeat(key?.seat ?? null), () => setSeat(null));
  }, [body.id]);
  return (
    <li>
      <h2><bdi>{body.name}</bdi>{body.rehearsal && <> <span class="tag">{say("rehearsal")}</span></>}</h2>
      <p class="origin"><bdi class="mono" dir="ltr">{body.origin}</bdi> <span>{say("home.entries", { n: body.size })}</span></p>
      <p class="links">
        <a class="btn" href={`/${body.id}/board`}>{say("link.board")}</a>
        <a class="btn" href={`/${body.id}/record`}>{say("link.record")}</a>
        <a class="btn" href={`/${body.id}/vote`}>{say("link.keypad")}</a>
        <a class="btn" href={`/${body.id}/chair`}>{say("link.chair")}</a>
        <a class="btn" href={`/${body.id}/desk`}>{say("link.desk")}</a>
      </p>
      {seat !== null && <p class="inset">{say("home.holds", { seat })}</p>}
    </li>
  );
}

export function Home() {
  const { list, problem } = useBodies();
  useEffect(() => {
    document.title = say("home.title");
  });
  return (
    <main class="home">
      <header class="mast"><h1>{say("home.title")}</h1><Language /></header>
      <p class="lead">{say("home.what")}</p>
      <div role="status">{problem !== "" && <p class="noticebox">{problem}</p>}</div>
      {list === null ? <p>{say("home.waiting")}</p>
        : list.length === 0 ? <p>{say("home.none")} {say("home.none.how")} <bdi class="mono" dir="ltr">{setupStart()}</bdi></p>
        : <ul class="bodies">{list.map((body) => <One key={body.id} body={body} />)}</ul>}
    </main>
  );
}
