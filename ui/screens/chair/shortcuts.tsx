// Keys of the console. Each stands beside what it does; they can be turned off, and none acts while somebody writes.
import { useEffect, useRef, useState } from "preact/hooks";
import { say, type PlainKey } from "../../messages";
import { writes } from "./writes";

export type Shortcut = { key: string; says: PlainKey; act: string | null };

export const shortcuts: readonly Shortcut[] = [
  { key: "o", says: "keys.open", act: "vote.open" },
  { key: "l", says: "keys.last_call", act: "vote.last_call" },
  { key: "k", says: "keys.lock", act: "vote.lock" },
  { key: "s", says: "keys.sitting", act: "sitting.resume" },
  { key: "f", says: "keys.floor", act: "floor.give" },
  { key: "e", says: "keys.floor_end", act: "floor.end" },
  { key: "c", says: "keys.consent", act: "consent.declare" },
  { key: "?", says: "keys.help", act: null },
];

export const shortcutOf = (act: string): string => shortcuts.find((one) => one.act === act)?.key ?? "";

const remembered = "keys/console";
const kept = (): boolean => {
  try {
    return localStorage.getItem(remembered) !== "off";
  } catch {
    return true;
  }
};

export const Key = ({ of }: { of: string }) => (of === "" ? null : <kbd class="kbd" aria-hidden="true">{of.toUpperCase()}</kbd>);

export type Keys = { on: boolean; turn: (on: boolean) => void; help: boolean; showHelp: (on: boolean) => void };

// `press`: what is done by the key of an act; of the primary action alone, so that a key does what is seen.
export function useShortcuts(act: string, press: () => void): Keys {
  const [on, setOn] = useState(kept);
  const [help, showHelp] = useState(false);
  useEffect(() => {
    const heard = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || writes(event.target)) return;
      if (event.key === "?") showHelp((before) => !before);
      else if (on && act !== "" && event.key.toLowerCase() === shortcutOf(act)) press();
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", heard);
    return () => removeEventListener("keydown", heard);
  });
  const turn = (next: boolean): void => {
    try {
      localStorage.setItem(remembered, next ? "on" : "off");
    } catch {
      // It holds until the page is left.
    }
    setOn(next);
  };
  return { on, turn, help, showHelp };
}

export function Help({ keys }: { keys: Keys }) {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (keys.help) box.current?.showModal();
    else box.current?.close();
  }, [keys.help]);
  return (
    <dialog ref={box} class="keys-help" aria-labelledby="keys-title" onClose={() => keys.showHelp(false)}>
      <h2 id="keys-title">{say("keys.title")}</h2>
      <dl>{shortcuts.map(({ key, says }) => <div key={key}><dt><kbd class="kbd">{key.toUpperCase()}</kbd></dt><dd>{say(says)}</dd></div>)}</dl>
      <p>{say("keys.primary")}</p>
      <label class="way"><input type="checkbox" checked={keys.on} onChange={(event) => keys.turn(event.currentTarget.checked)} /> {say("keys.on")}</label>
      <p><button class="btn" type="button" onClick={() => keys.showHelp(false)}>{say("acts.close")}</button></p>
    </dialog>
  );
}
