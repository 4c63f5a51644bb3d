import { fieldsOf, readFields, spellFields, type Fields } from "./fields";
import { parseJson, type Json } from "./json";
import { events, type EventName } from "./tables";

// docs/record.md, "The ruling": it has one spelling, so what does not spell the same again is not one.
export type Event = { name: EventName; fields: Fields };
export type Ruling = { events: Event[]; state: string | null };

function need(condition: boolean, what: string): asserts condition {
  if (!condition) throw new SyntaxError(what);
}

function eventOf(json: Json): Event {
  need(json instanceof Map && json.size === 1, "event");
  const [name = "", value = ""] = [...json][0] ?? [];
  need(Object.hasOwn(events, name) && value instanceof Map, "event");
  const event = name as EventName;
  return { name: event, fields: readFields(fieldsOf(events[event]), value) };
}

const spelledEvent = ({ name, fields }: Event): string => `{"${name}":${spellFields(fieldsOf(events[name]), fields)}}`;

function stateOf(json: Json | undefined): string | null {
  return json === undefined ? null : String(readFields(fieldsOf("state bytes"), new Map([["state", json]]))["state"]);
}

export function spelledRuling({ events: all, state }: Ruling): string {
  const listed = all.map(spelledEvent).join(",");
  return `{"events":[${listed}]${state === null ? "" : `,"state":"${state}"`}}`;
}

export function parseRuling(text: string): Ruling {
  const json = parseJson(text);
  need(json instanceof Map, "no object");
  const listed = json.get("events");
  need(Array.isArray(listed), "events");
  const ruling = { events: listed.map(eventOf), state: stateOf(json.get("state")) };
  need(spelledRuling(ruling) === text, "another spelling");
  return ruling;
}
