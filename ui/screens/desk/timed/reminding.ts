// Who is still to vote, as a table for letters in series, and the closing as an entry for a calendar.
import type { Body, Timed } from "../../../hall/contract";
import { tableOf } from "../csv";

export type Reminded = { seat: string; name: string };

export const missingOf = (body: Body, one: Timed): Reminded[] =>
  body.seats.filter((_, i) => one.lamps[i] === ".").map(({ id, name }) => ({ seat: id, name }));

const titleOf = (one: Timed): string => [one.document, one.title || one.question_says].filter((part) => part !== "").join(" ");

export const remindersCsv = (body: Body, one: Timed, keypad: string): string =>
  tableOf([["seat", "name", "title", "closes", "keypad"], ...missingOf(body, one).map(({ seat, name }) => [seat, name, titleOf(one), one.closes, keypad])]);

// RFC 5545: lines end in CRLF and are folded at 75 bytes; commas, semicolons, backslashes and line breaks of a text are escaped.
const escaped = (text: string): string => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");
const stamp = (iso: string): string => iso.replace(/\.\d+/, "").replace(/[-:]/g, "");

function folded(line: string): string {
  const bytes = (text: string): number => new TextEncoder().encode(text).length;
  const out = [""];
  for (const char of line) {
    const last = out.length - 1;
    const room = last === 0 ? 75 : 74;
    if (bytes(out[last] + char) > room) out.push(char);
    else out[last] += char;
  }
  return out.join("\r\n ");
}

export function calendarOf(body: Body, one: Timed, keypad: string, now: string): string {
  const lines = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Plenary//Vote//EN", "BEGIN:VEVENT",
    `UID:${one.announcement}@${body.origin.replaceAll("/", ".")}`, `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(one.closes)}`, `DTEND:${stamp(one.closes)}`,
    `SUMMARY:${escaped(titleOf(one))}`, `DESCRIPTION:${escaped(`${body.name}\n${keypad}`)}`, `URL:${keypad}`,
    "BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${escaped(titleOf(one))}`, "TRIGGER:-PT24H", "END:VALARM",
    "END:VEVENT", "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}
