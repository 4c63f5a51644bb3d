import { say, type PlainKey } from "../../messages";
import type { Change } from "./touched";
import type { Piece } from "./difference";

const headings: Record<Change["kind"], PlainKey> = {
  remove: "document.change.remove", replace: "document.change.replace", add: "document.change.add",
};

// Struck through or underlined, and said before and behind: never told by colour alone.
function Changed({ kind, words }: Piece) {
  if (kind === "same") return <>{words} </>;
  const Mark = kind;
  return <><Mark><span class="vh">{say(`document.${kind}`)} </span>{words}<span class="vh"> {say("document.end")}</span></Mark> </>;
}

function lines([from, to]: readonly [number, number]): string {
  return from === to ? say("document.line", { line: from }) : say("document.lines", { from, to });
}

export function Changes({ changes }: { changes: readonly Change[] }) {
  return (
    <ol class="doc-changes">
      {changes.map((change, i) => (
        <li key={i}>
          <p class="doc-note">
            <b>{say(headings[change.kind])} <bdi>{change.at}</bdi></b>
            {change.lines !== null && <> ({lines(change.lines)})</>}
          </p>
          <p class={change.operative ? "operative" : "preambular"} dir="auto">
            {change.label !== "" && <b class="doc-label"><bdi>{change.label}</bdi></b>}
            <bdi>{change.pieces.map((piece, at) => <Changed key={at} {...piece} />)}</bdi>
          </p>
        </li>
      ))}
    </ol>
  );
}
