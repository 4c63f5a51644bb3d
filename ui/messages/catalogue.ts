import type { en } from "./en";

export type Lang = "ar" | "en" | "es" | "fr" | "ru" | "zh";
export type Key = keyof typeof en;

// A message that depends on a number has one text for each of its language's plural classes (CLDR); the number is `n`.
type Plural<Class extends Intl.LDMLPluralRule> = { readonly [C in Class]: string };
export type Message = string | Partial<Plural<Intl.LDMLPluralRule>>;
export type Catalogue<Class extends Intl.LDMLPluralRule> = {
  readonly [K in Key]: (typeof en)[K] extends string ? string : Plural<Class>;
};
export type English = { readonly [key: string]: string | Plural<"one" | "other"> };
export type Arabic = Catalogue<"zero" | "one" | "two" | "few" | "many" | "other">;
export type Chinese = Catalogue<"other">;
// What is counted are whole numbers below a million: Russian has no "other" of them, French and Spanish no "many".
export type French = Catalogue<"one" | "other">;
export type Russian = Catalogue<"one" | "few" | "many">;
export type Spanish = Catalogue<"one" | "other">;

// What a message wants to be told: the words in braces, read off the English text at compile time.
type Holes<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Holes<Rest> : never;
type Wanted<M> = M extends string ? Holes<M> : Holes<M[keyof M]> | "n";
export type Values<K extends Key> = [Wanted<(typeof en)[K]>] extends [never]
  ? []
  : [values: { readonly [N in Wanted<(typeof en)[K]>]: N extends "n" ? number : string | number }];

// The messages that want to be told nothing: what a table of marks and words may name.
export type PlainKey = { [K in Key]: [Wanted<(typeof en)[K]>] extends [never] ? K : never }[Key];
