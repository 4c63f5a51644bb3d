import { say } from "../messages";
import { Icon } from "./Icon";
import { looks, type Mark } from "./lamps";

// Filled: recorded. The word stands beside it, seen or for a screen reader; the lamp itself is not read out.
export function Lamp({ mark }: { mark: Mark }) {
  const { icon, letter } = looks[mark];
  return (
    <span class={`lamp ${mark}`} aria-hidden="true">
      <Icon name={icon} />
      {letter !== null && <b>{say(letter)}</b>}
    </span>
  );
}
