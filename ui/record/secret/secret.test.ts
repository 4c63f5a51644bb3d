import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { folderReader } from "../folder";
import { harmless, spoiled, written } from "../testing/tampered_ballots";
import { electionRecord, isBuilt, secretRecords } from "../testing/secret_scenes";
import { verifyRecord, type Report } from "../verify";
import { verifyBallots, type Held, type VoteReport } from "./one";

if (!isBuilt) console.warn("The program is not built: the records of secret ballots are SKIPPED.");

const folder = mkdtempSync(join(tmpdir(), "plenary-secret-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const verified = (record: string): Promise<Report> => verifyRecord(folderReader(record));

describe.skipIf(!isBuilt)("a record of a secret ballot", () => {
  let records: string[] = [];
  beforeAll(() => {
    records = secretRecords(folder);
  }, 60_000);
  const changed = async (one: Parameters<typeof written>[2] & { silent?: true }) => {
    const to = join(folder, "changed");
    const record = written(records[one.silent ? 5 : 7] ?? "", to, one);
    return { record, report: await verified(to) };
  };

  it("is in order in each scene: re-cast, checked, a teller lost, void and held again, all of all tellers, one left out, waived", async () => {
    const found = [];
    for (const record of records) {
      const report = await verified(record);
      expect(report, record).toMatchObject({ verdict: "valid", numbers: { open: 0 } });
      if (report.verdict === "valid") found.push([report.numbers.sealed, ...report.numbers.votes.filter(({ sealed }) => sealed).map(({ ballots, tally }) => [ballots, tally])]);
    }
    expect(found).toEqual([
      [16, [14, "11 – 2 – 1"]], [38, [38, "30 – 8 – 0"]], [69, [39, "29 – 10 – 0"]], [35, [35, "35 – 0 – 0"]], [0], [0], [1, [1, "1 – 0 – 0"]], [6, [6, "6 – 0 – 0"]],
    ]);
  }, 60_000);

  it("is in order where it elects, ballot after ballot", async () => {
    expect(await verified(electionRecord(folder))).toMatchObject({ verdict: "valid", numbers: { secret: 0, sealed: 12 } });
  }, 60_000);

  it("tells of an election what each of its ballots gave", async () => {
    const report = await verifyBallots(folderReader(electionRecord(folder)), { election: 143 });
    expect(report).toMatchObject({
      verdict: "valid", held: [{ options: ["ben", "dora", "fay"], tally: [5, 3, 3, 1], gave: ["gus", "hana"] }, { options: ["dora", "fay"], tally: [3, 2, 0] }],
    });
  }, 60_000);

  it.each(harmless.map((one) => [one.name, one] as const))("is in order when %s", async (_, one) => {
    expect((await changed(one)).report).toMatchObject({ verdict: "valid" });
  }, 20_000);

  it.each(spoiled.filter(({ kind }) => kind).map((one) => [one.code, one.name, one] as const))("is refused, %s: %s", async (code, _, one) => {
    const { record, report } = await changed(one);
    expect(report).toMatchObject({ verdict: "invalid", code, position: one.at(record), ...(one.what === undefined ? {} : { what: one.what }) });
  }, 20_000);

  describe("of one vote alone", () => {
    const told: [number, number][] = [];
    const ofVote = (record: string, vote: number): Promise<VoteReport> => {
      told.length = 0;
      return verifyBallots(folderReader(record), { vote }, { ballots: (done, size) => void told.push([done, size]) });
    };

    it("says who voted, who opened it and who was left out, and how far it is", async () => {
      const five = ["fay", "gus", "hana", "ivo", "jana"];
      const usual = { needed: 3, tellers: five, blamed: [], leftOut: [] };
      const report = await ofVote(records[0] ?? "", 149);
      expect(report).toMatchObject({
        verdict: "valid", held: [{ ...usual, ballot: 1, stage: "result", cast: 14, uncounted: 2, options: ["yes", "no"], tally: [11, 2, 1], gave: ["gus", "ivo", "jana"] }],
      });
      const [{ trackers, opened }] = (report as VoteReport & { verdict: "valid" }).held as [Held];
      expect(new Set(trackers.map(({ short }) => short)).size).toBe(14);
      expect(opened).toEqual([{ seat: "ada", short: expect.stringMatching(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/), chosen: [1] }]);
      expect(told[0]).toEqual([0, 16]);
      expect(told.at(-1)).toEqual([16, 16]);
    });

    it("says that an earlier ballot was void", async () => {
      expect(await ofVote(records[2] ?? "", 155)).toMatchObject({
        verdict: "valid", held: [{ ballot: 1, stage: "void", cast: 30, tally: [], gave: ["gus", "jana"] }, { ballot: 2, stage: "result", tally: [29, 10, 0], needed: 2 }],
      });
      expect(told.at(-1)).toEqual([69, 69]);
    });

    it("knows of no ballot where there is none", async () => {
      expect(await ofVote(records[3] ?? "", 152)).toEqual({ verdict: "valid", held: [] });
    });

    it("names who sent a wrong part, and the first entry that is wrong", async () => {
      const to = join(folder, "changed");
      const blamed = harmless.find(({ name }) => name.includes("wrong part"));
      written(records[7] ?? "", to, blamed ?? {});
      expect(await ofVote(to, 62)).toMatchObject({ verdict: "valid", held: [{ blamed: ["hana"], gave: ["fay", "gus"] }] });
      const wrong = spoiled.find(({ code, what }) => code === "BALLOT" && what === "signature");
      const record = written(records[7] ?? "", to, wrong ?? {});
      expect(await ofVote(to, 62)).toMatchObject({ verdict: "invalid", code: "BALLOT", position: wrong?.at(record), what: "signature" });
    });
  });
});
