import { ofBase64, utf8 } from "../bytes";
import { spelled, type Json, type JsonObject } from "./json";
import { parts, words } from "./tables";

// Reads and spells what the tables describe. Fields that are empty are left out of what is read, whatever was written.
export type Wide = number | bigint; // a whole number of 64 bits: exact, and a bigint only where a number is not
export type Value = string | boolean | Wide | Value[] | Fields;
export type Fields = { readonly [name: string]: Value };

type Type = { read: (json: Json) => Value; spell: (value: Value) => string; part?: Field[]; of?: string; list?: boolean };
export type Field = { name: string; optional: boolean; usual: string | null; type: Type };

function refuse(what: string): never {
  throw new SyntaxError(what);
}
const need = (condition: boolean, what: string): void => (condition ? undefined : refuse(what));

const plainWhole = /^(?:0|-?[1-9][0-9]*)$/;

// A number that fits into 53 bits is a number, any other a text.
function wide(json: Json, least: bigint, most: bigint): Wide {
  if (typeof json === "number") {
    need(json >= least && json <= most, "range");
    return json;
  }
  if (typeof json !== "string" || json.length > 21 || !plainWhole.test(json)) refuse("whole number");
  const value = BigInt(json);
  need(!Number.isSafeInteger(Number(json)) && value >= least && value <= most, "wide number");
  return value;
}
const narrow = (least: number, most: number): Type => ({
  read: (json) => (typeof json === "number" && json >= least && json <= most ? json : refuse("number")),
  spell: String,
});
const spellWide = (value: Value): string => (typeof value === "bigint" ? `"${value}"` : String(value));

const dayForm = /^(\d{4})-(\d\d)-(\d\d)$/;
const momentForm = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

export function isDay(text: string): boolean {
  const [, year = "", month = "", day = ""] = dayForm.exec(text) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return Number(year) >= 1800 && Number(year) <= 2200 && date.toISOString().startsWith(text) && text !== "";
}
export const isMoment = (text: string): boolean => isDay(momentForm.exec(text)?.[1] ?? "");
export const isId = (text: string): boolean => /^[A-Za-z0-9_.-]{1,31}$/.test(text);

function isHash(text: string): boolean {
  try {
    return ofBase64(text).length === 32;
  } catch {
    return false;
  }
}

const textType = (holds: (text: string) => boolean, what: string): Type => ({
  read: (json) => (typeof json === "string" && holds(json) ? json : refuse(what)),
  spell: (value) => spelled(String(value)),
});

const simple: Readonly<Record<string, Type>> = {
  text: textType(() => true, "text"),
  day: textType(isDay, "day"),
  moment: textType(isMoment, "moment"),
  bytes: textType(isHash, "bytes"),
  truth: { read: (json) => (typeof json === "boolean" ? json : refuse("truth")), spell: String },
  pos: { read: (json) => wide(json, 0n, 2n ** 64n - 1n), spell: spellWide },
  whole: { read: (json) => wide(json, -(2n ** 63n), 2n ** 63n - 1n), spell: spellWide },
  int: narrow(-(2 ** 31), 2 ** 31 - 1),
  small: narrow(0, 65_535),
};

function listOf(member: Type): Type {
  return {
    ...member,
    list: true,
    read: (json) => (Array.isArray(json) ? json.map(member.read) : refuse("list")),
    spell: (value) => `[${(value as Value[]).map(member.spell).join(",")}]`,
  };
}

function typeOf(text: string): Type {
  const listed = /^\[(.*)\]$/.exec(text)?.[1];
  if (listed !== undefined) return listOf(typeOf(listed));
  const part = /^\{(.*)\}$/.exec(text)?.[1];
  if (part !== undefined) return partType(part as keyof typeof parts);
  const [, kind = text, of = ""] = /^(\w+)\((\w+)\)$/.exec(text) ?? [];
  if (kind === "id") return { ...textType(isId, "id"), of };
  if (kind !== "word") return { ...(simple[kind] ?? refuse(`type ${kind}`)), of: kind };
  const known = words[of as keyof typeof words].split(" ");
  return textType((word) => known.includes(word), "word");
}

function partType(name: keyof typeof parts): Type {
  const fields = fieldsOf(parts[name]);
  return {
    read: (json) => (json instanceof Map ? readFields(fields, json) : refuse("part")),
    spell: (value) => spellFields(fields, value as Fields),
    part: fields,
    of: name,
  };
}

const made = new Map<string, Field[]>();

// The fields that a row of a table describes.
export function fieldsOf(row: string): Field[] {
  const before = made.get(row);
  if (before !== undefined) return before;
  const fields = row.split(" · ").filter((text) => text !== "").map((text) => {
    const [, name = "", optional = "", type = "", usual = null] = /^(\w+)(\??) (\S+)(?: = (.*))?$/.exec(text) ?? [];
    return { name, optional: optional === "?", usual: usual ?? null, type: typeOf(type) };
  });
  made.set(row, fields);
  return fields;
}

export function readFields(fields: Field[], json: JsonObject): Fields {
  const out: { [name: string]: Value } = {};
  let known = 0;
  for (const field of fields) {
    const given = json.get(field.name);
    if (given !== undefined) known += 1;
    const value = given === undefined ? absent(field) : field.type.read(given);
    if (value !== undefined && !isEmpty(field, value)) out[field.name] = value;
  }
  need(known === json.size, "a field that nobody knows");
  return out;
}

function absent(field: Field): Value | undefined {
  if (!field.optional) refuse(`no ${field.name}`);
  return field.usual === null ? undefined : usualOf(field);
}
function usualOf(field: Field): Value {
  if (field.usual === "{}") return {};
  if (field.usual === "true" || field.usual === "false") return field.usual === "true";
  return /^\d+$/.test(field.usual ?? "") ? Number(field.usual) : (field.usual ?? "");
}
const isEmpty = (field: Field, value: Value): boolean =>
  field.optional && field.usual === null && (value === "" || (Array.isArray(value) && value.length === 0));

// The one spelling of a ruling: the fields in their order, without those that are empty or usual.
export function spellFields(fields: Field[], value: Fields): string {
  const written = fields.flatMap((field) => {
    const one = value[field.name];
    if (one === undefined) return [];
    const spelling = field.type.spell(one);
    const usual = field.usual !== null && field.type.spell(usualOf(field)) === spelling;
    return field.optional && usual ? [] : [`"${field.name}":${spelling}`];
  });
  return `{${written.join(",")}}`;
}

// Every position that these fields name: of type pos, also in lists and parts, but not what another record names.
export function positionsIn(fields: Field[], value: Fields, most: Wide = -1): Wide {
  for (const { name, type } of fields) {
    const one = value[name];
    if (one === undefined || type.of === "citation" || type.of === "predecessor") continue;
    for (const each of type.list === true ? (one as Value[]) : [one]) {
      const here = type.part !== undefined ? positionsIn(type.part, each as Fields, most) : type.of === "pos" ? (each as Wide) : most;
      if (here > most) most = here;
    }
  }
  return most;
}

export const byteLength = (text: string): number => utf8(text).length;
