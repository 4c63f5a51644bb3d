// The hall over HTTP, without a screen: what it answers, what it hides, and what survives when it dies.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Frame, Snapshot } from "../hall/contract";
import { Hall, meeting, Person, program, Watch } from "./halls";

const opens = (title: string): { do: string; [field: string]: unknown } => ({ do: "vote.open", question: "decision", title });

describe("a sitting", () => {
  let club: Awaited<ReturnType<typeof meeting>>;
  beforeAll(async () => {
    club = await meeting(4);
  });
  afterAll(() => club.hall.close());

  it("is held, from the question to the verified result", async () => {
    const { hall, chair, members } = club;
    const vote = (await chair.must(opens("A bench"))).position;
    for (const [i, one] of members.entries()) expect((await one.votes(vote, i < 3 ? "yes" : "no")).status).toBe(200);
    const open = await hall.until((now) => now.count?.voted === 4);
    expect(open.lamps).toBe("yyyn");
    expect(open.count?.tally).toEqual([
      { choice: "yes", count: 3 },
      { choice: "no", count: 1 },
      { choice: "abstain", count: 0 },
    ]);
    await chair.must({ do: "vote.lock", vote });
    const over = await hall.until((now) => now.count?.state === "declared");
    expect(over.count?.outcome?.word).toBe("Adopted");
    expect((await hall.vote(vote)).roll.map((one) => one.letter).join("")).toBe("yyyn");
    expect((await hall.ask(`/api/garden-club/votes/${vote}.csv`)).text).toContain("m4,Member Number 4,no\r\n");
  });

  it("answers a refusal with its rule, and a repeat with the first answer", async () => {
    const { chair, members } = club;
    const vote = (await chair.must(opens("A lamp"))).position;
    const line = await members[0]!.lineOf({ do: "vote.cast", vote, seat: "m1", choice: "yes" });
    const first = JSON.parse((await members[0]!.send(line)).text);
    const again = JSON.parse((await members[0]!.send(line)).text);
    expect(again.position).toBe(first.position);
    expect(again.repeated).toBe(true);
    const foreign = await members[1]!.does({ do: "vote.cast", vote, seat: "m1", choice: "no" });
    expect(foreign.status).toBe(409);
    expect(JSON.parse(foreign.text).refused).toMatchObject({ id: "seat_not_yours", cite: "St 1" });
    const stranger = new Person(club.hall, "m1");
    expect(JSON.parse((await stranger.votes(vote, "no")).text).fault).toBe("KEY");
    await chair.must({ do: "vote.lock", vote });
    expect(JSON.parse((await members[1]!.votes(vote, "yes")).text).refused.id).toBe("voting_closed");
  });

  it("refuses an invitation that was used", async () => {
    const link = club.hall.invite("m1").get("m1")!;
    await Person.enter(club.hall, "m1", link);
    await expect(Person.enter(club.hall, "m1", link)).rejects.toThrow("COUNTER");
  });

  it("gives a receipt that stands without the hall", async () => {
    const { hall, members } = club;
    const { receipt } = await members[2]!.must({ do: "presence.leave", seat: "m3" });
    const log = (await members[2]!.body()).log;
    const [file, trust] = [join(hall.folder, "a.receipt"), join(hall.folder, "trust")];
    writeFileSync(file, receipt);
    writeFileSync(trust, `log ${log}\nquorum none\n`);
    expect(execFileSync(program, ["receipt", "check", file, "--trust", trust]).toString()).toContain("valid");
  });

  it("knows its paths, and nothing else", async () => {
    const { hall } = club;
    const status = async (path: string, how: RequestInit = {}): Promise<number> => (await hall.ask(path, how)).status;
    expect(await status("/healthz")).toBe(200);
    expect(await status("/api/other/body")).toBe(404);
    expect(await status("/api/garden-club/votes/99999")).toBe(404);
    expect(await status("/api/garden-club/receipts/99999")).toBe(404);
    expect(await status("/api/garden-club/receipts/x")).toBe(404);
    expect(await status("/api/garden-club/acts")).toBe(405);
    expect(await status("/api/garden-club/acts", { method: "POST", body: "x" })).toBe(400);
    expect(await status("/api/garden-club/acts", { method: "POST", body: "x".repeat(300_000) })).toBe(413);
    expect(await status("/api/garden-club/script")).toBe(404);
    expect(await status("/records/garden-club/checkpoint")).toBe(200);
    for (const path of ["tile/0/0", "tile/0/000?x=1", "tile/0/000.p/0", "private/lock", "tile/../private/lock", "blobs/..%2flock"])
      expect(await status(`/records/garden-club/${path}`)).toBe(404);
    const head = await hall.ask("/healthz", { method: "HEAD" });
    expect(head.text).toBe("");
    expect((await hall.ask("/metrics")).text).toContain('plenary_watchers{body="garden-club"} 0');
  });

  it("is recorded as it was: the auditor agrees", async () => {
    await club.hall.kill("SIGTERM");
    expect(club.hall.verify()).toContain("valid");
  });
});

// Nothing that anybody can fetch says how somebody voted before the lock.
async function everythingPublic(hall: Hall, vote: number, size: number): Promise<string> {
  let out = JSON.stringify(await hall.now()) + JSON.stringify(await hall.vote(vote));
  out += (await hall.ask(`/api/garden-club/votes/${vote}.csv`)).text + (await hall.ask("/api/garden-club/votes")).text;
  out += (await hall.ask("/metrics")).text;
  for (let n = 0; n < size; n++) {
    const receipt = await hall.ask(`/api/garden-club/receipts/${n}`);
    out += receipt.status === 200 ? Buffer.from(/^extra (.*)$/m.exec(receipt.text)?.[1] ?? "", "base64").toString() : "";
  }
  const walk = (folder: string): string =>
    readdirSync(folder).map((name) => {
      const path = join(folder, name);
      if (name === "private") return "";
      return statSync(path).isDirectory() ? walk(path) : readFileSync(path, "latin1");
    }).join("");
  return out + walk(join(hall.folder, "garden-club", "record"));
}

describe("names that are shown at the lock", () => {
  it("are on no path before it, and on every path after it", async () => {
    const { hall, chair, members } = await meeting(3, ["secrecy=at_lock"]);
    const watch = await Watch.open(hall);
    const vote = (await chair.must(opens("A bench"))).position;
    for (const one of members) await one.votes(vote, "yes");
    await hall.until((now) => now.count?.voted === 3);
    await new Promise((done) => setTimeout(done, 1_300)); // published meanwhile
    const now = await hall.now();
    expect(now.lamps).toBe("vvv");
    expect(now.count?.tally).toBeNull();
    expect(now.count?.lines).toEqual([]);
    const before = (await everythingPublic(hall, vote, now.head.size)) + JSON.stringify(watch.events);
    expect(before).not.toContain('"choice":"yes"');
    expect(before).not.toContain("yyy");
    expect(before).not.toContain("votes yes");
    expect(before).toContain("has voted");
    await chair.must({ do: "vote.lock", vote });
    const over = await hall.until((then) => then.count?.state === "declared");
    expect(over.lamps).toBe("yyy");
    await new Promise((done) => setTimeout(done, 1_300));
    expect(await everythingPublic(hall, vote, over.head.size)).toContain('"choice":"yes"');
    watch.close();
    await hall.close();
  });
});

describe("a hall that dies in the middle of a vote", () => {
  it("comes back with every acknowledged vote, and its readers miss nothing", async () => {
    const { hall, chair, members } = await meeting(6);
    const vote = (await chair.must(opens("A bench"))).position;
    const watch = await Watch.open(hall);
    const answered: { member: number; line: string; position: number }[] = [];
    for (const [i, one] of members.slice(0, 4).entries()) {
      const line = await one.lineOf({ do: "vote.cast", vote, seat: one.seat, choice: "yes" });
      answered.push({ member: i, line, position: JSON.parse((await one.send(line)).text).position });
    }
    await watch.until(() => watch.events.some((event) => event.data.includes('"voted":4')));
    const seen = watch.events.filter((event) => event.id !== "").at(-1)!.id;
    const port = hall.port;
    await hall.kill("SIGKILL");
    await hall.open(port);
    const now = await hall.now();
    expect(now.lamps).toBe("yyyy..");
    for (const one of answered)
      expect(JSON.parse((await members[one.member]!.send(one.line)).text)).toMatchObject({ position: one.position, repeated: true });
    const back = await Watch.open(hall, seen);
    await members[4]!.votes(vote, "no");
    await back.until(() => back.events.some((event) => event.data.includes('"voted":5')));
    const frames = back.events.filter((event) => event.name === "frame").map((event) => JSON.parse(event.data) as Frame);
    expect(frames.at(-1)?.lamp).toEqual({ "4": "n" });
    await chair.must({ do: "vote.lock", vote });
    await hall.until((then: Snapshot) => then.count?.state === "declared");
    back.close();
    await hall.kill("SIGTERM");
    expect(hall.verify()).toContain("valid");
    await hall.close();
  });
});

describe("the demonstration", () => {
  it("plays the story to its real result, also when somebody else acts in between", async () => {
    const hall = await Hall.story();
    const token = /script=([0-9a-f]+)/.exec(hall.printed)?.[1] ?? "";
    const played = async (path: string): Promise<{ status: number; text: string }> =>
      hall.ask(`/api/un-general-assembly/script${path}`, { method: path === "" ? "GET" : "POST", headers: { Authorization: `Bearer ${token}` } });
    expect((await hall.ask("/api/un-general-assembly/script/next", { method: "POST" })).status).toBe(401);
    const link = /a delegate +(\S+)/.exec(hall.printed)?.[1] ?? "";
    const delegate = await Person.enter(hall, "NOR", link);
    for (let i = 0; i < 400; i++) {
      const script = JSON.parse((await played("")).text) as { next: unknown };
      if (script.next === null) break;
      if ((await played("/next")).status === 409) await new Promise((done) => setTimeout(done, 300)); // ballots are cast
      if (i === 4) await delegate.must({ do: "presence.arrive", seat: "NOR" });
    }
    const over = await hall.until((now) => now.vote?.document === "A/ES-11/L.5" && now.count?.state === "declared");
    expect(over.count?.tally?.map((one) => one.count)).toEqual([143, 5, 35]);
    expect(over.count?.needed).toBe(99);
    expect(over.count?.not_voting).toBe(10);
    await hall.close();
  });
});
