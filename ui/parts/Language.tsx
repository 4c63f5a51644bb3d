import { lang, languages, say } from "../messages";
import { chooseAndRemember, ownNames } from "../messages/languages";
import "./language.css";

// The browser's own list: it fits a phone, and is known to keyboards and screen readers. Its name is said in the language
// of the page; what is chosen stands in itself.
export function Language() {
  const choose = (tag: string): void => {
    const next = languages.find((one) => one === tag);
    if (next !== undefined) void chooseAndRemember(next);
  };
  return (
    <p class="languages">
      <select aria-label={say("lang.choose")} lang={lang.value} value={lang.value} onChange={(event) => choose(event.currentTarget.value)}>
        {languages.map((one) => (
          <option key={one} value={one} lang={one}>{ownNames[one]}</option>
        ))}
      </select>
    </p>
  );
}
