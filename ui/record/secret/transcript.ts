// What a teller's device goes by: the acts of a ceremony or of a ballot, taken out of a whole record that was checked.
import { actsOf, type Of } from "../../ballot/election/record";
import { hexOf, ofBase64, textOf } from "../bytes";
import { parseAct, textIn } from "../entries/act";
import type { Reader } from "../log/reader";
import { verifyRecord, type Report, type Verifying } from "../verify";

export type Transcript = { origin: string; acts: string[]; blobs: Record<string, string> };
// `keys`: of each teller that committed, the public key that signed, in base64.
export type Taken = { report: Report; transcript: Transcript | null; keys: Record<string, string> };

async function rollsOf(acts: string[], read: Reader): Promise<Record<string, string>> {
  const rolls: Record<string, string> = {};
  for (const act of acts.map(parseAct)) {
    if (act.do !== "ballot.open") continue;
    const name = hexOf(ofBase64(textIn(act.fields, "roll")));
    const bytes = await read(`blobs/${name}`);
    if (bytes !== null) rolls[name] = textOf(bytes);
  }
  return rolls;
}

export async function takeTranscript(read: Reader, of: Of, how: Verifying): Promise<Taken> {
  const all: string[] = [];
  const keys: Record<string, string> = {};
  const report = await verifyRecord(read, {
    ...how,
    each: ({ entry, act }, key) => {
      all.push(entry.act);
      if (act.do === "teller.commit" && act.fields["ceremony"] === of.ceremony && key !== undefined) keys[act.by] = key.bytes;
    },
  });
  if (report.verdict !== "valid") return { report, transcript: null, keys: {} };
  const acts = actsOf(all, of);
  return { report, transcript: { origin: report.numbers.origin, acts, blobs: await rollsOf(acts, read) }, keys };
}
