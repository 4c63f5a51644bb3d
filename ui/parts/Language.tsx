import { lang, languages, say } from "../messages";
import { chooseAndRemember, ownNames } from "../messages/languages";
import "./language.css";

export function Language() {
  return (
    <p class="languages" role="group" aria-label={say("lang.choose")}>
      {languages.map((one) => (
        <button key={one} type="button" lang={one} aria-pressed={lang.value === one} onClick={() => void chooseAndRemember(one)}>
          {ownNames[one]}
        </button>
      ))}
    </p>
  );
}
