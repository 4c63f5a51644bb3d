import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { say } from "../../../messages";
import type { Acting } from "../../../parts/acting";
import { Said } from "../../../parts/Said";
import "../../../style/form.css";
import "./fill.css";

type Props = { acting: Acting; name: string; does?: string; ready?: boolean; children?: ComponentChildren; onSubmit: () => void; onClose?: () => void };

// One act, filled in and signed from here, so that no slip of a finger acts.
export function Fill({ acting, name, does, ready = true, children, onSubmit, onClose }: Props) {
  const submit = (event: Event): void => {
    event.preventDefault();
    if (ready && !acting.busy) onSubmit();
  };
  return (
    <form class="fill" aria-label={name} onSubmit={submit}>
      {children}
      <p class="tools">
        <button class="btn primary" type="submit" aria-disabled={acting.busy || !ready}>{does ?? say("acts.sign")}</button>
        {onClose !== undefined && <button class="btn" type="button" onClick={onClose}>{say("acts.close")}</button>}
      </p>
    </form>
  );
}

// A piece of work of its own: its title, what is said of it, the answer to what was put from it last.
export function Panel({ title, small = "", acting, children }: { title: string; small?: string; acting?: Acting; children: ComponentChildren }) {
  return (
    <section class="panel">
      <h2>{title} {small !== "" && <small>{small}</small>}</h2>
      {children}
      {acting !== undefined && <Said answer={acting.answer} />}
    </section>
  );
}

// The same where something else has the title.
export const Piece = ({ acting, children }: { acting: Acting; children: ComponentChildren }) => <div class="panel">{children}<Said answer={acting.answer} /></div>;

// What is seldom needed is folded; whoever unfolded it has it so until the page is left.
export function Folded({ title, small, open = false, children }: { title: string; small?: string; open?: boolean; children: ComponentChildren }) {
  const [shown, setShown] = useState(open);
  return (
    <details class="folded" open={shown} onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary><span>{title}</span>{small !== undefined && <small>{small}</small>}</summary>
      {shown && children}
    </details>
  );
}
