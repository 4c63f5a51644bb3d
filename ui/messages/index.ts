import { signal } from "@preact/signals";
import type { Key, Lang, Message, Values } from "./catalogue";
import { en } from "./en";

export type { Key, Lang, PlainKey } from "./catalogue";

export type Loaded = { readonly [K in Key]: Message };

// In the order in which the Charter's languages are listed in English.
export const languages: readonly Lang[] = ["ar", "en", "es", "fr", "ru", "zh"];
export const lang = signal<Lang>("en");
const catalogue = signal<Loaded>(en);

const directions = { ar: "rtl", en: "ltr", es: "ltr", fr: "ltr", ru: "ltr", zh: "ltr" } as const;
export const direction = (of: Lang = lang.value): "ltr" | "rtl" => directions[of];

// A file for each language, loaded when it is asked for; English is there from the start.
const catalogues: { readonly [L in Lang]: () => Promise<Loaded> } = {
  ar: async () => (await import("./ar")).ar,
  en: () => Promise.resolve(en),
  es: async () => (await import("./es")).es,
  fr: async () => (await import("./fr")).fr,
  ru: async () => (await import("./ru")).ru,
  zh: async () => (await import("./zh")).zh,
};
export const load = (asked: Lang): Promise<Loaded> => catalogues[asked]();

export async function choose(next: Lang): Promise<void> {
  catalogue.value = await load(next);
  lang.value = next;
}

// The one that was chosen on this device, else the first of the browser's that there is, else English.
export function preferred(chosen: string | null, wanted: readonly string[]): Lang {
  const all = chosen === null ? wanted : [chosen, ...wanted];
  const found = all.map((tag) => tag.split("-")[0]).find((tag) => languages.some((known) => known === tag));
  return (found as Lang | undefined) ?? "en";
}

// Latin digits in every language, one style a screen; groups of three with a space that does not break.
export function number(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
}

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
export function time(iso: string | number): string {
  return clock.format(new Date(iso));
}

// Days stand before months: English dates are those of Europe.
export const dateTag = (): string => (lang.value === "en" ? "en-GB" : lang.value);

export function date(iso: string | number): string {
  const format = { day: "numeric", month: "long", year: "numeric", numberingSystem: "latn" } as const;
  return new Intl.DateTimeFormat(dateTag(), format).format(new Date(iso));
}

// Names and titles come from others and may be of either direction: each stands between FSI and PDI, so that it cannot
// turn the sentence around it.
function shown(value: string | number): string {
  return typeof value === "number" ? number(value) : `\u2068${value}\u2069`;
}

function classOf(message: Exclude<Message, string>, n: number): string {
  const rule = new Intl.PluralRules(lang.value).select(n);
  return message[rule] ?? message.other ?? "";
}

export function say<K extends Key>(key: K, ...values: Values<K>): string {
  const message: Message = catalogue.value[key];
  const given: { readonly [name: string]: string | number } = values[0] ?? {};
  const text = typeof message === "string" ? message : classOf(message, Number(given["n"]));
  return text.replace(/\{(\w+)\}/g, (_, name: string) => shown(given[name] ?? ""));
}
