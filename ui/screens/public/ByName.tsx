import { type Body, type VoteWhole } from "../../hall/contract";
import { say } from "../../messages";
import { Lamp } from "../../parts/Lamp";
import { looks, markOf } from "../../parts/lamps";
import { sortedNames } from "../../parts/names";

// A table with the full names; also the text for whoever cannot see the bar.
export function ByName({ body, whole, open }: { body: Body; whole: VoteWhole; open: boolean }) {
  const { vote, roll } = whole;
  // Tellers count hands, not names.
  if (vote.mode === "hands") return <p>{say("public.no_names")}</p>;
  const letters = new Map(roll.map(({ seat, letter }) => [seat, markOf(letter)]));
  const rows = sortedNames(body)
    .map((named) => ({ ...named, mark: letters.get(named.id) ?? "out" }))
    .filter((row) => row.mark !== "out");
  const named = rows.some(({ mark }) => mark !== "voted" && mark !== "none");
  return (
    <>
      {!named && <p>{say("public.no_names")}</p>}
      <div class="names">
        <table>
          <thead class="vh"><tr><th scope="col">{say("public.member")}</th><th scope="col">{say("public.vote")}</th></tr></thead>
          <tbody>
            {rows.map(({ id, name, mark }) => (
              <tr key={id}><th scope="row"><bdi>{name}</bdi></th><td><Lamp mark={mark} />{say(mark === "none" && !open ? "cast.none_final" : looks[mark].says)}</td></tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
