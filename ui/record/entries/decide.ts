import { sha256 } from "@noble/hashes/sha2";
import { keyIdOf, possessionMessage } from "../act";
import { hexOf, ofBase64, utf8 } from "../bytes";
import { keyPoint, verified } from "../ed25519";
import type { State } from "../evolve/state";
import { demand, formed } from "../faults";
import { decideSecret } from "../secret/decide";
import { bytesIn, textIn, type Act } from "./act";
import type { Wide } from "./fields";
import type { Law } from "./founding";
import type { Keys } from "./keys";

// Rows 12 and 13 as far as the events say it without the rules of procedure: new keys, lots, who may do what with keys,
// and ballots. What only the whole depth decides is not looked at.
function checkNewKey(act: Act, keys: Keys): void {
  demand(keyPoint(bytesIn(act.fields, "key")) !== null && !keys.isTaken(textIn(act.fields, "key")), "KEY_BAD");
}

function checkProof(act: Act): void {
  const key = bytesIn(act.fields, "key");
  const proof = formed("POSSESSION", () => ofBase64(textIn(act.fields, "proof")));
  demand(verified(proof, possessionMessage(act.body, textIn(act.fields, "seat"), key), key), "POSSESSION");
}

function checkLot(act: Act): void {
  const commitment = textIn(act.fields, "commitment");
  demand(commitment === "" || hexOf(sha256(utf8(textIn(act.fields, "opening")))) === commitment, "LOT");
}

export function checkFacts(act: Act, keys: Keys): boolean {
  if (act.do === "key.invite" || act.do === "key.enrol") checkNewKey(act, keys);
  if (act.do === "key.enrol") checkProof(act);
  if (act.do === "lot.name" || act.do === "election.lot") checkLot(act);
  return act.do === "key.enrol";
}

const isOfficer = ({ chair }: State, { rules }: Law, by: string): boolean =>
  rules.roles.get(by) === "secretary" || (chair === "" ? rules.roles.get(by) === "presiding" : chair === by);

function decideRevoking(act: Act, keys: Keys, { rules }: Law): void {
  const key = keys.find(keyIdOf(bytesIn(act.fields, "key")));
  demand(key !== undefined && key.stage !== "ended" && key.bytes === act.fields["key"], "REFUSED");
  const desk = ["presiding", "secretary"].includes(rules.roles.get(key.seat) ?? "");
  demand(!desk || key.stage !== "enrolled" || keys.enrolled(key.seat).length > 1, "REFUSED", "the desk's last key");
}

function decideKeys(act: Act, keys: Keys, law: Law, state: State): void {
  const seat = textIn(act.fields, "seat");
  const own = act.do === "key.revoke"
    ? keys.find(keyIdOf(bytesIn(act.fields, "key")))?.seat === act.by
    : act.fields["invitation"] !== undefined && seat === act.by;
  demand(own || isOfficer(state, law, act.by), "REFUSED");
  if (act.do === "key.revoke") return decideRevoking(act, keys, law);
  const known = keys.find(keyIdOf(bytesIn(act.fields, "key")));
  if (act.do === "key.confirm") return demand(known?.stage === "waiting", "REFUSED", "no such key waits");
  demand(known === undefined, "REFUSED", "a key that is known");
  demand(law.rules.roles.has(seat) || law.roster.seats.includes(seat), "REFUSED", "no such seat");
}

function decideCast(act: Act, state: State): void {
  const vote = state.votes.get(act.fields["vote"] as Wide);
  demand(vote?.stage === "open" && vote.counting === "names", "REFUSED", "no such vote is open");
  demand(vote.choices.includes(textIn(act.fields, "choice")), "REFUSED", "no such choice");
  const seat = textIn(act.fields, "seat");
  demand(seat === act.by || state.proxies.get(seat) === act.by, "REFUSED", "another's vote");
}

export type Deciding = { act: Act; at: string; keys: Keys; law: Law; state: State };

export function decide({ act, at, keys, law, state }: Deciding): void {
  if (act.do.startsWith("key.")) decideKeys(act, keys, law, state);
  if (act.do === "vote.cast") decideCast(act, state);
  if (act.do === "vote.lock") demand(state.votes.get(act.fields["vote"] as Wide)?.stage === "open", "REFUSED");
  decideSecret({ act, at, state });
}
