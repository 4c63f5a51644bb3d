// A sentence for the hall, as it stands in the address of the board: shown as it is, never interpreted.
import { say } from "../../../messages";
import { asked } from "../asked";
import { type Parts } from "../Board";
import { Foot } from "../Foot";
import { Standing } from "../Head";

const most = 400;
const large = 90;
const middle = 200;

export function Message({ meeting, body, now, shown }: Parts) {
  const text = asked.get("text").slice(0, most);
  const size = text.length <= large ? "" : text.length <= middle ? "long" : "longest";
  return (
    <>
      <section class="b-head first"><Standing meeting={meeting} now={now} shown={shown} /></section>
      <section class="b-message">
        <h1 class="vh">{say("board.message")}</h1>
        <p class={size}>{text === "" ? say("board.no_message") : <bdi dir="auto">{text}</bdi>}</p>
      </section>
      <Foot meeting={meeting} body={body} now={now} shown={shown} />
    </>
  );
}
