// A second language on a board: the words of modes, states and totals, beside those of the first. Never a sentence.
import { signal } from "@preact/signals";
import type { Lang, PlainKey } from "./catalogue";
import { lang, languages, load, type Loaded } from "./index";

const second = signal<{ lang: Lang; words: Loaded } | null>(null);

export async function chooseSecond(tag: string | null): Promise<void> {
  const found = languages.find((known) => known === tag);
  second.value = found === undefined ? null : { lang: found, words: await load(found) };
}

// Null: there is no second language, or it is the first one.
export function saySecond(key: PlainKey): { says: string; lang: Lang } | null {
  if (second.value === null || second.value.lang === lang.value) return null;
  const message = second.value.words[key];
  return typeof message === "string" ? { says: message, lang: second.value.lang } : null;
}
