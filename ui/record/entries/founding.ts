import { sha256 } from "@noble/hashes/sha2";
import { hexOf, textOf } from "../bytes";
import { keyPoint } from "../ed25519";
import { demand, formed } from "../faults";
import type { Reader } from "../log/reader";
import { noteKey } from "../note";
import { parseRoster, type Roster } from "../rules/roster";
import { parseRules, unsalted, type Rules } from "../rules/rules";
import { bytesIn, textIn, type Act } from "./act";

// Row 11 of "What an auditor does": what entry 0 and `body.amend` bring into force.
const part = "[a-z0-9-](?:[a-z0-9.-]*[a-z0-9-])?";
const originForm = new RegExp(`^${part}/${part}$`);
const mostOrigin = 200;
const hashForm = /^[0-9a-f]{64}$/;

export type Law = { rules: Rules; roster: Roster };
export const isRehearsal = (origin: string): boolean => origin.startsWith("rehearsal.");

export async function blobOf(read: Reader, name: string): Promise<Uint8Array | null> {
  const bytes = await read(`blobs/${name}`);
  demand(bytes === null || hexOf(sha256(bytes)) === name, "BLOB_HASH", name);
  return bytes;
}

async function fileOf(read: Reader, name: string): Promise<string> {
  const bytes = await blobOf(read, name);
  demand(bytes !== null, "BLOB", name);
  return formed("RULES", () => unsalted(textOf(bytes)));
}

function checkForms(act: Act): void {
  demand(hashForm.test(textIn(act.fields, "rules")) && hashForm.test(textIn(act.fields, "roster")), "ESTABLISHED");
  const names = textIn(act.fields, "names");
  demand(names === "" || hashForm.test(names), "ESTABLISHED");
}

async function lawOf(act: Act, read: Reader): Promise<Law> {
  const rules = await fileOf(read, textIn(act.fields, "rules"));
  const roster = await fileOf(read, textIn(act.fields, "roster"));
  return formed("RULES", () => ({ rules: parseRules(rules), roster: parseRoster(roster) }));
}

function checkLog(act: Act): void {
  const key = formed("ESTABLISHED", () => noteKey(textIn(act.fields, "log")));
  demand(key.name === act.body, "ESTABLISHED");
  demand(keyPoint(key.publicKey) !== null, "KEY_BAD");
}

export async function established(act: Act, read: Reader): Promise<Law> {
  demand(act.fields["edition"] === 1, "VERSION");
  demand(act.body.length <= mostOrigin && originForm.test(act.body), "ESTABLISHED");
  demand((act.fields["rehearsal"] === true) === isRehearsal(act.body), "REHEARSAL");
  checkForms(act);
  checkLog(act);
  demand(keyPoint(bytesIn(act.fields, "key")) !== null, "KEY_BAD");
  const law = await lawOf(act, read);
  const role = law.rules.roles.get(act.by);
  demand(role === "presiding" || role === "secretary", "REFUSED");
  return law;
}

export async function amended(act: Act, read: Reader): Promise<Law> {
  demand(act.fields["edition"] === 1, "VERSION");
  checkForms(act);
  return lawOf(act, read);
}
