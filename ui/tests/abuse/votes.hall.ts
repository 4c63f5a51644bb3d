// Votes that come twice, together, late, in the wrong order, or by a key that has ended (catalogue B1 to B8, B11).
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { meeting, Person, type Answer } from "../halls";
import { base64Of } from "../../record/bytes";
import { all, bodyOf, by, casts, isLong, lineFor, locksAll, must, next, opens, parsed, patient, pause, posted, Proxy, raw, sends, settles, sizeOf } from "./wire";

const members = 24;
let club: Awaited<ReturnType<typeof meeting>>;
beforeAll(async () => {
  club = await meeting(members);
});
afterEach(() => locksAll(club.chair));
afterAll(async () => {
  await club.hall.kill("SIGTERM");
  expect(club.hall.verify()).toContain("valid");
  await club.hall.close();
});

const open = async (title: string): Promise<number> => (await must(club.chair, opens(title))).position;
const lock = async (vote: number): Promise<number> => (await must(club.chair, { do: "vote.lock", vote })).position;
// E13: whoever was turned away is named by who locks the vote, or it is not locked.
const lockKnowing = async (vote: number, seat: string): Promise<void> => {
  const plain = await patient(club.chair, await club.chair.lineOf({ do: "vote.lock", vote }));
  if (plain.status === 200) return;
  expect(parsed(plain)["refused"].id).toBe("shut_out");
  await must(club.chair, { do: "vote.lock", vote, shut_out: [seat] });
};
const letters = async (vote: number): Promise<Record<string, string>> =>
  Object.fromEntries((await club.hall.vote(vote)).roll.map((one) => [one.seat, one.letter]));
const letterOf = (choice: string): string => choice[0]!;
const isRefused = (answer: Answer): boolean => answer.status === 409 || answer.status === 422;
const whyNot = (answer: Answer): string => parsed(answer)["fault"] ?? parsed(answer)["refused"].id;

// Position and entry of a receipt: what must be the same in each, whatever head it was made for.
const stands = (receipt: string): string => receipt.split("\n").filter((line) => /^(?:index|extra) /.test(line)).join("\n");

describe("B1 the same request many times at once", () => {
  it("stands once, and each sender has the same receipt", async () => {
    const { hall } = club;
    const vote = await open("A bench");
    const sent: { line: string; receipt: string }[] = [];
    for (const [i, times] of [2, 3, 5, 10, 25, 50].entries()) {
      const one = club.members[i]!;
      const line = await one.lineOf(casts(vote, one.seat, "yes"));
      const size = await sizeOf(hall);
      const answers = await all(Array(times), () => raw(hall.port, posted(hall, line), { answers: 1 }));
      expect(answers.map((answer) => answer.status)).toEqual(Array(times).fill(200));
      const told = answers.map((answer) => JSON.parse(bodyOf(answer)));
      expect(told.filter((answer) => answer.repeated === false)).toHaveLength(1);
      expect(new Set(told.map((answer) => answer.position))).toEqual(new Set([size]));
      expect(new Set(told.map((answer) => stands(answer.receipt))).size).toBe(1);
      expect(await sizeOf(hall)).toBe(size + 1);
      sent.push({ line, receipt: stands(told[0].receipt) });
    }
    const port = hall.port;
    await hall.kill("SIGKILL");
    await hall.open(port);
    const size = await sizeOf(hall);
    for (const { line, receipt } of sent) {
      const answers = await all(Array(3), () => sends(hall, line));
      expect(answers.map((answer) => parsed(answer)["repeated"])).toEqual([true, true, true]);
      expect(new Set(answers.map((answer) => stands(parsed(answer)["receipt"])))).toEqual(new Set([receipt]));
    }
    expect(await sizeOf(hall)).toBe(size);
    expect((await hall.vote(vote)).count.voted).toBe(6);
    await lock(vote);
  });
});

describe("B2 and E11 one seat, two devices, the same moment", () => {
  const seats = 5;
  const rounds = isLong ? 2_000 : 40; // of five seats each
  it(`the last by position counts, and everybody is shown that one: ${rounds * seats} rounds`, async () => {
    const { hall } = club;
    const firsts = club.members.slice(0, seats);
    const links = hall.invite(...firsts.map((one) => one.seat));
    const seconds = await all(firsts, (one) => Person.enter(hall, one.seat, links.get(one.seat)!));
    const vote = await open("A lamp");
    let second = 0;
    for (let round = 0; round < rounds; round++) {
      const choices = ["yes", "no", "abstain"];
      const cast = await all([...firsts, ...seconds], async (one, i) => {
        const choice = choices[(round + (i < seats ? 0 : 1)) % 3]!;
        return { seat: one.seat, choice, line: await one.lineOf(casts(vote, one.seat, choice)), one, i };
      });
      // Both devices are ready; now they are pressed together, the second one first every other round.
      const answers = await all(round % 2 === 0 ? cast : [...cast].reverse(), async (it) => ({ ...it, position: parsed(await patient(it.one, it.line))["position"] as number }));
      const shown = await letters(vote);
      for (const { seat } of firsts) {
        const mine = answers.filter((answer) => answer.seat === seat).sort((a, b) => a.position - b.position);
        expect(mine[0]!.position).not.toBe(mine[1]!.position);
        expect(shown[seat]).toBe(letterOf(mine[1]!.choice));
        if (mine[1]!.i >= seats) second++;
      }
    }
    expect(second).toBeGreaterThan(0);
    expect(second).toBeLessThan(rounds * seats);
    const whole = await hall.vote(vote);
    expect(whole.count.voted).toBe(seats);
    expect(whole.count.tally!.reduce((sum, one) => sum + one.count, 0)).toBe(seats);
    const keys = await hall.get<{ seat: string; stage: string }[]>("/keys");
    expect(keys.filter((key) => key.seat === "m1" && key.stage === "enrolled")).toHaveLength(2); // all can see that there are two
    await lock(vote);
  });
});

describe("B3 a vote that is on its way when the vote is locked", () => {
  it("is counted, or refused; never acknowledged and not counted", async () => {
    const held = club.members.slice(0, 20);
    const holds = held.map(() => 0);
    const proxies = await all(held, (_, i) => Proxy.to(club.hall.port, { hold: () => holds[i]! }));
    let [counted, late] = [0, 0];
    for (let step = 0; step < (isLong ? 100 : 10); step++) {
      const vote = await open(`In flight ${step}`);
      const lines = await all(held, (one) => one.lineOf(casts(vote, one.seat, "no")));
      const locking = await club.chair.lineOf({ do: "vote.lock", vote });
      const pressed = all(held, (_, i) => {
        holds[i] = i * 10 + (step % 10) + 1;
        return sends(by(club.hall, proxies[i]!.port), lines[i]!);
      });
      await pause(100);
      const locked = parsed(await patient(club.chair, locking))["position"] as number;
      const answers = await pressed;
      const whole = await club.hall.vote(vote);
      const shown = new Map(whole.roll.map((one) => [one.seat, one.letter]));
      for (const [i, answer] of answers.entries()) {
        if (answer.status === 200) expect(parsed(answer)["position"]).toBeLessThan(locked);
        else expect(["STALE", "voting_closed"]).toContain(whyNot(answer));
        expect(shown.get(held[i]!.seat)).toBe(answer.status === 200 ? "n" : ".");
        if (answer.status === 200) counted++;
        else late++;
      }
      expect(whole.count.tally![1]!.count).toBe(answers.filter((answer) => answer.status === 200).length);
    }
    for (const proxy of proxies) proxy.close();
    expect(counted).toBeGreaterThan(0);
    expect(late).toBeGreaterThan(0);
  });
});

const ordersOf = <T>(list: T[]): T[][] => (list.length < 2 ? [list] : list.flatMap((one, i) => ordersOf([...list.slice(0, i), ...list.slice(i + 1)]).map((rest) => [one, ...rest])));

describe("B5 the messages of one device in all 24 orders", () => {
  it("a lower number behind a higher one is refused; the highest counts", async () => {
    const { hall } = club;
    const vote = await open("A path");
    const { origin } = await club.chair.body();
    await all(ordersOf([0, 1, 2, 3]), async (order, i) => {
      const one = club.members[i]!;
      const head = await hall.get<{ size: number; root: string; note: string }>("/head");
      const first = next(one, 4) - 3;
      const choices = ["yes", "abstain", "yes", "no"];
      const lines = choices.map((choice, k) => lineFor(one, casts(vote, one.seat, choice), origin, head, first + k));
      let most = -1;
      for (const k of order) {
        const answer = await patient(one, lines[k]!);
        if (k > most) expect(answer.status).toBe(200);
        else expect(whyNot(answer)).toBe("COUNTER");
        most = Math.max(most, k);
      }
    });
    expect(Object.values(await letters(vote))).toEqual(Array(members).fill("n"));
    await lock(vote);
  });
});

describe("B7 a hall that is killed while a vote is being opened", () => {
  it("has the vote whole or not at all, and the same bytes make it one", async () => {
    const { hall } = club;
    for (let round = 0; round < (isLong ? 100 : 8); round++) {
      const line = await club.chair.lineOf(opens(`Killed ${round}`));
      const port = hall.port;
      const answer = sends(hall, line).catch(() => null);
      await pause(round * 0.7);
      await hall.kill("SIGKILL");
      await hall.open(port);
      const told = await answer;
      const again = await patient(club.chair, line);
      expect(again.status).toBe(200);
      if (told?.status === 200) expect(parsed(again)).toMatchObject({ position: parsed(told)["position"], repeated: true });
      const listed = await hall.get<{ vote: { id: number; title: string }; count: { state: string; entitled: number } }[]>("/votes");
      const mine = listed.filter((one) => one.vote.title === `Killed ${round}`);
      expect(mine).toHaveLength(1);
      expect(mine[0]).toMatchObject({ vote: { id: parsed(again)["position"] }, count: { state: "voting", entitled: members } });
      await lock(mine[0]!.vote.id);
    }
  });
});

describe("B8 a key that is ended between the vote and the lock", () => {
  it("what it cast before stands, what it casts after does not: 6 orders", async () => {
    const { hall, chair } = club;
    for (const [i, order] of ordersOf(["cast", "revoke", "lock"]).entries()) {
      const one = club.members[10 + i]!;
      const vote = await open(`A key ends: ${order.join(", ")}`);
      const line = await one.lineOf(casts(vote, one.seat, "yes"));
      let ended = 0;
      const told: Record<string, Answer> = {};
      for (const step of order) {
        if (step === "cast") told[step] = await one.send(line);
        if (step === "revoke") ended = (await must(chair, { do: "key.revoke", key: base64Of(one.publicKey), reason: "Its device was left in a taxi" })).position;
        if (step === "lock") await lockKnowing(vote, one.seat);
      }
      const inTime = order[0] === "cast";
      const cast = told["cast"]!;
      expect(cast.status === 200, order.join()).toBe(inTime);
      if (!inTime) expect(["KEY_ENDED", "STALE", "voting_closed"]).toContain(whyNot(cast));
      if (order.indexOf("revoke") < order.indexOf("cast")) expect(whyNot(cast)).toBe("KEY_ENDED");
      expect((await letters(vote))[one.seat]).toBe(inTime ? "y" : ".");
      const receipt = await hall.ask(`/api/${hall.body}/receipts/${ended}`);
      expect(Buffer.from(/^extra (.*)$/m.exec(receipt.text)![1]!, "base64").toString()).toContain("left in a taxi");
    }
  });
});

describe("B11 a vote that is annulled and held again", () => {
  it("begins at nothing, under an id that was never used", async () => {
    const { hall, chair } = club;
    const secretary = await Person.enter(hall, "secretary", hall.invite("secretary").get("secretary")!);
    const used = new Set((await hall.get<{ vote: { id: number } }[]>("/votes")).map((one) => one.vote.id));
    const old: { one: Person; line: string }[] = [];
    for (let round = 0; round < 3; round++) {
      const vote = await open("A gate");
      expect(used.has(vote)).toBe(false);
      used.add(vote);
      const fresh = await hall.until((now) => now.vote?.id === vote);
      expect(fresh.lamps).toBe(".".repeat(members));
      expect(fresh.count).toMatchObject({ voted: 0, tally: [{ count: 0 }, { count: 0 }, { count: 0 }] });
      for (const { one, line } of old) expect(parsed(await patient(one, line))["repeated"]).toBe(true);
      expect((await hall.vote(vote)).count.voted).toBe(0);
      await all(club.members.slice(0, 6), async (one) => {
        const line = await one.lineOf(casts(vote, one.seat, "yes"));
        expect((await patient(one, line)).status).toBe(200);
        old.push({ one, line });
      });
      await must(chair, { do: "vote.annul", vote, reason: "The wrong text was shown" });
      expect((await hall.vote(vote)).count.state).not.toBe("annulled"); // one person alone annuls nothing
      await must(secretary, { do: "vote.confirm", vote });
      expect((await hall.vote(vote)).count).toMatchObject({ state: "annulled", outcome: null });
      const dead = await club.members[7]!.votes(vote, "no");
      expect(isRefused(dead)).toBe(true);
    }
    expect(await settles(async () => (await hall.now()).count?.state === "annulled")).toBe(true);
  });
});
