import { describe, expect, it, vi } from "vitest";
import { concat, hexOf, ofHex, same, utf8 } from "../record/bytes";
import { emptyMemory, examine, remember, type Memory } from "./ballots/intake";
import { shapeOf } from "./ballots/shape";
import { voteHash, type Vote } from "./ballots/vote";
import { faultsIn, settleAlone } from "./checks";
import { readRegistration, registration, secretOf } from "./credentials";
import { freshScalar, Hedged, weights } from "./draws";
import { codeOf, Fault } from "./faults";
import { Group, publicly, timesG, type Point } from "./group";
import { derive, deriveNow, KeyFileFault, newKeyFile, openTeller, parseKeyFile, passphraseBytes, tellerBytes, writeKeyFile } from "./keyfile";
import { allHold, combination, holds, type Term } from "./linear";
import { ofLittle, order, scalarBytes } from "./numbers";
import { Prover } from "./prover";
import { drawTeller } from "./tellers/messages";
import { smallLog } from "./tellers/smalllog";
import { system } from "./draws";
import { scalarOf } from "./transcript";

const key = timesG(freshScalar());
const voteOf = (options: number, minimum: number, maximum: number, Y: Point = key): Vote =>
  ({ vote: 5, V: voteHash("a/b", 5, new Uint8Array(32), Y), Y, shape: shapeOf(options, minimum, maximum) });

function take(vote: Vote, memory: Memory, K: Uint8Array, ballot: Uint8Array): string {
  return codeOf(() => {
    const examined = examine(vote, memory, K, { ballot });
    settleAlone(examined.claims, vote.Y);
    remember(memory, examined);
  });
}

describe("sums of points", () => {
  const points = (count: number): Term[] => Array.from({ length: count }, () => [ofLittle(freshScalar()), timesG(freshScalar())]);
  const slowly = (terms: Term[]): Point => terms.reduce((all, [n, point]) => all.add(publicly(point, n)), Group.ZERO);

  it.each([0, 1, 3, 130])("are the same in every way: %i terms", (count) => {
    const terms = points(count);
    expect(combination(terms).equals(slowly(terms))).toBe(true);
  });
  it("are right at the ends of the range of scalars", () => {
    const [point] = [timesG(freshScalar())];
    for (const n of [0n, 1n, 15n, 16n, 17n, 31n, order - 1n]) expect(combination([[n, point]]).equals(publicly(point, n))).toBe(true);
    expect(combination([[-1n, point], [1n, point]]).is0()).toBe(true);
  });
  it("hold together as they hold alone, and errors do not cancel", () => {
    const x = 7n;
    const right = { g: x, y: 0n, terms: [[-1n, publicly(Group.BASE, x)]] as Term[] };
    const [more, less] = [{ ...right, g: x + 1n }, { ...right, g: x - 1n }];
    expect([right, more, less].map((one) => holds(one, key))).toEqual([true, false, false]);
    expect(allHold([right, right], key)).toBe(true);
    expect(allHold([more, less], key)).toBe(false);
  });
  it("are weighed by numbers that differ", () => {
    const all = weights(200);
    expect(new Set(all).size).toBe(200);
    expect(all.every((one) => one > 0n && one < 2n ** 128n)).toBe(true);
  });
});

describe("small logarithms", () => {
  it.each([0, 1, 17, 65_536, 1_000_003, 4_294_967_295])("finds %i below 2^32", (m) => {
    expect(smallLog(publicly(Group.BASE, BigInt(m)), 2 ** 32 - 1)).toBe(m);
  }, 60_000);
  it("finds nothing above the bound, nor a negative one", () => {
    expect(smallLog(publicly(Group.BASE, 11n), 10)).toBeNull();
    expect(smallLog(publicly(Group.BASE, order - 1n), 10)).toBeNull();
  });
});

describe("hedged draws", () => {
  it("repeat nothing under another statement, even of a generator that stands still", () => {
    const [secret, still] = [scalarBytes(3n), vi.spyOn(crypto, "getRandomValues").mockImplementation((array) => array)];
    const one = (statement: string, context: string, skip = 0): string => {
      const draws = new Hedged(secret, utf8(statement), 1);
      for (let i = 0; i < skip; i += 1) draws.scalar(utf8(context));
      return hexOf(draws.scalar(utf8(context)));
    };
    const all = [one("a", "x"), one("b", "x"), one("a", "y"), one("a", "x", 1)];
    const made = scalarOf("draw", new Uint8Array(64), secret, "a", Uint8Array.of(0, 0, 0, 1), "x", Uint8Array.of(0, 0, 0, 1));
    still.mockRestore();
    expect(new Set(all).size).toBe(4);
    expect(all[3]).toBe(hexOf(scalarBytes(made)));
  });
  it("fail with the source of randomness", () => {
    const broken = vi.spyOn(crypto, "getRandomValues").mockImplementation(() => {
      throw new Error("no source");
    });
    expect(() => new Hedged(scalarBytes(3n), utf8("a"), 1).scalar(utf8(""))).toThrow("no source");
    expect(() => allHold([{ g: 0n, y: 0n, terms: [] }], key)).toThrow("no source");
    broken.mockRestore();
  });
});

describe("a seat's device", () => {
  const seat = { origin: "a/b", seat: "ANA", issue: 1 };
  const secret = secretOf(new Uint8Array(32).fill(9), seat);
  const K = timesG(secret).toBytes();

  it("registers its key, and no other can with its message", () => {
    const message = registration(secret, seat, system);
    expect(settleAlone([{ code: "possession", equations: [readRegistration(message, seat).equation] }], Group.ZERO)).toBeUndefined();
    expect(new Prover(voteOf(1, 1, 1), secret, 0).isKey(readRegistration(message, seat).K)).toBe(true);
    const other = readRegistration(message, { ...seat, seat: "BEN" });
    expect(codeOf(() => settleAlone([{ code: "possession", equations: [other.equation] }], Group.ZERO))).toBe("possession");
  });

  it.each([
    [2, 1, 1, [[1, 0, 0], [0, 1, 0], [0, 0, 1]]], [3, 0, 2, [[0, 0, 0, 0], [1, 0, 1, 0], [0, 1, 0, 0], [0, 0, 0, 1]]],
    [4, 2, 4, [[1, 1, 1, 0, 0], [1, 1, 1, 1, 0], [0, 0, 0, 0, 1]]],
  ])("casts every kind of choice of %i options, %i to %i", (options, minimum, maximum, choices) => {
    const [vote, memory] = [voteOf(options, minimum, maximum), emptyMemory()];
    const device = new Prover(vote, secret, 0);
    for (const choice of choices) {
      device.prepare(Uint8Array.from(choice), 0);
      expect(take(vote, memory, K, device.cast().ballot)).toBe("ok");
    }
  }, 30_000);

  it("makes nothing of a choice that is not one", () => {
    const device = new Prover(voteOf(2, 1, 1), secret, 0);
    for (const choice of [[0, 0, 0], [1, 1, 0], [1, 0, 1], [2, 0, 0], [1, 0]]) {
      expect(() => device.prepare(Uint8Array.from(choice), 0)).toThrow(RangeError);
    }
  });

  it("numbers above all that it signed and all that is recorded, and a check does not count", () => {
    const device = new Prover(voteOf(1, 1, 1), secret, 4);
    const next = (recorded: number): number => device.prepare(Uint8Array.of(1, 0), recorded).sequence;
    expect(next(0)).toBe(5);
    device.check();
    expect(next(0)).toBe(5);
    device.cast();
    expect([next(2), next(9)]).toEqual([6, 10]);
  });

  it("shows what a check then opens, and forgets it", () => {
    const [vote, memory] = [voteOf(2, 1, 1), emptyMemory()];
    const device = new Prover(vote, secret, 0);
    const shown = device.prepare(Uint8Array.of(0, 1, 0), 0);
    const { sealed, opening } = device.check();
    const examined = examine(vote, memory, K, { sealed, opening });
    settleAlone(examined.claims, vote.Y);
    expect(examined.choice).toEqual([0, 1, 0]);
    expect(same(examined.tracker, shown.tracker)).toBe(true);
    expect(shown.short).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(() => device.cast()).toThrow(RangeError);
  });

  it("is found where it lies: each of several false ballots is named", () => {
    const vote = voteOf(2, 1, 1);
    const device = new Prover(vote, secret, 0);
    const ballots = [0, 1, 2, 3].map((i) => {
      device.prepare(Uint8Array.of(1, 0, 0), 0);
      const { ballot } = device.cast();
      const last = scalarBytes((ofLittle(ballot.slice(-32)) + 1n) % order);
      return i % 2 === 0 ? ballot : concat(ballot.slice(0, -32), last);
    });
    const claims = ballots.map((ballot) => examine(vote, emptyMemory(), K, { ballot }).claims);
    expect([...faultsIn(claims, vote.Y)]).toEqual([[1, "signature"], [3, "signature"]]);
  });
});

describe("a key file", () => {
  it("is read back, with its passphrase and for its ceremony alone", async () => {
    const secret = { D: ofHex("ab".repeat(64)), i: 2, ...drawTeller(3, system) };
    const parts = { ...newKeyFile("teller", system.bytes), ops: 1, memory: 8192 };
    const told: number[] = [];
    const derived = await derive(passphraseBytes("one two three"), parts, (part) => told.push(part));
    expect(told.at(-1)).toBeCloseTo(1, 2);
    expect(derived).toEqual(deriveNow(passphraseBytes("one two three"), parts));
    const file = parseKeyFile(writeKeyFile(parts, derived, tellerBytes(secret)), "teller");
    expect(openTeller(file, derived, secret.D)).toEqual(secret);
    expect(() => openTeller(file, derived, new Uint8Array(64))).toThrow(new KeyFileFault("foreign"));
    expect(() => openTeller(file, new Uint8Array(32), secret.D)).toThrow(new KeyFileFault("damage"));
    expect(() => passphraseBytes("Übung")).toThrow(new KeyFileFault("passphrase"));
  }, 30_000);
});

describe("faults", () => {
  it("are told from mistakes of this program", () => {
    expect(codeOf(() => undefined)).toBe("ok");
    expect(codeOf(() => {
      throw new Fault("bit");
    })).toBe("bit");
    expect(() => codeOf(() => {
      throw new TypeError("a mistake");
    })).toThrow(TypeError);
  });
});
