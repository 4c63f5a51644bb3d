import { check, possession } from "../checks";
import { codeOf } from "../faults";
import { boxKeyOf, boxed, checkBoxKey, unboxed } from "../boxes";
import { readRegistration, registration, secretOf } from "../credentials";
import { base64Field, decoded, generator, pointOf } from "../group";
import { scalarBytes, scalarIn } from "../numbers";
import { hash, preimage, scalarOf } from "../transcript";
import { compare, hex, type Result } from "./cases";
import { TestStream } from "./stream";

// transcript, generators, stream, encodings, credentials: what everything else is made of.
type Transcript = { cases: { label: string; fields: string[]; preimage: string; H: string; Hs: string }[] };

export function* transcript({ cases }: Transcript): Generator<Result> {
  for (const { label, fields, ...want } of cases) {
    const given = fields.map(hex);
    const made = () => ({ preimage: preimage(label, ...given), H: hash(label, ...given), Hs: scalarBytes(scalarOf(label, ...given)) });
    yield compare(label, made, want);
  }
}

export function* generators({ cases }: { cases: { i: number; point: string }[] }): Generator<Result> {
  for (const { i, point } of cases) yield compare(String(i), () => generator(i).toBytes(), point);
}

type Stream = { seed: string; blocks: string[]; bytes32: string; then_bytes24: string; then_scalar: string; then_permutation: number[] };

export function* stream({ cases }: { cases: Stream[] }): Generator<Result> {
  for (const { seed, ...want } of cases) {
    const [first, draws] = [new TestStream(seed), new TestStream(seed)];
    yield compare(seed, () => ({
      blocks: want.blocks.map(() => first.block()),
      bytes32: draws.bytes(32), then_bytes24: draws.bytes(24), then_scalar: draws.scalar(), then_permutation: draws.permutation(12),
    }), want);
  }
}

type Encodings = {
  points: { hex: string; code: string; O_allowed: string; note: string }[];
  scalars: { hex: string; code: string; note: string }[];
  box_keys: { hex: string; code: string; note: string }[];
  base64: { text: string; hex?: string; code: string }[];
};

// Of another length the field of a message cannot be; whoever reads it alone says so.
export function* encodings(file: Encodings): Generator<Result> {
  for (const { hex: text, note, ...want } of file.points) {
    const made = () => ({ code: codeOf(() => pointOf(hex(text))), O_allowed: codeOf(() => decoded(hex(text))) });
    yield compare(`point: ${note}`, made, want);
  }
  for (const { hex: text, note, code } of file.scalars) yield compare(`scalar: ${note}`, () => codeOf(() => scalarIn(hex(text))), code);
  for (const { hex: text, note, code } of file.box_keys) yield compare(`box key: ${note}`, () => codeOf(() => checkBoxKey(hex(text))), code);
  for (const { text, code, hex: bytes } of file.base64) {
    yield compare(`base64 ${JSON.stringify(text)}`, () => codeOf(() => base64Field(text)), code);
    if (code === "ok") yield compare(`base64 ${JSON.stringify(text)}: bytes`, () => base64Field(text), bytes);
  }
}

type Credential = {
  origin: string; seat: string; issue: number; note: string; message: string; code: string;
  seed?: string; stream?: string; s?: string; K?: string; R?: string;
};

export function* credentials({ cases }: { cases: Credential[] }): Generator<Result> {
  for (const one of cases) {
    const { note, message, code, seed, stream: name, s } = one;
    yield compare(note, () => codeOf(() => check(possession(readRegistration(hex(message), one)))), code);
    if (seed === undefined || name === undefined) continue;
    const secret = secretOf(hex(seed), one);
    yield compare(`${note}: secret`, () => secret, s);
    yield compare(`${note}: message`, () => registration(secret, one, new TestStream(name)), message);
  }
}

type Box = { sender_secret: string; receiver_secret: string; receiver: string; nonce: string; message: string; box: string };

export function* boxes(all: Box[]): Generator<Result> {
  for (const [i, one] of all.entries()) {
    const [sender, receiver, nonce, message] = [hex(one.sender_secret), hex(one.receiver_secret), hex(one.nonce), hex(one.message)];
    yield compare(`box ${i}`, () => [boxKeyOf(receiver), boxed(sender, hex(one.receiver), nonce, message)], [one.receiver, one.box]);
    yield compare(`box ${i}: opened`, () => unboxed(receiver, boxKeyOf(sender), nonce, hex(one.box)), one.message);
  }
}
