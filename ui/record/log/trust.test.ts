import { ed25519 } from "@noble/curves/ed25519";
import { describe, expect, it } from "vitest";
import { base64Of, concat, hexOf, ofBase64, utf8 } from "../bytes";
import { verifyRecord } from "../verify";
import type { Reader } from "./reader";
import { parseTrust, reached, trustedHead, type TrustError } from "./trust";

// The known head of docs/record.md's formats: signed by its log, seen by one witness.
const log = "log plenary.example/kat+823cf180+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea\n";
const w = "witness w witness.example/kat+f1349470+BD1AF8PoQ4lakrcKp00bfrycmCzPLsSWjMDNVfEq9GYM\n";
const text = "plenary.example/kat\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n";
const byLog = "\u2014 plenary.example/kat gjzxgFFzz+STP1kaIVTISUbUxf04jZyFJC5KeWF6Hm94xp0CrHED6+Fy7M5yUL52SJKbI8cLwBAzNH6Z/pKqyuHrEQI=\n";
const byWitness = "\u2014 witness.example/kat 8TSUcAAAAABlU/EA6+VXtQr+7E9yeTWnKVwrRik+Npm54nU2amn5C8L5fe23vKtmjZtFubmHcikk2FvSTHyitqGwjNb6xqjh2mt5DQ==\n";

describe("a trust file", () => {
  it.each([`# a comment\n\n${log}${w}group g 1 w\nquorum g\n`, `${log}quorum none\n`, `${log}${w}\tquorum  w\n`])("is taken: %s", (good) => {
    expect(parseTrust(good).logs).toHaveLength(1);
  });

  it.each([
    [0, log], [3, `${log}${w}group g 2 w\nquorum g\n`], [2, `${log}group g any w\n${w}quorum g\n`], [2, `${log}${log}quorum none\n`],
    [3, `${log}${w}${w}quorum w\n`], [4, `${log}${w}group g any w\ngroup h any w\nquorum h\n`], [2, `${log}quorum w\n`],
    [3, `${log}${w}group g 0 w\nquorum g\n`], [3, `${log}quorum none\nquorum none\n`], [0, `${log}quorum none`],
    [1, "log x\nquorum none\n"], [2, `${log}witness none ${w.slice(10)}quorum none\n`], [2, `${log}mirror m\nquorum none\n`],
    [1, `${log.replace("823cf180", "823cf181")}quorum none\n`], [1, `log ${w.split(" ")[2]}quorum none\n`], [0, `${log}quorum none\r\n`],
  ])("is refused at line %i: %s", (line, bad) => {
    expect(() => parseTrust(bad)).toThrow(expect.objectContaining<Partial<TrustError>>({ line }));
  });

  it("asks for as many of a group as it says", () => {
    const trust = parseTrust(`${log}${w}group g all w\nquorum g\n`);
    expect(reached(trust, [])).toBe(false);
    expect(reached(trust, ["w"])).toBe(true);
    expect(reached(parseTrust(`${log}quorum none\n`), [])).toBe(true);
  });
});

describe("a head against a trust file", () => {
  const trust = parseTrust(`${log}${w}quorum w\n`);

  it("counts the witnesses that signed it", () => {
    expect(trustedHead(`${text}\n${byLog}${byWitness}`, trust)).toMatchObject({ size: 8, witnesses: 1, quorum: true, otherSignatures: 0 });
    expect(trustedHead(`${text}\n${byLog}`, trust)).toMatchObject({ witnesses: 0, quorum: false });
    expect(trustedHead(`${text}\n${byLog}${byWitness}`, parseTrust(`${log}quorum none\n`))).toMatchObject({ quorum: true, otherSignatures: 1 });
  });

  it.each([
    ["LOG_KEY", `${text}\n${byWitness}`], ["COSIGNATURE", `${text}\n${byLog}${byWitness.replace("AAAAAB", "AAAAAC")}`],
    ["HEAD_SIGNATURE", `${text}\n${byLog.replace("FFzz", "FFzy")}${byWitness}`], ["HEAD", text],
  ])("is refused, %s", (code, note) => {
    expect(() => trustedHead(note, trust)).toThrow(expect.objectContaining({ code }));
  });

  it("is not asked for a line in the name of a witness by another key", () => {
    const key = ed25519.utils.randomSecretKey();
    const id = ofBase64(byWitness.split(" ")[2]!.trim()).slice(0, 4);
    const time = new Uint8Array([0, 0, 0, 0, 0, 0, 0, 1]);
    const forged = ed25519.sign(utf8(`cosignature/v1\ntime 1\n${text}`), key);
    expect(hexOf(id)).toBe("f1349470");
    expect(() => trustedHead(`${text}\n${byLog}\u2014 witness.example/kat ${base64Of(concat(id, time, forged))}\n`, trust)).toThrow(expect.objectContaining({ code: "COSIGNATURE" }));
  });

  it("decides before anything else of the record is read", async () => {
    const read = (note: string): Reader => async (path) => (path === "checkpoint" ? utf8(note) : null);
    expect(await verifyRecord(read(`${text}\n${byLog}`), { trust })).toMatchObject({ verdict: "invalid", code: "QUORUM" });
    expect(await verifyRecord(read(`${text}\n${byLog}${byWitness}`), { trust })).toMatchObject({ verdict: "invalid", code: "MISSING" });
  });
});
