import { sha256 } from "@noble/hashes/sha2";
import { hexOf, ofBase64, same, utf8 } from "../../record/bytes";
import { hasLoneSurrogate } from "../../record/entries/json";
import { demand, Fault } from "../faults";
import { isName } from "./grammar";

// Section 10, the roll: who may vote, in which class, with which weight and which key.
export type Line = { seat: string; group: number; weight: number; K: Uint8Array };

const mostWeight = 2 ** 32 - 1;

function keyOf(text: string): Uint8Array {
  try {
    const K = ofBase64(text);
    if (K.length === 32) return K;
  } catch {
    // No base64.
  }
  throw new Fault("roll");
}

function lineOf(text: string, classes: string[]): Line {
  const [seat = "", name = "", weight = "", key = "", ...more] = text.split(" ");
  const group = classes.indexOf(name);
  demand(more.length === 0 && isName(seat) && group >= 0, "roll");
  demand(/^[1-9][0-9]{0,9}$/.test(weight) && Number(weight) <= mostWeight, "roll");
  return { seat, group, weight: Number(weight), K: keyOf(key) };
}

// `current`: is this the key of this seat, now or when it counted? Such a key is a point.
export function readRoll(
  text: string | undefined, hash: Uint8Array, classes: string[], current: (seat: string, K: string) => boolean,
): Line[] {
  demand(text !== undefined && !hasLoneSurrogate(text) && same(sha256(utf8(text)), hash) && text.endsWith("\n"), "roll");
  const lines = text.slice(0, -1).split("\n").map((line) => lineOf(line, classes));
  const keys = lines.map(({ K }) => hexOf(K));
  demand(lines.every(({ seat }, i) => i === 0 || (lines[i - 1]?.seat ?? "") < seat), "roll");
  demand(new Set(keys).size === keys.length, "roll");
  demand(lines.reduce((all, { weight }) => all + weight, 0) <= mostWeight, "roll");
  demand(lines.every(({ seat }, i) => current(seat, keys[i] ?? "")), "roll");
  return lines;
}

// How many seats there are of each class and weight.
export function groupsOf(all: readonly { group: number; weight: number }[]): number[] {
  const sizes = new Map<string, number>();
  for (const { group, weight } of all) {
    const name = `${group} ${weight}`;
    sizes.set(name, (sizes.get(name) ?? 0) + 1);
  }
  return [...sizes.values()];
}
