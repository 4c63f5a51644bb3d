import { hexOf, ofHex } from "../../record/bytes";

// A case of the known answers and what came of it: nothing, or how it disagrees.
export type Result = { name: string; wrong: string | null };

// Numbers, texts and lists as JSON says them; bytes as hexadecimal digits.
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return hexOf(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const sorted = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, one]) => [key, plain(one)]));
}

export const asText = (value: unknown): string => JSON.stringify(plain(value));

const short = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text);

export function compare(name: string, made: () => unknown, wanted: unknown): Result {
  try {
    const [got, want] = [asText(made()), asText(wanted)];
    return { name, wrong: got === want ? null : `${short(got)} instead of ${short(want)}` };
  } catch (error) {
    return { name, wrong: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

export const hex = ofHex;
