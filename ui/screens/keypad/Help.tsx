import { say, type PlainKey } from "../../messages";
import "./help.css";

const stages: readonly (readonly [PlainKey, PlainKey])[] = [
  ["track.chosen", "help.chosen"], ["track.sent", "help.sent"], ["track.recorded", "help.recorded"], ["track.counted", "help.counted"],
];
const modes: readonly (readonly [PlainKey, PlainKey])[] = [
  ["mode.recorded", "help.mode.recorded"], ["mode.hands", "help.mode.hands"], ["mode.secret", "help.mode.secret"],
];

function Terms({ terms }: { terms: readonly (readonly [PlainKey, PlainKey])[] }) {
  return <dl>{terms.map(([name, says]) => <div key={name}><dt>{say(name)}</dt><dd>{say(says)}</dd></div>)}</dl>;
}

// At the foot of each page of a person's own device, always the same.
export function Help() {
  return (
    <details class="k-help">
      <summary>{say("help.title")}</summary>
      <h2>{say("help.stages")}</h2>
      <Terms terms={stages} />
      <h2>{say("help.who_sees")}</h2>
      <Terms terms={modes} />
      <h2>{say("help.wrong")}</h2>
      <p>{say("help.wrong.do")}</p>
    </details>
  );
}
