import { lang } from "../messages";

// The hall tells in words that can stand inside a sentence; here one begins.
export function sentence(text: string): string {
  const [first = ""] = text;
  return first.toLocaleUpperCase(lang.value) + text.slice(first.length);
}
