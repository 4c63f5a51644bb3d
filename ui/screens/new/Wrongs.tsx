import { say } from "../../messages";
import type { Wrong } from "./wrongs";

// What is wrong with a field, beside it. A line of a long list is a way to that line.
export function Wrongs({ id, wrongs, onLine }: { id: string; wrongs: readonly Wrong[]; onLine?: (line: number) => void }) {
  if (wrongs.length === 0) return null;
  return (
    <ul class="wrongs" id={id}>
      {wrongs.map(({ line, says }, i) => (
        <li key={i}>
          {line > 0 && onLine !== undefined && <><button type="button" onClick={() => onLine(line)}>{say("new.line", { number: line })}</button> </>}
          <bdi>{says}</bdi>
        </li>
      ))}
    </ul>
  );
}
