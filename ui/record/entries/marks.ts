import { base64Of } from "../bytes";
import { demand } from "../faults";
import type { Tree } from "../log/tree";
import { fieldsOfAct, type Act } from "./act";
import { positionsIn, type Wide } from "./fields";
import type { Event } from "./ruling";
import { Stages } from "./stages";
import type { EventName } from "./tables";

// docs/record.md, "What the device saw". What many do side by side does not make the others look again.
const beside: ReadonlySet<EventName> = new Set<EventName>([
  "cast", "arrived", "left", "floor_asked", "sponsor_joined", "sponsor_left", "objected", "motion_requested",
  "intention_stated", "nominated", "count_stated", "ballot_counted", "proxy_given", "proxy_ended", "key_invited",
  "key_enrolled", "key_confirmed", "key_ended", "paper_entered", "vote_announced", "vote_called_off", "vote_extended",
  "text_submitted", "document_circulated", "blob_withheld", "standing_set", "standing_lifted",
  "credential_registered", "tellers_set_up", "tellers_consented", "teller_answered", "round_begun", "key_settled",
  "rehearsal_called", "teller_rehearsed", "sealed_cast", "sealed_challenged", "part_sent",
]);

const marking: Partial<Record<EventName, string[]>> = {
  arrived: ["seat"], left: ["seat"], standing_set: ["seat"], standing_lifted: ["seat"], key_enrolled: ["seat"],
  representative_objected: ["seat"], proxy_given: ["from", "to"], proxy_ended: ["from"],
};

export class Marks {
  private floor: Wide = 0;
  private readonly seats = new Map<string, Wide>();
  private readonly stages = new Stages();

  of(act: Act): Wide {
    const seats = act.do === "vote.cast" ? [act.by, String(act.fields["seat"] ?? "")] : [act.by];
    const stage = this.stages.of(act);
    const asked = stage === null ? [this.floor, positionsIn(fieldsOfAct(act.do), act.fields)] : [stage];
    const marks = [...asked, ...seats.map((seat) => this.seats.get(seat) ?? 0)];
    return marks.reduce((most, one) => (one > most ? one : most));
  }

  apply(position: number, all: Event[]): void {
    for (const event of all) {
      const { name, fields } = event;
      this.stages.apply(position, event);
      if (!beside.has(name)) this.floor = position;
      for (const field of marking[name] ?? []) this.seats.set(String(fields[field] ?? ""), position);
    }
  }
}

export function checkSeen(act: Act, tree: Tree, marks: Marks): void {
  const { size, root } = act.seen;
  demand(size <= tree.size, "SEEN_AHEAD");
  demand(base64Of(tree.root(Number(size))) === root, "SEEN_FORK");
  demand(tree.size === 0 || size > marks.of(act), "STALE");
}
