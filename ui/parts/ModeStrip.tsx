import { type Mode } from "../hall/contract";
import { say } from "../messages";
import { Icon } from "./Icon";
import { modes, states, type State } from "./modes";

// Mode and state, at the same place on every screen. Before a vote there is no mode.
export function ModeStrip({ mode, state }: { mode: Mode | null; state: State }) {
  return (
    <p class="ms">
      {mode !== null && (
        <span class={`m ${mode}`}><Icon name={modes[mode].icon} />{say(modes[mode].says)}</span>
      )}
      <span class="st"><Icon name={states[state].icon} />{say(states[state].says)}</span>
    </p>
  );
}
