// The order of names on a screen: by the full name, in the alphabet of the language, "Number 2" before "Number 10". A
// name that a board has no room for has one fixed form, which the body gives; it is never cut, scaled or scrolled.
import { type Body } from "../hall/contract";
import { lang } from "../messages";

export type Named = { at: number; id: string; name: string; shown: string };

export function sortedNames(body: Body): Named[] {
  const collator = new Intl.Collator(lang.value, { numeric: true });
  return body.seats
    .map(({ id, name, short }, at) => ({ at, id, name, shown: short }))
    .sort((a, b) => collator.compare(a.name, b.name));
}
