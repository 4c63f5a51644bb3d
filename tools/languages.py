#!/usr/bin/env python3
"""Compares every language with the English texts: messages/, the names and words of bodies/, the form of forms/.

usage: tools/languages.py [root of the repository]
Prints a line for each fault and ends with 1 if there is one.
"""

import re
import sys
import tomllib
from pathlib import Path

LANGUAGES = ("ar", "es", "fr", "ru", "zh")

# The CLDR classes that whole numbers take. French and Spanish have "many" too, for whole millions alone; "other" serves there.
CLASSES = {
    "ar": {"zero", "one", "two", "few", "many", "other"},
    "es": {"one", "other"},
    "fr": {"one", "other"},
    "ru": {"one", "few", "many", "other"},
    "zh": {"other"},
}
MAY_HAVE = {"es": {"many"}, "fr": {"many"}}

# Texts that are rightly the same as in English.
SAME = {"fr": {"Abstentions", "abstention", "abstentions", "{n} abstentions", "{left} plus {right}", "Association", "dissolution"}}
# Texts that are set behind another without a space of its own.
PIECES = ("sentence.with", "sentence.abstaining")

PLACE = re.compile(r"\{[^}]*\}")
LATIN = re.compile(r"[A-Za-z]{2,}")
# Words that no French or Spanish sentence holds.
ENGLISH = re.compile(r"\b(the|of|is|are|was|were|and|not|that|this|which|only|must|may|who|has|have|been|with|by|it)\b")
# What reorders text that it does not belong to, and what nobody sees: bidi controls, zero-width characters, C0 and C1.
UNSEEN = re.compile("[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
FRENCH_SPACE = re.compile(r" [:;?!»]|« ")
BYTES_MAX = 1000     # base/limits.hpp: title_bytes_max
COLUMNS_MAX = 22     # of a name on a board
SYMBOL = re.compile(r"[A-Z]+|Rev|[a-z]")  # what stays in a citation: A/520/Rev.20, IV, 8(a)

faults: list[str] = []


def fault(path: Path, what: str) -> None:
    faults.append(f"{path}: {what}")


def read(path: Path) -> dict:
    if not path.exists():
        fault(path, "there is no such file.")
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        fault(path, f"cannot be read: {error}.")
        return {}


def flat(table: dict, prefix: str = "") -> dict[str, str]:
    out = {}
    for key, value in table.items():
        out |= flat(value, f"{prefix}{key}.") if isinstance(value, dict) else {f"{prefix}{key}": value}
    return out


def has_letters(text: str) -> bool:
    return any(c.isalpha() for c in PLACE.sub("", text))


def english_in(language: str, text: str) -> str:
    pattern = ENGLISH if language in ("es", "fr") else LATIN
    found = pattern.search(PLACE.sub(" ", text))
    return found.group() if found else ""


def check_text(path: Path, language: str, key: str, text: str, english: str) -> None:
    where = f"{key}: "
    if not text.strip():
        return fault(path, where + "is empty.")
    if text != text.strip() and key not in PIECES:
        fault(path, where + "begins or ends with a space.")
    if UNSEEN.search(text):
        fault(path, where + f"holds a character that nobody sees (U+{ord(UNSEEN.search(text).group()):04X}).")
    if len(text.encode()) > BYTES_MAX:
        fault(path, where + f"is longer than {BYTES_MAX} bytes.")
    places, expected = set(PLACE.findall(text)), set(PLACE.findall(english))
    if places != expected:
        fault(path, where + f"has the places {sorted(places)}; English has {sorted(expected)}.")
    if text == english and has_letters(text) and text not in SAME.get(language, ()):
        fault(path, where + "is still English.")
    elif word := english_in(language, text):
        fault(path, where + f"holds the English word \"{word}\".")
    if language == "fr" and FRENCH_SPACE.search(text):
        fault(path, where + "a space before a sign or within « » breaks the line; U+00A0 belongs there.")


def check_plural(path: Path, language: str, plural: str, forms: dict, english: dict) -> None:
    classes = set(forms)
    needed = CLASSES[language] | ({"none"} & set(english))
    for missing in sorted(needed - classes):
        fault(path, f"plural.{plural}: lacks the class {missing}.")
    for strange in sorted(classes - needed - MAY_HAVE.get(language, set())):
        fault(path, f"plural.{plural}: {language} has no class {strange}.")
    for name, text in forms.items():
        # A class of one number alone may say it in a word: "one vote".
        words_it = name in ("none", "zero", "one", "two") and "{n}" not in text
        like = english.get(name, english["other"]).replace("{n}", "") if words_it else english["other"]
        check_text(path, language, f"plural.{plural}.{name}", text, like)


def check_same_keys(path: Path, have: dict, expected: dict) -> None:
    for key in expected:
        if key not in have:
            fault(path, f"{key}: is missing.")
    for key in have:
        if key not in expected:
            fault(path, f"{key}: English has no such text.")


def check_messages(root: Path) -> None:
    english = read(root / "messages" / "en.toml")
    plurals = english.pop("plural", {})
    expected = flat(english)
    for language in LANGUAGES:
        path = root / "messages" / f"{language}.toml"
        texts = read(path)
        forms = texts.pop("plural", {})
        check_same_keys(path, forms, plurals)
        for plural in forms.keys() & plurals.keys():
            check_plural(path, language, plural, forms[plural], plurals[plural])
        have = flat(texts)
        check_same_keys(path, have, expected)
        for key in have.keys() & expected.keys():
            check_text(path, language, key, have[key], expected[key])


SAID = ("says", "title", "name", "short_name", "otherwise", "majority_says", "seat")


def said(value, key: str = "") -> list[str]:
    """What a body's rules show to people, in the order of the file."""
    if isinstance(value, dict):
        return [text for k, v in value.items() for text in said(v, k)]
    if isinstance(value, list):
        return [text for v in value for text in said(v, key)]
    return [value] if key in SAID and isinstance(value, str) else []


def cited(value, key: str = "", of_cites: bool = False) -> list[str]:
    if isinstance(value, dict):
        return [text for k, v in value.items() for text in cited(v, k, of_cites or k == "cites")]
    if isinstance(value, list):
        return [text for v in value for text in cited(v, key, of_cites)]
    return [value] if isinstance(value, str) and (of_cites or "cite" in key) else []


def untranslated(citation: str, words: dict[str, str]) -> list[str]:
    """The words of a citation that no replacement reaches. Whole words, the longest first."""
    for word in sorted(words, key=len, reverse=True):
        citation = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", " ", citation)
    return [word for word in re.findall(r"[^\W\d_]+", citation) if not SYMBOL.fullmatch(word)]


def check_says(path: Path, language: str, says: dict, texts: list[str], also: list[str]) -> None:
    for text in dict.fromkeys(texts):
        if text not in says:
            fault(path, f"says: \"{text}\" is missing.")
    for key, text in says.items():
        if key not in texts and key not in also:
            fault(path, f"says: the rules have no \"{key}\".")
        check_text(path, language, key, text, key)


def check_seats(path: Path, language: str, names: dict, english: dict) -> None:
    seats, brief = names.get("seat", {}), names.get("short", {})
    check_same_keys(path, seats, english.get("seat", {}))
    shown: dict[str, str] = {}
    for seat, name in seats.items():
        on_board = brief.get(seat, name)
        if len(on_board) > (8 if language == "zh" else COLUMNS_MAX):
            fault(path, f"{seat}: \"{on_board}\" is too long for a board.")
        if other := shown.get(on_board.lower()):
            fault(path, f"{seat}: a board would show {other} under the same name.")
        shown[on_board.lower()] = seat
        for text in {name, on_board}:
            if not text.strip() or UNSEEN.search(text):
                fault(path, f"{seat}: the name is empty or holds a character that nobody sees.")
    for seat in brief.keys() - seats.keys():
        fault(path, f"short.{seat}: has no full name.")
    for seat in english.get("short", {}).keys() - brief.keys():
        fault(path, f"short.{seat}: is missing; a board would show the English form.")


def check_bodies(root: Path, made: list[str]) -> None:
    """`made`: what the form writes into the rules of an association."""
    for rules_file in sorted((root / "bodies").glob("*/rules.toml")):
        rules = read(rules_file)
        english_file = rules_file.parent / "names.en.toml"
        english = read(english_file) if english_file.exists() else {}
        texts = said(rules)
        for language in LANGUAGES:
            path = rules_file.parent / f"names.{language}.toml"
            names = read(path)
            check_seats(path, language, names, english)
            check_says(path, language, names.get("says", {}), texts, ["member", *made])
            words = names.get("cites", {})
            for citation in dict.fromkeys(cited(rules)):
                for word in untranslated(citation, words):
                    fault(path, f"cites: \"{word}\" in \"{citation}\" stays English.")
            for word, text in words.items():
                check_text(path, language, word, text, word)


def made_by(form: dict) -> list[str]:
    """The texts that the answers write into the rules."""
    changes = [c for q in form.get("question", []) for a in q["answer"] for c in a.get("changes", [])]
    return [text for c in changes for text in re.findall(r'says = "([^"]*)"', c["to"]) or plain(c["to"])]


def plain(text: str) -> list[str]:
    return [text] if re.fullmatch(r"[a-z ,]+", text) else []


def check_form(root: Path) -> list[str]:
    form = read(root / "forms" / "association.toml")
    asked = [q["asks"] for q in form.get("question", [])]
    answers = [a["says"] for q in form.get("question", []) for a in q["answer"]]
    made = made_by(form)
    texts = asked + answers + said(read(root / "bodies" / form.get("body", "") / "rules.toml")) + made
    for language in LANGUAGES:
        path = root / "forms" / f"association.{language}.toml"
        check_says(path, language, read(path).get("says", {}), texts, ["member"])
    return made


def main() -> int:
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent
    check_messages(root)
    check_bodies(root, check_form(root))
    for line in faults:
        print(line.removeprefix(f"{root}/"))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
