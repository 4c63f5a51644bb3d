import { dateTag } from "../../../messages";

// Days and hours as this device's clock has them; the zone is always said beside them.
const two = (n: number): string => String(n).padStart(2, "0");

// What a field of day and hour holds for a moment, and back. The record keeps moments with milliseconds, in UTC.
export function localOf(at: number): string {
  const d = new Date(at);
  return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}T${two(d.getHours())}:${two(d.getMinutes())}`;
}

export function momentOf(local: string): string | null {
  const at = new Date(local).getTime();
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

export function momentSays(iso: string | number): string {
  const how = { day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23", numberingSystem: "latn" } as const;
  return new Intl.DateTimeFormat(dateTag(), how).format(new Date(iso));
}

// "Europe/Paris, GMT+2": the name alone says little in summer.
export function zoneSays(at: number = Date.now()): string {
  const format = new Intl.DateTimeFormat("en-GB", { timeZoneName: "shortOffset" });
  const offset = format.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "";
  return [format.resolvedOptions().timeZone, offset].filter((part) => part !== "").join(", ");
}
