// How many are here, and whether each quorum of the body is met now; it may be lost at any moment.
import { type Figures } from "../../hall/contract";
import { say } from "../../messages";

export function Quorum({ figures }: { figures: Figures }) {
  return (
    <div class="light" role="status">
      <p><b>{say("chair.present", { n: figures.present })}</b> <small>{say("chair.of_members", { n: figures.members })}</small></p>
      {figures.quorums.map((one) => (
        <p key={one.cite} class="quorum" title={one.says}>
          <small>{one.needed === null ? <bdi>{one.says}</bdi> : say("chair.quorum", { n: one.needed })}</small>{" "}
          <span class={one.holds ? "flagbox" : "flagbox no"}>{say(one.holds ? "majority.met" : "majority.not_met")}</span>
        </p>
      ))}
    </div>
  );
}
