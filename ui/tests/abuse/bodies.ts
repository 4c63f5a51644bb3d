// Several bodies in one hall, as somebody with the setup link makes them; and the record as anybody can read it.
import { ed25519 } from "@noble/curves/ed25519";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { possessionMessage } from "../../record/act";
import { base64Of, hexOf } from "../../record/bytes";
import type { Founded, Founding } from "../../hall/contract";
import { Hall, Person } from "../halls";
import { all, must } from "./wire";

export type Club = { hall: Hall; chair: Person; secretary: Person; members: Person[] };
type Wanted = Partial<Founding> & { name: string; seats?: number };

export const otherBody = (hall: Hall, body: string): Hall => Object.assign(Object.create(hall) as Hall, { body });
export const setupToken = (hall: Hall): string => /setup=([0-9a-f]+)/.exec(hall.printed)?.[1] ?? "";
export const numbered = (count: number): string => ["name,id", ...Array.from({ length: count }, (_, i) => `Member Number ${i + 1},m${i + 1}`)].join("\n");

export async function founds(hall: Hall, wanted: Founding): Promise<{ status: number; text: string }> {
  return hall.ask("/api/bodies", { method: "POST", body: JSON.stringify(wanted), headers: { Authorization: `Bearer ${setupToken(hall)}` } });
}

// A one-time link for a seat, by an officer's act.
export async function invites(officer: Person, seat: string): Promise<string> {
  const seed = new Uint8Array(randomBytes(32));
  await must(officer, { do: "key.invite", seat, key: base64Of(ed25519.getPublicKey(seed)) });
  return `invite=${hexOf(seed)}`;
}

// The same device in another body: its key is entered there by the desk.
export async function alsoIn(club: Club, one: Person, seat = one.seat): Promise<Person> {
  const out: Person = Object.assign(new Person(club.hall, seat), { secret: one["secret"], publicKey: one.publicKey });
  const proof = ed25519.sign(possessionMessage((await out.body()).origin, seat, one.publicKey), one["secret"]);
  await must(club.secretary, { do: "key.enrol", seat, key: base64Of(one.publicKey), proof: base64Of(proof) });
  return out;
}

// Members are the first `seats` of the list; all of them are here, and the sitting is open.
export async function clubIn(house: Hall, wanted: Wanted): Promise<Club> {
  const founding = { members: numbered(wanted.seats ?? 4), answers: {}, rehearsal: true, ...wanted };
  const answer = await founds(house, founding);
  if (answer.status !== 200) throw new Error(answer.text);
  const founded = JSON.parse(answer.text) as Founded;
  const hall = otherBody(house, founded.id);
  const secretary = await Person.enter(hall, "secretary", founded.secretary);
  const chair = await Person.enter(hall, "chair", founded.presiding);
  const seats = (await secretary.body()).seats.slice(0, wanted.seats ?? 4);
  const links: string[] = [];
  for (const { id } of seats) links.push(await invites(secretary, id));
  const members = await all(seats, ({ id }, i) => Person.enter(hall, id, links[i]!));
  for (const one of members) await must(one, { do: "presence.arrive", seat: one.seat });
  await must(chair, { do: "sitting.open" });
  return { hall, chair, secretary, members };
}

// ---- the record

export type Entry = { position: number; text: string; act: string; signature: string; events: { [name: string]: any }[] };

const tileName = (n: number): string => String(n).padStart(3, "0");
export async function entriesOf(hall: Hall): Promise<Entry[]> {
  const size = Number((await hall.ask(`/records/${hall.body}/checkpoint`)).text.split("\n")[1]);
  const out: Entry[] = [];
  for (let bundle = 0; bundle * 256 < size; bundle++) {
    const width = Math.min(256, size - bundle * 256);
    const path = `${hall.address}/records/${hall.body}/tile/entries/${tileName(bundle)}${width < 256 ? `.p/${width}` : ""}`;
    const answer = await fetch(path);
    if (answer.status !== 200) return out; // held back, or not published yet
    const bytes = Buffer.from(await answer.arrayBuffer());
    for (let at = 0; at < bytes.length; at += 2 + bytes.readUInt16BE(at)) {
      const text = bytes.subarray(at + 2, at + 2 + bytes.readUInt16BE(at)).toString();
      const [stamp, act, signed, ruling] = text.split("\n");
      out.push({ position: Number(stamp!.split(" ")[0]), text, act: act!, signature: signed!.split(" ")[1]!, events: JSON.parse(ruling!).events });
    }
  }
  return out;
}

// ---- the routes, as docs/api.md says them

export type Route = { method: string; path: string; who: string };
export const manual = (page: string): string => readFileSync(resolve(import.meta.dirname, "../../../docs", page), "utf8");
export const routes = (): Route[] =>
  [...manual("api.md").matchAll(/^\| (GET|POST|PUT|DELETE) \| `([^`]+)` \| ([^|]+) \|/gm)].map((row) => ({ method: row[1]!, path: row[2]!, who: row[3]! }));
export const hasRoute = (path: string): boolean => routes().some((route) => route.path === path);
