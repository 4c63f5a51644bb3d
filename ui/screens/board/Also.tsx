import { direction, type PlainKey } from "../../messages";
import { saySecond } from "../../messages/second";

// The same word in the board's second language, if it has one.
export function Also({ of }: { of: PlainKey | null }) {
  const second = of === null ? null : saySecond(of);
  return second === null ? null : <span class="also" lang={second.lang} dir={direction(second.lang)}>{second.says}</span>;
}
