// Ways to change a record of a secret ballot, each by itself: three tellers, two of them open it, six ballots. What is made
// of what was changed is made anew behind it. The code that both verifiers must give stands beside it, and the entry.
import { ofBase64, base64Of, concat, utf8 } from "../bytes";
import { ofLittle, order, scalarBytes } from "../../ballot/numbers";
import { bytesOf, proofFor, type ActObject, type Forgery, type Over } from "./forging";
import { remade } from "./remaking";

// `silent`: in a record with five tellers, of which one is silent. `kind`: the first of its kind; the unit tests try these.
export type Spoiled = { name: string; code: string; kind?: true; silent?: true; what?: string; at: (record: Forgery) => number; change?: (record: Forgery) => void; roll?: (text: string) => string };

// The n-th act of that name, from 0.
const nth = (what: string, n = 0) => (record: Forgery): number =>
  record.all.flatMap(({ act }, position) => (act["do"] === what ? [position] : []))[n] ?? -1;
const [cast, part, result, opening] = [nth("ballot.cast", 2), nth("ballot.decrypt"), nth("ballot.result"), nth("ballot.open")];
type At = (record: Forgery) => number;

const over = (at: At, what: (record: Forgery) => Over) => (record: Forgery): void => void Object.assign(record.at(at(record)).over, what(record));
const made = (at: At, change: (act: ActObject, record: Forgery) => ActObject) => over(at, (record) => ({ change: (act) => change(act, record) }));
const fields = (at: At, some: ActObject) => made(at, (act) => ({ ...act, ...some }));
const ruling = (at: At, edit: (text: string) => string) => (record: Forgery): void => {
  const entry = record.at(at(record));
  entry.ruling = edit(entry.ruling);
};
// It still decodes, and its equation is false.
const falsified = (at: At, name: string) => made(at, (act) => {
  const bytes = ofBase64(String(act[name]));
  bytes.set(scalarBytes((ofLittle(bytes.slice(-32)) + 1n) % order), bytes.length - 32);
  return { ...act, [name]: base64Of(bytes) };
});
const flipped = (at: At, name: string, byte: number) => made(at, (act) =>
  ({ ...act, [name]: base64Of(ofBase64(String(act[name])).map((one, i) => (i === byte ? one ^ 1 : one))) }));
const saw = (at: At, size: (record: Forgery) => number) => (record: Forgery): void => {
  const seen = size(record);
  record.at(at(record)).over.seen = [seen, base64Of(record.sealed().tree.root(seen))];
};

// One more entry before another: the key's later numbers and the entry that an outcome speaks of move on.
function insert(record: Forgery, at: number, by: string, act: ActObject, events: string, more: { key?: string; over?: Over } = {}): void {
  const key = more.key ?? by;
  const later = record.all.slice(at);
  const before = record.all.slice(0, at).filter((one) => one.key === key).map(({ act: one }) => Number(one["n"]));
  const n = Math.max(0, ...before) + 1;
  for (const one of later) {
    if (one.key === key) one.act["n"] = Number(one.act["n"]) + 1;
    one.ruling = one.ruling.replace(/"position":(\d+)/g, (_, position: string) => `"position":${Number(position) + 1}`);
  }
  const whole = { by, ...act, n, body: record.origin };
  record.all.splice(at, 0, { at: record.at(at - 1).at, key, act: whole, ruling: `{"events":[${events}]}`, over: more.over ?? {} });
}
const inserted = (at: At, by: string, act: ActObject, events: string, more?: { over?: Over }) => (record: Forgery): void =>
  insert(record, at(record), by, act, events, more);

const ofTeller = (record: Forgery): ActObject => record.at(part(record)).act;
const vote = (record: Forgery): number => record.find("vote.open");
const later = (record: Forgery, minutes: number): string => new Date(Date.parse(record.at(record.last).at) + minutes * 60_000).toISOString();

function secondKey(record: Forgery): void {
  const [by, key] = [String(ofTeller(record)["by"]), "second"];
  const enrol = { do: "key.enrol", seat: by, key: bytesOf(key), proof: proofFor(record.origin, by, key) };
  insert(record, part(record), "secretary", enrol, `{"key_enrolled":{"seat":"${by}","key":"${bytesOf(key)}"}}`);
  Object.assign(record.at(part(record)), { key: "second" });
  Object.assign(record.at(part(record)).over, { signer: "second" });
  record.at(part(record)).act["n"] = 1;
}

function voided(record: Forgery, found: boolean, minutes: number): void {
  record.all.splice(result(record));
  record.all.splice(record.all.length - 1); // one part is not enough
  const on = vote(record);
  if (found) record.put("chair", { do: "ruling.give", text: "lost", finding: "void_ballot", on }, `{"ruled":{"ruling":${record.last + 1},"motion":0,"granted":true,"finding":"void_ballot","on":${on},"terms":{}}}`);
  record.put("chair", { do: "ballot.void", vote: 1, reason: "lost" }, '{"secret_ballot_voided":{"ballot":1}}');
  record.at(record.last).at = later(record, minutes);
}

const end = (record: Forgery): number => record.last;
const roundTwo = nth("teller.round");
// The round begins so many minutes behind the set-up, and leaves one teller out.
const leftOut = (minutes: number) => (record: Forgery): void => {
  const at = roundTwo(record);
  record.all.splice(at + 1);
  const entry = record.at(at);
  const old = entry.at;
  entry.at = new Date(Date.parse(record.at(record.find("teller.setup")).at) + minutes * 60_000).toISOString();
  entry.ruling = entry.ruling.replace(old, entry.at);
};

export const spoiled: Spoiled[] = [
  // ---- ballots
  { name: "a ballot whose signature is another", code: "BALLOT", kind: true, what: "signature", at: cast, change: falsified(cast, "ballot") },
  { name: "a ballot that is not of its shape", code: "BALLOT", what: "length", at: cast, change: made(cast, (act) => ({ ...act, ballot: base64Of(concat(ofBase64(String(act["ballot"])), utf8("x"))) })) },
  { name: "a ballot that was changed behind its signature", code: "BALLOT", what: "signature", at: cast, change: flipped(cast, "ballot", 45 + 64 * 3 + 128) },
  { name: "the ballot of another vote", code: "BALLOT", what: "vote", at: cast, change: flipped(cast, "ballot", 8) },
  { name: "a ballot that is no base64", code: "BALLOT", what: "grammar", at: cast, change: fields(cast, { ballot: "x" }) },
  { name: "the ballot of a vote that nobody opened", code: "REFUSED", kind: true, at: cast, change: fields(cast, { vote: 7 }) },
  { name: "another's ballot", code: "BALLOT", what: "credential", at: cast, change: over(cast, (record) => {
    let first: ActObject = {};
    record.at(nth("ballot.cast", 1)(record)).over.change = (act) => (first = act);
    return { change: (act) => ({ ...act, ballot: first["ballot"] }) };
  }) },
  { name: "the same ballot twice", code: "BALLOT", what: "sequence", at: cast, change: (record) => {
    let first: ActObject = {};
    const one = nth("ballot.cast", 1)(record);
    record.at(one).over.change = (act) => (first = act);
    insert(record, one + 1, String(record.at(one).act["by"]), { do: "ballot.cast", vote: 1, ballot: "" }, record.at(one).ruling.slice(11, -2), { over: { change: (act) => ({ ...act, ballot: first["ballot"] }) } });
  } },
  { name: "a wrong ballot, and a wrong one behind it", code: "BALLOT", at: nth("ballot.cast", 1), change: (record) => (falsified(nth("ballot.cast", 1), "ballot")(record), falsified(nth("ballot.cast", 4), "ballot")(record)) },
  { name: "a wrong ballot, and an entry behind it that no key signed", code: "BALLOT", kind: true, at: cast, change: (record) => (falsified(cast, "ballot")(record), over(nth("ballot.cast", 4), () => ({ signer: "nobody" }))(record)) },
  { name: "a check whose opening says another choice", code: "BALLOT", kind: true, at: nth("ballot.challenge"), change: (record) => {
    insert(record, cast(record), "ada", { do: "ballot.challenge", vote: 1, sealed: "", opening: "" }, '{"sealed_challenged":{"ballot":1,"seat":"ada"}}');
    flipped(nth("ballot.challenge"), "opening", 0)(record);
  } },

  // ---- tellers
  { name: "a commitment of another length", code: "BALLOT", what: "length", at: nth("teller.commit"), change: fields(nth("teller.commit"), { message: "AAAA" }) },
  { name: "a deal that does not fit its commitment", code: "BALLOT", kind: true, at: nth("teller.deal", 1), change: flipped(nth("teller.deal", 1), "message", 0) },
  { name: "another key of the tellers", code: "BALLOT", what: "key", at: nth("teller.key"), change: made(nth("teller.key"), (act) => ({ ...act, key: base64Of(ofBase64(String(act["shares"])).slice(0, 32)) })) },
  { name: "a rehearsal that proves nothing", code: "BALLOT", what: "decryption", at: nth("teller.rehearsal"), change: falsified(nth("teller.rehearsal"), "message") },
  { name: "a part for another lock", code: "BALLOT", what: "lock", at: part, change: flipped(part, "lock", 0) },
  { name: "a wrong part: the count comes too early", code: "BALLOT", kind: true, what: "quorum", at: result, change: falsified(part, "message") },
  { name: "a part by the teller's second key", code: "BALLOT", kind: true, what: "teller", at: part, change: secondKey },
  { name: "a part twice", code: "BALLOT", what: "duplicate", at: nth("ballot.decrypt", 1), change: (record) => {
    let first: ActObject = {};
    record.at(part(record)).over.change = (act) => (first = act);
    const { by, lock, message } = ofTeller(record);
    insert(record, part(record) + 1, String(by), { do: "ballot.decrypt", vote: 1, lock, message }, `{"part_sent":{"ballot":1,"teller":"${String(by)}"}}`, { over: { change: (act) => ({ ...act, lock: first["lock"], message: first["message"] }) } });
  } },
  { name: "a round that leaves a teller out too early", code: "REFUSED", kind: true, silent: true, at: roundTwo, change: leftOut(9) },
  { name: "a round that leaves a teller out and does not say so", code: "RULING", silent: true, at: roundTwo, change: (record) => {
    leftOut(11)(record);
    ruling(roundTwo, (one) => one.replace('"missing":["jana"],', ""))(record);
  } },

  // ---- the opening
  { name: "another question", code: "BALLOT", kind: true, what: "question", at: opening, change: flipped(opening, "question", 0) },
  { name: "a title that was changed after the opening was made", code: "BALLOT", what: "question", at: opening, change: (record) => void (record.at(vote(record)).act["title"] = "Another") },
  { name: "other options", code: "REFUSED", at: opening, change: fields(opening, { options: ["no", "yes"] }) },
  { name: "a roll that nobody published", code: "BALLOT", kind: true, what: "roll", at: opening, change: flipped(opening, "roll", 0) },
  { name: "a roll without one who may vote", code: "BALLOT", kind: true, at: opening, roll: (text) => text.replace(/^ada .*\n/, "") },
  { name: "a roll with one who may not", code: "BALLOT", at: opening, roll: (text) => text.replace(/^cleo (.*)$/m, (line) => line.replace("cleo", "emil")) },
  { name: "a roll with another weight", code: "BALLOT", kind: true, at: opening, roll: (text) => text.replaceAll(" members 1 ", " members 2 ") },
  { name: "a roll with another's key", code: "BALLOT", what: "roll", at: opening, roll: (text) => text.replace(/^(ada .* )\S+$/m, (_, line: string) => `${line}${bytesOf("x")}`) },

  // ---- what the device saw
  { name: "a ballot that saw no opening", code: "STALE", kind: true, at: cast, change: saw(cast, (record) => opening(record)) },
  { name: "a commitment that saw no tellers", code: "STALE", at: nth("teller.commit"), change: saw(nth("teller.commit"), (record) => record.find("teller.setup")) },
  { name: "a deal of before its round", code: "STALE", at: nth("teller.deal"), change: saw(nth("teller.deal"), (record) => roundTwo(record)) },
  { name: "a round that saw too few answers", code: "STALE", kind: true, at: roundTwo, change: saw(roundTwo, (record) => nth("teller.commit", 2)(record)) },
  { name: "a key that did not see the last of the ceremony", code: "STALE", kind: true, at: nth("teller.key"), change: saw(nth("teller.key"), (record) => nth("teller.round", 2)(record)) },
  { name: "a rehearsal that saw no call", code: "STALE", at: nth("teller.rehearsal"), change: saw(nth("teller.rehearsal"), (record) => record.find("teller.rehearse")) },
  { name: "a part that saw no lock", code: "STALE", kind: true, at: part, change: saw(part, (record) => record.find("ballot.lock")) },
  { name: "a count that saw no lock", code: "STALE", at: result, change: saw(result, (record) => record.find("ballot.lock")) },
  { name: "a lock that did not see the opening", code: "STALE", at: nth("ballot.lock"), change: saw(nth("ballot.lock"), (record) => opening(record)) },

  // ---- count, void, rulings
  { name: "another count", code: "BALLOT", kind: true, what: "result", at: result, change: fields(result, { counts: [[5, 1, 0]] }) },
  { name: "a count of more ballots", code: "BALLOT", what: "result", at: result, change: fields(result, { ballots: 7 }) },
  { name: "a sheet that is not the count", code: "RULING", kind: true, what: "sheet, yes", at: result, change: ruling(result, (one) => one.replace('"choice":"yes","number":6', '"choice":"yes","number":5')) },
  { name: "a ballot that is told of another seat", code: "RULING", kind: true, at: cast, change: ruling(cast, (one) => one.replace(/"seat":"\w+"/, '"seat":"ada"')) },
  { name: "an opening that is told of another vote", code: "RULING", at: opening, change: ruling(opening, (one) => one.replace('"vote":62', '"vote":61')) },
  { name: "a lock by hand of what is sealed", code: "REFUSED", kind: true, at: nth("vote.lock"), change: (record) => insert(record, record.find("ballot.lock"), "chair", { do: "vote.lock", vote: vote(record) }, `{"vote_locked":{"vote":${vote(record)}}}`) },
  { name: "a second lock", code: "REFUSED", at: nth("ballot.lock", 1), change: (record) => insert(record, part(record), "chair", { do: "ballot.lock", vote: 1 }, `{"vote_locked":{"vote":${vote(record)}}}`) },
  { name: "a count of too few parts", code: "BALLOT", what: "quorum", at: result, change: (record) => void record.all.splice(part(record), 1) },
  { name: "a ballot behind the lock", code: "REFUSED", at: nth("ballot.cast", 5), change: (record) => {
    const [late] = record.all.splice(nth("ballot.cast", 5)(record), 1);
    if (late !== undefined) record.all.splice(part(record), 0, { ...late, at: record.at(record.find("ballot.lock")).at });
  } },
  { name: "a part by none of the tellers", code: "REFUSED", at: part, change: (record) => Object.assign(record.at(part(record)), { key: "ada", act: { ...record.at(part(record)).act, by: "ada", n: 99 } }) },
  { name: "void without a ruling", code: "REFUSED", kind: true, at: end, change: (record) => voided(record, false, 60) },
  { name: "void before the tellers had their time", code: "REFUSED", at: end, change: (record) => voided(record, true, 0) },
  { name: "a ceremony with a number that is used", code: "REFUSED", kind: true, at: end, change: (record) => record.put("secretary", { do: "teller.setup", ceremony: 1, tellers: ["fay", "gus", "hana"], t: 2, override: "" }, `{"tellers_set_up":{"ceremony":1,"tellers":["fay","gus","hana"],"t":2,"at":"${record.at(record.last).at}"}}`) },
  { name: "a threshold that half of the tellers reach", code: "REFUSED", at: nth("teller.setup"), change: fields(nth("teller.setup"), { tellers: ["fay", "gus", "hana", "ivo"] }) },
  { name: "a credential with a number that is used", code: "BALLOT", at: end, change: (record) => record.put("ada", { do: "credential.register", issue: 1, message: "" }, '{"credential_registered":{"seat":"ada","issue":1}}') },
];

// Changes after which the record is as good as before.
export const harmless: { name: string; silent?: true; change: (record: Forgery) => void }[] = [
  { name: "nothing is changed", change: () => undefined },
  { name: "a ballot that saw the opening and nothing since", change: saw(cast, (record) => opening(record) + 1) },
  { name: "a member who leaves saw the opening and no ballot", change: saw(nth("presence.leave"), (record) => opening(record) + 1) },
  { name: "a part that saw the lock and nothing since", change: saw(nth("ballot.decrypt", 1), (record) => record.find("ballot.lock") + 1) },
  { name: "a wrong part before the right one", change: (record) => {
    insert(record, part(record), "hana", { do: "ballot.decrypt", vote: 1, lock: "", message: "" }, '{"part_sent":{"ballot":1,"teller":"hana"}}');
    falsified(part, "message")(record);
  } },
  { name: "a credential that comes anew after the opening", change: inserted(cast, "hana", { do: "credential.register", issue: 2, message: "" }, '{"credential_registered":{"seat":"hana","issue":2}}') },
  { name: "void, found so and in time", change: (record) => voided(record, true, 11) },
  { name: "a teller is left out in time", silent: true, change: leftOut(11) },
];

export function written(from: string, to: string, { change, roll }: { change?: (record: Forgery) => void; roll?: (text: string) => string }): Forgery {
  const record = remade(from, roll);
  change?.(record);
  record.write(to);
  return record;
}
