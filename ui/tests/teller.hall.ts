// An election by secret ballot whose tellers work with the command line: two of them over the network, one by files that
// are carried to a machine without one; one of them is gone in the end. Everybody may verify it on the election's page.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { registration, secretOf } from "../ballot/credentials";
import { fresh, Hedged } from "../ballot/draws";
import { known } from "../ballot/election/state";
import { Prover } from "../ballot/prover";
import type { HeadAnswer, Transcript } from "../hall/contract";
import { base64Of } from "../record/bytes";
import { actsOf } from "../secret/acts";
import { run } from "../secret/running";
import { device, isForEverybody, launch } from "./browsers";
import { Hall, Person, program } from "./halls";

const members = ["m1", "m2", "m3", "m4", "m5", "m6"];
const tellers = ["m1", "m2", "m3"];
const passphrase = "correct horse battery";
let hall: Hall;
let chair: Person;
let secretary: Person;
let people: Person[];
let folder: string;
const at = (name: string): string => join(folder, name);
const secrets = new Map<string, Uint8Array>(); // of the delegates' devices

beforeAll(async () => {
  hall = await Hall.club(members.length);
  folder = mkdtempSync(join(tmpdir(), "plenary-tellers-"));
  const links = hall.invite();
  const enter = (seat: string): Promise<Person> => Person.enter(hall, seat, links.get(seat) ?? "");
  [chair, secretary] = [await enter("chair"), await enter("secretary")];
  people = [];
  for (const seat of members) people.push(await enter(seat));
  for (const one of people) await one.must({ do: "presence.arrive", seat: one.seat });
  await chair.must({ do: "sitting.open" });
  writeFileSync(at("trust"), `log ${(await chair.body()).log}\nquorum none\n`);
});
afterAll(async () => {
  await hall.close();
  rmSync(folder, { recursive: true, force: true });
});

function plenary(...words: string[]): string {
  const done = spawnSync(program, words, { encoding: "utf8", env: { ...process.env, PLENARY_PASSPHRASE: passphrase } });
  const said = done.stdout + done.stderr;
  expect(done.status, `plenary ${words.join(" ")}\n${said}`).toBe(0);
  return said;
}
const here = (): string => `${hall.address}/${hall.body}`;
const asked = (seat: string): string[] => ["--by", seat, "--key", at(`${seat}.key`), "--share", at(`${seat}.share`), "--trust", at("trust"), "--yes"];
// What the hall has published, once it is all that stands there: it is published a moment after it is taken.
async function published(): Promise<void> {
  const { size } = await hall.get<HeadAnswer>("/head");
  await expect.poll(() => Number(hall.published("checkpoint").split("\n")[1])).toBeGreaterThanOrEqual(size);
}
// m2 has no network: a copy of the record goes there, and a signed line comes back.
async function does(seat: string): Promise<string> {
  await published();
  if (seat !== "m2") return plenary("teller", "do", here(), ...asked(seat));
  for (const old of [at("carried"), at("m2.acts")]) rmSync(old, { recursive: true, force: true });
  cpSync(join(hall.folder, hall.body, "record"), at("carried"), { recursive: true });
  const said = plenary("teller", "do", at("carried"), ...asked(seat), "--out", at("m2.acts"));
  return existsSync(at("m2.acts")) ? said + plenary("teller", "send", here(), at("m2.acts")) : said;
}
async function allDo(words: RegExp, who = tellers): Promise<void> {
  for (const seat of who) expect(await does(seat)).toMatch(words);
}
async function leads(one: Person, name: string): Promise<void> {
  await expect.poll(async () => (await one.may(name))?.why).toBe("");
  await one.must(known((await one.may(name))?.act));
}

async function registers(one: Person): Promise<void> {
  const who = { origin: (await one.body()).origin, seat: one.seat, issue: 1 };
  const secret = secretOf(fresh(32), who);
  secrets.set(one.seat, secret);
  await one.must({ do: "credential.register", issue: 1, message: base64Of(registration(secret, who, new Hedged(secret, new Uint8Array(), 1))) });
}
async function casts(one: Person, candidate: string): Promise<void> {
  const { number, options } = known((await hall.now()).secret?.ballot);
  const state = run(actsOf(await hall.get<Transcript>(`/ballots/${number}`)));
  const booth = new Prover(known(state.ballots), known(secrets.get(one.seat)), 0);
  booth.prepare(Uint8Array.from([...options.map((option) => (option === candidate ? 1 : 0)), candidate === "" ? 1 : 0]), 0);
  await one.must({ do: "ballot.cast", vote: number, ballot: base64Of(booth.cast().ballot) });
  booth.end();
}

describe("tellers with the command line", () => {
  it("each makes a signing key on its own machine; the secretary enters it with its proof", async () => {
    for (const seat of tellers) {
      const said = plenary("keygen", at(`${seat}.key`), "--origin", (await chair.body()).origin, "--seat", seat);
      const [, key = "", proof = ""] = /public half:\n {2}(\S+)\n.*\n {2}(\S+)\n/.exec(said) ?? [];
      await secretary.must({ do: "key.enrol", seat, key, proof });
    }
  });

  it("they make the tellers' key, one of them without a network", async () => {
    for (const one of people) await registers(one);
    await secretary.must({ do: "teller.setup", ceremony: 1, tellers, t: 2, override: "" });
    await allDo(/Entry \d+: /);
    expect(await does("m1")).toMatch(/stands in the record/);
    await leads(secretary, "teller.round");
    await allDo(/Entry \d+: /);
    await leads(secretary, "teller.round");
    await allDo(/Entry \d+: /);
    await leads(secretary, "teller.round");
    await leads(secretary, "teller.key");
    await hall.until(({ secret }) => secret?.ceremony?.stage === "key");
  }, 120_000);

  it("they rehearse, and the election's ballot opens", async () => {
    const { position: election } = await chair.must({ do: "election.open", kind: "one", title: "Treasurer", places: 1 });
    for (const candidate of ["m4", "m5"]) await chair.must({ do: "election.nominate", election, candidate });
    await chair.must({ do: "election.ballot", election });
    await leads(secretary, "teller.rehearse");
    expect((await chair.may("ballot.open"))?.why).toMatch(/rehearsed/);
    await allDo(/Entry \d+: /);
    await leads(chair, "ballot.open");
    const { secret } = await hall.until((now) => now.secret?.ballot?.stage === "open");
    expect(secret?.ballot).toMatchObject({ options: ["m4", "m5"], election });
  }, 120_000);

  it("after the lock two of them open the count; the third is gone", async () => {
    for (const one of people) await casts(one, { m1: "m4", m2: "m5", m6: "" }[one.seat] ?? "m4");
    await leads(chair, "ballot.lock");
    rmSync(at("m3.share"));
    await allDo(/Entry \d+: /, ["m1", "m2"]);
    const { secret } = await hall.until((now) => now.secret?.ballot?.parts.filter(({ state }) => state === "right").length === 2);
    expect(secret?.ballot?.parts.find(({ teller }) => teller === "m3")?.state).toBe("awaited");
    await leads(chair, "ballot.result");
    const { election } = await hall.until((now) => now.election?.stage === "ended");
    expect(election?.elected).toEqual([{ candidate: "m4", by: "majority" }]);
    expect(election?.ballots[0]).toMatchObject({ valid: 5, blank: 1, votes: [{ candidate: "m4", votes: 4 }, { candidate: "m5", votes: 1 }] });
    expect(await does("m1")).toMatch(/the ballot is counted/);
    await published();
    expect(plenary("teller", "destroy", "--share", at("m1.share"), here(), "--trust", at("trust"), "--yes")).toMatch(/overwritten and gone/);
    expect(existsSync(at("m1.share"))).toBe(false);
  }, 120_000);

  it("whoever opens the election's page verifies it there", async () => {
    const { election } = await hall.now();
    const browser = await launch();
    const reader = await device(browser, `${hall.address}/${hall.body}/elections/${known(election).id}`, { width: 1280, height: 900 });
    await reader.page.getByRole("heading", { name: "Treasurer" }).waitFor();
    await reader.page.getByRole("button", { name: "Verify this vote" }).click();
    const part = reader.page.locator("#verify-ballot");
    await part.getByRole("heading", { name: "The secret ballot is in order" }).waitFor({ timeout: 60_000 });
    expect((await part.innerText()).replace(/[\u2066-\u2069]/g, "")).toContain("6 ballots were counted");
    await isForEverybody(reader, "election-page");
    expect(reader.wrong).toEqual([]);
    await browser.close();
    expect(hall.verify()).toMatch(/^[^\n]*: valid/m);
  }, 120_000);
});
