import { dateTag, say } from "../../messages";

const second = 1_000;
const day = 86_400 * second;
const two = (n: number): string => String(n).padStart(2, "0");

// A moment as a hall needs it: the day, and hours and minutes by the hall's clock face.
export function momentOf(iso: string): { day: string; time: string } {
  const at = new Date(iso);
  const inWords = (how: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat(dateTag(), { ...how, numberingSystem: "latn" }).format(at);
  return { day: inWords({ day: "numeric", month: "long" }), time: inWords({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }) };
}

// How long it is until then: minutes and seconds, hours before them, days before those.
export function leftUntil(closes: string, now: number): string {
  const left = Math.max(0, Math.ceil((Date.parse(closes) - now) / second) * second);
  const days = Math.floor(left / day);
  const [hours, minutes, seconds] = [3_600, 60, 1].map((unit, i) => Math.floor(left / (unit * second)) % [24, 60, 60][i]!) as [number, number, number];
  const clock = days > 0 || hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
  return days > 0 ? `${say("board.days", { n: days })} ${clock}` : clock;
}
