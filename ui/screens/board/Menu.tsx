// Which view, and which language: out of sight on a wall, there as soon as somebody moves a pointer or goes by keyboard.
import { useEffect, useState } from "preact/hooks";
import { type Body } from "../../hall/contract";
import { say, type PlainKey } from "../../messages";
import { Language } from "../../parts/Language";
import { asked, viewNames, type ViewName } from "./asked";

const rest = 4_000;
const signs = ["pointermove", "pointerdown", "keydown", "focusin"] as const;
// In a narrow window the menu stands above the board all the time.
const narrow = "(max-width: 48rem)";

function useMoved(): boolean {
  const [moved, setMoved] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const wake = (): void => {
      setMoved(true);
      clearTimeout(timer);
      timer = setTimeout(() => setMoved(false), rest);
    };
    for (const sign of signs) addEventListener(sign, wake);
    return () => {
      clearTimeout(timer);
      for (const sign of signs) removeEventListener(sign, wake);
    };
  }, []);
  return moved;
}

const names: Record<ViewName, PlainKey> = {
  full: "board.view.full", result: "board.view.result", hemicycle: "board.view.hemicycle", groups: "board.view.groups",
  question: "board.view.question", speaker: "board.view.speaker", message: "board.view.message", network: "board.view.network",
  overlay: "board.view.overlay",
};

// The languages come with the first sign of somebody: their names are written in faces that a wall may never need.
export function Menu({ body }: { body: Body }) {
  const moved = useMoved();
  const shown = viewNames.filter((name) => name !== "groups" || body.classes.length > 0);
  useEffect(() => {
    document.documentElement.classList.toggle("at-rest", !moved);
  }, [moved]);
  return (
    <nav class={moved ? "b-menu seen" : "b-menu"} aria-label={say("board.views")}>
      {shown.map((name) => (
        <button key={name} type="button" aria-pressed={asked.view.value === name} onClick={() => asked.put("view", name)}>{say(names[name])}</button>
      ))}
      {(moved || matchMedia(narrow).matches) && <Language />}
    </nav>
  );
}
