import { useState } from "preact/hooks";
import type { Body, Vote } from "../../hall/contract";
import { say } from "../../messages";
import type { Acting } from "../../parts/acting";
import { choiceSays } from "../desk/votes/choices";
import { Fill } from "../desk/form/Fill";
import { Ways } from "../desk/form/fields";
import { Said } from "../../parts/Said";

// The votes are equal and the rules leave it to whoever presides.
export function CastingVote({ body, vote, acting }: { body: Body; vote: Vote; acting: Acting }) {
  const [choice, setChoice] = useState("");
  const options = vote.choices.filter((one) => one !== "abstain").map((id) => ({ id, says: choiceSays(body, id) }));
  return (
    <div class="do">
      <p class="noticebox">{say("casting.tied")}</p>
      <Fill acting={acting} name={say("casting.title")} ready={choice !== ""} onSubmit={() => acting.put({ do: "vote.casting_vote", vote: vote.id, choice })}>
        <Ways says={say("casting.title")} name="casting" value={choice} options={options} onChange={setChoice} />
      </Fill>
      <Said answer={acting.answer} />
    </div>
  );
}
