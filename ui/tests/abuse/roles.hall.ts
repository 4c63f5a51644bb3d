// Who may do what: every route of docs/api.md and every act of docs/record.md, for everybody (catalogue P1, P2, P4, P9 to P11).
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { ed25519 } from "@noble/curves/ed25519";
import { randomBytes } from "node:crypto";
import { possessionMessage } from "../../record/act";
import { base64Of, hexOf } from "../../record/bytes";
import { Hall, Person, type Answer } from "../halls";
import { clubIn, hasRoute, invites, manual, routes, type Club, type Route } from "./bodies";
import { all, bodyOf, casts, isLong, locksAll, must, opens, parsed, patient, pause, post, raw, sends, signs, sizeOf } from "./wire";

let [house, own, other]: [Hall, Club, Club] = [] as never;
type Role = "chair" | "secretary" | "teller" | "delegate" | "foreigner" | "unknown" | "nobody";
const roles: Role[] = ["chair", "secretary", "teller", "delegate", "foreigner", "unknown", "nobody"];
const people = new Map<Role, Person>();
const token = new Map<Role, string>(); // of the own body, where the hall gives any
const isOfficer = (role: Role): boolean => role === "chair" || role === "secretary";
const isKnown = (role: Role): boolean => isOfficer(role) || role === "teller" || role === "delegate";

const tokenOf = async (hall: Hall, one: Person): Promise<Answer> => {
  const { challenge } = parsed<{ challenge: string }>(await hall.ask(`/api/${hall.body}/challenge`, { method: "POST" }));
  const signature = ed25519.sign(Buffer.from(`plenary/token/v1\n${(await one.body()).origin}\n${challenge}`), one["secret"]);
  const keyId = (await one.lineOf({ do: "x" })).slice(0, 8);
  return hall.ask(`/api/${hall.body}/token`, { method: "POST", body: `${keyId} ${base64Of(signature)} ${challenge}` });
};

beforeAll(async () => {
  house = await Hall.empty("");
  own = await clubIn(house, { name: "Own Club" });
  other = await clubIn(house, { name: "Other Club" });
  const stolen = other.members[0]!;
  people.set("chair", own.chair).set("secretary", own.secretary).set("delegate", own.members[0]!);
  people.set("teller", await Person.enter(own.hall, "teller-1", await invites(own.secretary, "teller-1")));
  people.set("foreigner", Object.assign(new Person(own.hall, "m1"), { secret: stolen["secret"], publicKey: stolen.publicKey }));
  people.set("unknown", new Person(own.hall, "m1"));
  for (const { chair } of [own, other]) {
    await must(chair, opens("For readers"));
    await locksAll(chair);
  }
  if (hasRoute("/api/{body}/token"))
    for (const role of roles.filter(isKnown)) token.set(role, parsed<{ token: string }>(await tokenOf(own.hall, people.get(role)!)).token);
});
afterEach(() => all([own, other], (club) => locksAll(club.chair)));
afterAll(() => house.close());

// What each route answers: the statuses that are right, by role and by whether it is the body in which one has that role.
type Want = number[] | ((role: Role, isOwn: boolean) => number[]);
const open: Want = [200];
const no = [401, 403, 404, 409, 422];
const wanted: Record<string, Want> = {
  "GET /api/bodies": open, "GET /api/form": open, "POST /api/bodies": [401],
  "GET /api/{body}/body": open, "GET /api/{body}/events": (role, isOwn) => (role === "nobody" || (isOwn && isKnown(role)) ? [200] : [401]), "GET /api/{body}/snapshot": open, "GET /api/{body}/may": open, "GET /api/{body}/head": open,
  "POST /api/{body}/acts": (role, isOwn) => (role === "nobody" ? [400] : isOwn && isKnown(role) ? [200, 409] : [422]),
  "GET /api/{body}/receipts/{n}": open, "GET /api/{body}/keys/{key}": open, "GET /api/{body}/keys": open,
  "GET /api/{body}/votes": open, "GET /api/{body}/votes/{n}": open,
  "GET /api/{body}/minutes": open, "GET /api/{body}/minutes.csv": open,
  "GET /api/{body}/ceremonies/{n}": [404], "GET /api/{body}/ballots/{n}": [404], // this club has none
  "GET /api/{body}/script": [404], "POST /api/{body}/script/next": [404], "POST /api/{body}/script/invite": [404],
  "POST /api/{body}/challenge": open,
  "POST /api/{body}/token": (role, isOwn) => (isOwn && isKnown(role) ? [200] : [400, ...no]),
  "POST /api/{body}/files": (role, isOwn) => (isOwn && isKnown(role) ? [200] : no),
  "GET /api/{body}/shut-out": (role, isOwn) => (isOwn && (isOfficer(role) || role === "teller") ? [200] : no),
  "GET /records/{body}/checkpoint": open, "GET /records/{body}/tile/{path}": open, "GET /records/{body}/blobs/{hash}": open,
  "GET /healthz": open, "GET /metrics": open, "GET /assets/{path}": open, "GET /": open, "GET /new": open,
  "GET /{body}/desk": open, "GET /{body}/board": open, "GET /{body}/chair": open, "GET /{body}/vote": open, "GET /{body}/join": open, "GET /{body}/teller": open,
  "GET /{body}/record": open, "GET /{body}/minutes": open, "GET /{body}/votes/{n}": open, "GET /{body}/elections/{n}": open,
};
const nameOf = ({ method, path }: Route): string => `${method} ${path}`;

const foundingOf = async (hall: Hall): Promise<string> => Buffer.from(/^extra (.*)$/m.exec((await hall.ask(`/api/${hall.body}/receipts/0`)).text)![1]!, "base64").toString();
const rulesOf = async (hall: Hall): Promise<string> => /"rules":"(\w+)"/.exec(await foundingOf(hall))![1]!;

describe("P1 the routes", () => {
  it("each has a row here", () => expect(routes().map(nameOf).filter((name) => wanted[name] === undefined)).toEqual([]));

  it.each(routes())("$method $path: by each role, in the own body and in another", async (route) => {
    const want = wanted[nameOf(route)]!;
    const asset = /\/assets\/[^"]+/.exec((await house.ask("/")).text)![0];
    for (const { hall } of route.path.includes("{body}") ? [own, other] : [own]) {
      const isOwn = hall === own.hall;
      const [vote] = await hall.get<{ vote: { id: number } }[]>("/votes");
      const [key] = await hall.get<{ id: string }[]>("/keys");
      const path = route.path.replace("/assets/{path}", asset).replace("{body}", hall.body).replace("{n}", String(vote!.vote.id)).replace("{key}", key!.id)
        .replace("{hash}", await rulesOf(hall)).replace("tile/{path}", `tile/0/000.p/${(await hall.ask(`/records/${hall.body}/checkpoint`)).text.split("\n")[1]}`).replace(/\/may$/, "/may?as=m1").replace(/invite$/, "invite?seat=m1");
      for (const role of roles) {
        const one = people.get(role);
        const body = route.method === "GET" ? null : !route.path.endsWith("/acts") ? "{}" : one === undefined ? "no act" : await one.lineOf({ do: "quorum.challenge" });
        const headers: Record<string, string> = one === undefined ? {} : { Authorization: `Bearer ${token.get(role) ?? "00".repeat(16)}` };
        const stop = new AbortController(); // a stream has no end
        const answer = route.path.endsWith("/token") && one !== undefined ? await tokenOf(hall, one) : await fetch(house.address + path, { method: route.method, headers, signal: stop.signal, body });
        const right = typeof want === "function" ? want(role, isOwn) : want;
        expect(right, `${role}, ${isOwn ? "own" : "other"} body: ${path}: ${answer.status}`).toContain(answer.status);
        stop.abort();
      }
    }
  });
});

// Who does it: "officer": the secretary too; "own": whoever has that seat; "seat": any, for itself; "nobody": what is
// refused to all before anybody asks who it is, for a proof or a citation is false, or the record has begun.
const acts: Record<string, "presiding" | "officer" | "teller" | "own" | "seat" | "nobody"> = {
  "session.convene": "officer", "session.enter": "officer", "session.close": "presiding", "chair.cede": "officer", "agenda.list": "officer",
  "agenda.take_up": "presiding", "sitting.open": "presiding", "sitting.close": "presiding", "presence.arrive": "own", "presence.leave": "own",
  "quorum.challenge": "seat", "standing.set": "officer", "standing.lift": "officer", "proxy.give": "own", "proxy.end": "own",
  "vote.open": "presiding", "vote.announce": "officer", "vote.call_off": "officer", "vote.extend": "presiding", "vote.declare": "presiding",
  "vote.test": "officer", "vote.paper": "teller", "vote.last_call": "presiding", "vote.cast": "own", "vote.lock": "presiding",
  "vote.casting_vote": "presiding", "vote.intention": "seat", "document.circulate": "officer", "text.submit": "seat", "text.sponsor": "seat",
  "text.withdraw": "seat", "floor.ask": "seat", "floor.give": "presiding", "floor.end": "seat", "motion.move": "seat", "motion.second": "seat",
  "motion.withdraw": "seat", "ruling.give": "presiding", "sitting.resume": "presiding", "consent.ask": "presiding", "consent.object": "seat",
  "consent.declare": "presiding", "lot.name": "presiding", "election.open": "presiding", "election.nominate": "seat", "election.ballot": "presiding",
  "election.count": "teller", "election.lot": "presiding", "election.other_body": "nobody", "vote.count": "teller", "vote.annul": "officer",
  "vote.correct_count": "officer", "vote.correct_title": "officer", "vote.confirm": "officer", "body.establish": "nobody", "body.amend": "officer",
  "key.invite": "officer", "key.enrol": "nobody", "key.confirm": "officer", "key.revoke": "own", "blob.withhold": "officer",
  "credential.register": "seat", "teller.setup": "officer", "teller.consent": "officer", "teller.commit": "seat", "teller.round": "officer",
  "teller.deal": "seat", "teller.verdict": "seat", "teller.answer": "seat", "teller.key": "officer", "teller.rehearse": "officer",
  "teller.rehearsal": "seat", "ballot.open": "presiding", "ballot.consent": "officer", "ballot.cast": "seat", "ballot.challenge": "seat",
  "ballot.lock": "presiding", "ballot.decrypt": "seat", "ballot.result": "seat", "ballot.void": "presiding",
};
const authority = /^(?:not_presiding|not_an_officer|not_a_teller|unknown_seat|officer_casts|\w+_by_officers|\w+_not_yours)$/;
const sampled = (type: string, name: string, vote: number): unknown => {
  const key = base64Of(own.members[1]!.publicKey);
  const samples: [RegExp, unknown][] = [
    [/^pos/, vote], [/^id\((?:seat|candidate)/, "m2"], [/^id\(choice/, "yes"], [/^id\(question/, "decision"], [/^id\(standing/, "not_in_good_standing"],
    [/^moment/, "2030-01-01T00:00:00.000Z"], [/^bytes/, key], [/^word\(document/, "letter"], [/^word\(speech/, "statement"], [/^(?:whole|int|small)/, 1],
    [/^\[id\(seat/, ["m2", "m3"]], [/^\[text/, ["yes"]], [/^\[\[whole/, [[1]]], [/^\[whole/, [1]],
    [/^\{ballot_sheet/, { valid: 0, blank: 0, invalid: 0 }], [/^\{citation/, { position: 1, at: "2022-01-01T00:00:00.000Z" }],
  ];
  if (type.startsWith("text")) return name === "proof" ? base64Of(new Uint8Array(64)) : "A text";
  return samples.find(([form]) => form.test(type))?.[1];
};
const usual = /^(?:vote|seat|choice|reason|text|title|question|key|candidate|to|from|standing)$/;

// The acts that docs/record.md lists, each with its fields: those that must be there, and those that mostly are.
function listed(vote: number): Map<string, Record<string, unknown>> {
  const page = manual("record.md");
  const out = new Map<string, Record<string, unknown>>();
  let act: Record<string, unknown> = {};
  for (const row of page.slice(page.indexOf("\n## Acts"), page.indexOf("\n## Events")).matchAll(/^\| (?:`([a-z_]+\.[a-z_]+)` )?\| (.*) \|$/gm)) {
    if (row[1] !== undefined) out.set(row[1], (act = {}));
    for (const [, name, optional, type] of row[2]!.matchAll(/`(\w+)(\??)` ([^·]+)/g)) {
      const value = sampled(type!.trim(), name!, vote);
      if (value !== undefined && (optional === "" || usual.test(name!))) act[name!] = value;
    }
  }
  return out;
}

describe("P1 the acts", () => {
  it("each has a row here, and is refused to whoever may not do it, for that reason", async () => {
    const { hall } = own;
    const vote = (await must(own.chair, opens("For the matrix"))).position;
    const all = listed(vote);
    expect(all.size).toBeGreaterThanOrEqual(53);
    const size = await sizeOf(hall);
    for (const [name, fields] of all) {
      const who = acts[name];
      expect(who, `no row for ${name}`).toBeDefined();
      const told = async (role: Role): Promise<string> => {
        const answer = await patient(people.get(role)!, await people.get(role)!.lineOf({ do: name, ...fields }));
        expect(answer.status, `${name} by ${role}: ${answer.text}`).not.toBe(200);
        return parsed(answer)["fault"] ?? parsed(answer)["refused"].id;
      };
      for (const role of ["foreigner", "unknown"] as const) expect(["KEY", "ESTABLISHED"], `${name} by ${role}`).toContain(await told(role));
      if (who === "nobody") expect(["ESTABLISHED", "CITATION", "POSSESSION"]).toContain(await told("delegate"));
      else if (who !== "seat") expect(await told("delegate"), `${name} by a delegate`).toMatch(authority);
      if (who === "presiding" || who === "officer" || who === "own") expect(await told("teller"), `${name} by a teller`).toMatch(authority);
      if (who === "presiding") expect(await told("secretary"), `${name} by the secretary`).toMatch(authority);
    }
    expect(await sizeOf(hall)).toBe(size);
    await must(own.chair, { do: "vote.lock", vote }); // its unharmed twin
  });
});

describe("P2 fields that an act does not have", () => {
  it("make it none: role, office, seat, a second author, a time, a place", async () => {
    const { hall } = own;
    const one = people.get("delegate")!;
    const { origin } = await one.body();
    const vote = (await must(own.chair, opens("For more fields"))).position;
    const size = await sizeOf(hall);
    const more = { role: "presiding", officer: true, admin: true, chair: "m1", as: "chair", on_behalf_of: "chair", seat2: "m2", position: 1, at: "2030-01-01T00:00:00.000Z", weight: 100, key: base64Of(one.publicKey), signature: "x", __proto: {}, constructor: {}, events: [] };
    for (const act of [casts(vote, "m1", "yes"), { do: "presence.leave", seat: "m1" }, { do: "vote.lock", vote }])
      for (const [field, value] of Object.entries({ ...more, ...(act.do === "vote.lock" ? { seat: "m1" } : {}) }))
        expect(parsed(await patient(one, await one.lineOf({ ...act, [field]: value }))), field).toMatchObject({ fault: "GRAMMAR" });
    // The same key twice, the second one another's.
    for (const [field, value] of [["by", '"chair"'], ["seat", '"m2"'], ["do", '"vote.lock"'], ["body", '"x/y"'], ["n", "99999"], ["__proto__", '{"role":"presiding"}']]) {
      const text = (await one.lineOf(casts(vote, "m1", "yes"))).slice(98);
      expect(parsed(await sends(hall, signs(one, origin, text.replace(/\}$/, `,"${field}":${value}}`)))), field).toMatchObject({ fault: "GRAMMAR" });
    }
    expect(await sizeOf(hall)).toBe(size);
    await must(one, casts(vote, "m1", "yes"));
    await must(own.chair, { do: "vote.lock", vote });
  });
});

describe("P4 rules, roster and majority of a vote that is open", () => {
  it("are changed by nobody: 20 attempts", async () => {
    const { hall } = own;
    const [rules, roster] = [await rulesOf(hall), /"roster":"(\w+)"/.exec(await foundingOf(hall))![1]!];
    const vote = (await must(own.chair, opens("As it was opened", "statutes"))).position;
    const before = await hall.vote(vote);
    const size = await sizeOf(hall);
    const changes = [
      { do: "body.amend", edition: 1, rules, roster, reason: "The same again" }, { do: "body.amend", edition: 2, rules, roster },
      { do: "body.amend", edition: 1, rules: roster, roster: rules }, { do: "vote.open", question: "decision", title: "As it was opened" },
      { do: "vote.open", question: "statutes", majority: "simple", title: "As it was opened" },
    ];
    for (const role of ["chair", "secretary", "teller", "delegate"] as const)
      for (const act of changes) expect((await patient(people.get(role)!, await people.get(role)!.lineOf(act))).status, `${act.do} by ${role}`).not.toBe(200);
    expect(await sizeOf(hall)).toBe(size);
    expect(await hall.vote(vote)).toEqual(before);
    await must(own.chair, { do: "vote.lock", vote });
  });
});

describe("P9 an act that somebody else sends", () => {
  it("does what its author did, once, however it is dressed", async () => {
    const { hall } = own;
    const one = people.get("delegate")!;
    const vote = (await must(own.chair, opens("Captured"))).position;
    const line = await one.lineOf(casts(vote, "m1", "yes"));
    const first = parsed(await patient(one, line));
    const size = await sizeOf(hall);
    const dressed = ["", "Origin: https://good.evil\r\n", "Cookie: session=m2\r\n", "Authorization: Bearer x\r\n", "X-Forwarded-For: 10.0.0.1\r\n", "X-Seat: m2\r\n"];
    for (const header of dressed) {
      const again = await raw(hall.port, post(`/api/${hall.body}/acts`, line, header), { answers: 1 });
      expect(JSON.parse(bodyOf(again))).toMatchObject({ position: first["position"], repeated: true });
    }
    const thief = people.get("foreigner")!;
    expect(parsed(await sends(hall, signs(thief, (await one.body()).origin, line.slice(98))))["fault"]).toBe("KEY");
    expect(await sizeOf(hall)).toBe(size);
    await must(own.chair, { do: "vote.lock", vote });
  });
});

describe("P10 invitations and tokens", () => {
  const enrols = async (seat: string, seed: Uint8Array): Promise<Answer> => {
    const one = new Person(own.hall, seat);
    const proof = ed25519.sign(possessionMessage((await own.chair.body()).origin, seat, one.publicKey), one["secret"]);
    const act = { do: "key.enrol", seat, key: base64Of(one.publicKey), proof: base64Of(proof), invitation: base64Of(ed25519.getPublicKey(seed)) };
    return own.hall.ask(`/api/${own.hall.body}/acts`, { method: "POST", body: await one.lineOf(act, seed, 1) });
  };
  it("one link makes one key, also when two open it at the same moment", async () => {
    for (let round = 0; round < 8; round++) {
      const link = await invites(own.secretary, "m4");
      const seed = Uint8Array.from(Buffer.from(link.slice(7), "hex"));
      const answers = await all([1, 2, 3], () => enrols("m4", seed));
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 422, 422]);
      expect(parsed(await enrols("m4", seed))["fault"]).toMatch(/COUNTER|KEY_ENDED/); // whose link it was learns of it
    }
  });
  it("are not guessed, and not bent to another seat", async () => {
    const size = await sizeOf(own.hall);
    // No more at once than one process may have connections.
    await all(Array(isLong ? 200 : 2), async () => {
      for (let i = 0; i < (isLong ? 200 : 20); i++) expect(parsed(await enrols("m3", new Uint8Array(randomBytes(32))))["fault"]).toBe("KEY");
    });
    expect(await sizeOf(own.hall)).toBe(size);
    const mine = await invites(own.secretary, "m3");
    expect(parsed(await enrols("m4", Uint8Array.from(Buffer.from(mine.slice(7), "hex"))))["fault"]).toMatch(/KEY/);
    for (let i = 0; i < 100; i++) {
      const guess = await house.ask("/api/bodies", { method: "POST", body: "{}", headers: { Authorization: `Bearer ${hexOf(new Uint8Array(randomBytes(16)))}` } });
      expect(guess.status).toBe(401);
    }
  });
});

describe("P11 a key that is ended while its device acts", () => {
  it("does nothing more, at once", async () => {
    const one = await Person.enter(own.hall, "m2", await invites(own.secretary, "m2"));
    const vote = (await must(own.chair, opens("Revoked"))).position;
    const sent: { at: number; answer: Promise<Answer> }[] = [];
    let endedAt = Infinity;
    for (let i = 0; i < 60; i++, await pause(10)) {
      const line = await one.lineOf(casts(vote, "m2", i % 2 === 0 ? "yes" : "no"));
      sent.push({ at: performance.now(), answer: one.send(line) });
      if (i === 20) void must(own.chair, { do: "key.revoke", key: base64Of(one.publicKey), reason: "Lost" }).then(() => (endedAt = performance.now()));
    }
    const told = await all(sent, async ({ at, answer }) => ({ at, answer: await answer }));
    expect(endedAt).toBeLessThan(told.at(-1)!.at);
    expect(told[0]!.answer.status).toBe(200);
    for (const { at, answer } of told) if (at > endedAt) expect(parsed(answer)["fault"]).toBe("KEY_ENDED");
    await must(own.chair, { do: "vote.lock", vote });
  });
});
