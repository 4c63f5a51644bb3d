import { say } from "../../messages";

const second = 1_000;
const [minute, hour, day] = [60 * second, 3_600 * second, 86_400 * second];

// How long there is still time, in words: the two greatest units, and seconds only where they matter.
export function leftSays(ms: number): string {
  const left = Math.max(0, Math.ceil(ms / second) * second);
  const [days, hours, minutes] = [Math.floor(left / day), Math.floor((left % day) / hour), Math.floor((left % hour) / minute)];
  const parts: string[] = [];
  if (days > 0) parts.push(say("left.days", { n: days }));
  if (hours > 0) parts.push(say("left.hours", { n: hours }));
  if (days === 0 && minutes > 0) parts.push(say("left.minutes", { n: minutes }));
  if (left < hour) parts.push(say("left.seconds", { n: (left % minute) / second }));
  return parts.slice(0, 2).join(" ");
}

// What is warned of, once for each: nothing yet, half a minute, ten seconds, that the time is over.
export type Warning = "none" | "30" | "10" | "over";
export function warningAt(ms: number): Warning {
  if (ms <= 0) return "over";
  if (ms <= 10 * second) return "10";
  return ms <= 30 * second ? "30" : "none";
}
