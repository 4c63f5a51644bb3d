import { useState } from "preact/hooks";
import type { Election } from "../../../hall/contract";
import { say } from "../../../messages";
import type { Acting } from "../../../parts/acting";
import { Fill } from "../form/Fill";
import { Upload } from "../form/fields";
import { foundBy, type Found } from "./other_body";

// Nobody types in what another body decided: it is read from the receipt of its count, and cited.
export function OtherBody({ election, name, acting }: { election: Election; name: (candidate: string) => string; acting: Acting }) {
  const [found, setFound] = useState<Found | "none" | null>(null);
  const read = async (file: File | null): Promise<void> => setFound(file === null ? null : (foundBy(await file.text()) ?? "none"));
  const ready = found !== null && found !== "none";
  const enter = (): void => {
    if (!ready) return;
    const { citation, elected } = found;
    acting.put({ do: "election.other_body", election: election.id, citation, ...(elected.length === 0 ? {} : { elected }) });
  };
  return (
    <Fill acting={acting} name={say("election.other_body")} ready={ready} onSubmit={enter}>
      <p>{say("election.other_body.what")}</p>
      <Upload says={say("election.other_body.receipt")} accept=".txt,text/plain" onChoose={(file) => void read(file)} />
      <div role="status">
        {found === "none" && <p class="warnbox">{say("election.other_body.none")}</p>}
        {ready && (
          <p>
            <bdi dir="ltr">{found.citation.origin}</bdi>, {say("entries.one", { number: found.citation.position })}:{" "}
            {found.elected.length === 0 ? say("election.other_body.nobody") : <b><bdi>{found.elected.map(name).join(", ")}</bdi></b>}
          </p>
        )}
      </div>
    </Fill>
  );
}
