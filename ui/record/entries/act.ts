import type { SeenHead } from "../note";
import { byteLength, fieldsOf, isId, readFields, type Field, type Fields, type Wide } from "./fields";
import { parseJson, type Json, type JsonObject } from "./json";
import { acts, type ActName } from "./tables";
import { ofBase64 } from "../bytes";

// One act, read strictly: docs/record.md, "The envelope of an act" and "Acts".
export type Act = { by: string; do: ActName; n: Wide; seen: { size: Wide; root: string }; body: string; fields: Fields };

const mostBytes = 60_000;
const envelope = ["by", "do", "n", "seen", "body"];
const wholeFields = fieldsOf("n pos");
const seenFields = fieldsOf("size pos · root bytes");

function need(condition: boolean, what: string): asserts condition {
  if (!condition) throw new SyntaxError(what);
}

function seenOf(json: Json | undefined): { size: Wide; root: string } {
  need(Array.isArray(json) && json.length === 2, "seen");
  const [size = "", root = ""] = json;
  return readFields(seenFields, new Map([["size", size], ["root", root]])) as SeenHead;
}

export const fieldsOfAct = (name: ActName): Field[] => fieldsOf(acts[name]);

export function parseAct(text: string): Act {
  need(byteLength(text) <= mostBytes, "length");
  const json = parseJson(text);
  need(json instanceof Map, "no object");
  const [by, name, n, seen, body] = envelope.map((key) => json.get(key));
  need(typeof by === "string" && isId(by) && typeof body === "string" && n !== undefined, "envelope");
  need(typeof name === "string" && Object.hasOwn(acts, name), "act");
  const own: JsonObject = new Map([...json].filter(([key]) => !envelope.includes(key)));
  return {
    by, body, do: name as ActName,
    n: readFields(wholeFields, new Map([["n", n]]))["n"] as Wide,
    seen: seenOf(seen),
    fields: readFields(fieldsOfAct(name as ActName), own),
  };
}

export const textIn = (fields: Fields, name: string): string => String(fields[name] ?? "");
export const bytesIn = (fields: Fields, name: string): Uint8Array => ofBase64(textIn(fields, name));
