// What a teller counted of a show of hands or of the papers of a secret vote. It is decided when tellers agree.
import type { Body, Vote } from "../../../hall/contract";
import { say } from "../../../messages";
import type { Acting } from "../../../parts/acting";
import { Fill, Panel } from "../form/Fill";
import { useCountSheet } from "./CountSheet";

export function Telling({ body, vote, acting }: { body: Body; vote: Vote; acting: Acting }) {
  const { sheet, fields } = useCountSheet(body, vote.choices);
  return (
    <Panel title={say("count.title")} small={vote.title || vote.question_says} acting={acting}>
      <p>{say("count.what")}</p>
      <Fill acting={acting} name={say("count.title")} ready={sheet !== null} onSubmit={() => acting.put({ do: "vote.count", vote: vote.id, sheet })}>
        {fields}
      </Fill>
    </Panel>
  );
}
