import { describe, expect, it } from "vitest";
import { base64Of, ofBase64 } from "../record/bytes";
import { Election } from "./election/election";
import { actsOf } from "./election/record";
import { copied } from "./election/state";
import { verifyTranscript, type Transcript } from "./election/verify";
import { codeOf } from "./faults";
import { ofLittle, order, scalarBytes } from "./numbers";
import { markOf } from "./testing/elections";
import { madeElection } from "./testing/making";

const made = madeElection({
  seats: 6, tellers: 3, t: 2, options: ["yes", "no"], choice: (seat) => [Number(seat < 3), Number(seat === 3), Number(seat > 3)],
});
const casts = made.acts.flatMap((text, at) => (text.includes('"ballot.cast"') ? [at] : []));
const changed = (at: number, change: (act: Record<string, unknown>) => void, from: Transcript = made): Transcript => {
  const acts = [...from.acts];
  const act = JSON.parse(acts[at] ?? "") as Record<string, unknown>;
  change(act);
  acts[at] = JSON.stringify(act);
  return { ...from, acts };
};
// The last scalar of a message is one too much: it still decodes, and its equation is false.
const falsified = (field: string) => (act: Record<string, unknown>): void => {
  const bytes = ofBase64(String(act[field]));
  bytes.set(scalarBytes((ofLittle(bytes.slice(-32)) + 1n) % order), bytes.length - 32);
  act[field] = base64Of(bytes);
};
const nth = (i: number): number => casts[i] ?? 0;

describe("an election made by the programs", () => {
  it("is counted", () => {
    expect(verifyTranscript(made)).toMatchObject({ ok: true, outcome: "counted", counts: [[3, 1, 2]], ballots: 6, excluded: {}, blamed: [] });
  });

  it("is refused at the lowest act, whatever comes behind and however proofs are batched", () => {
    const one = changed(nth(2), falsified("ballot"));
    expect(verifyTranscript(one)).toEqual({ ok: false, code: "signature", act: nth(2) });
    expect(verifyTranscript(changed(nth(4), falsified("ballot"), one))).toEqual({ ok: false, code: "signature", act: nth(2) });
    const stranger = changed(nth(3), (act) => void (act["by"] = "nobody"), one);
    expect(verifyTranscript(stranger)).toEqual({ ok: false, code: "signature", act: nth(2) });
    expect(verifyTranscript(changed(nth(1), (act) => void (act["by"] = "nobody"), one))).toEqual({ ok: false, code: "seat", act: nth(1) });
    expect(verifyTranscript(changed(1, falsified("message"), one))).toEqual({ ok: false, code: "possession", act: 1 });
  });

  it("names a seat's second ballot, though the first waits in the same batch", () => {
    const twice = { ...made, acts: [...made.acts.slice(0, nth(1)), made.acts[nth(0)] ?? "", ...made.acts.slice(nth(1))] };
    expect(verifyTranscript(twice)).toEqual({ ok: false, code: "sequence", act: nth(1) });
    const both = { ...twice, acts: changed(nth(0), falsified("ballot"), twice).acts };
    expect(verifyTranscript(both)).toEqual({ ok: false, code: "signature", act: nth(0) });
  });

  it("is not changed by an act that is refused", () => {
    const election = new Election(made.origin, made.blobs);
    for (const text of made.acts) {
      const before = markOf(copied(election.state));
      expect(codeOf(() => election.take(text.replace('"body":"', '"body":"x')))).toBe("origin");
      expect(codeOf(() => election.take(text.replace("{", '{"more":1,')))).toBe("grammar");
      expect(markOf(election.state)).toBe(before);
      election.take(text);
    }
  });

  it("is found in a record among others' acts, and not without its number", () => {
    const other = changed(nth(0), (act) => void (act["vote"] = 9)).acts[nth(0)] ?? "";
    const record = ['{"by":"a","do":"session.open"}', "no act", other, ...made.acts];
    expect(actsOf(record, { ceremony: 1, vote: 2 })).toEqual(made.acts);
    expect(actsOf(record, { ceremony: 1, vote: 9 }).filter((text) => text.includes("ballot."))).toEqual([other]);
  });

  it("has lines broken inside its acts only", () => {
    const election = new Election(made.origin, made.blobs);
    const [text = ""] = made.acts;
    expect(codeOf(() => election.take(`${text}\n`))).toBe("grammar");
    expect(codeOf(() => election.take(text.replace(",", ",\r\n\t ")))).toBe("ok");
  });
});
