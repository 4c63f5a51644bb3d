import type { Lang } from "./catalogue";
import { choose, preferred } from "./index";

// Each language is named in itself, so that whoever cannot read the page finds it.
export const ownNames: Record<Lang, string> = {
  ar: "العربية",
  en: "English",
  es: "Español",
  fr: "Français",
  ru: "Русский",
  zh: "中文",
};

const place = "lang";

// A browser may forbid a page to keep anything; the language is then that of the browser each time.
function remembered(): string | null {
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
}

export async function chooseAndRemember(next: Lang): Promise<void> {
  await choose(next);
  try {
    localStorage.setItem(place, next);
  } catch {
    // The choice holds until the page is left.
  }
}

export const chooseFirst = (): Promise<void> =>
  choose(preferred(new URLSearchParams(location.search).get("lang") ?? remembered(), navigator.languages));
