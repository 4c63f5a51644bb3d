import { afterEach, describe, expect, it } from "vitest";
import type { Lang, Message } from "./catalogue";
import { en } from "./en";
import { choose, date, direction, languages, load, number, preferred, say, time } from "./index";
import { ownNames } from "./languages";

afterEach(() => choose("en"));

const textsOf = (message: Message): string[] => (typeof message === "string" ? [message] : Object.values(message));
const holesOf = (message: Message): Set<string> =>
  new Set(textsOf(message).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name)));
const catalogues = await Promise.all(languages.map(async (tag): Promise<[Lang, Record<string, Message>]> => [tag, await load(tag)]));

// What is counted are whole numbers, and few: the classes that Intl gives any of these.
const counted = [...Array(1200).keys()];
const classesOf = (tag: Lang): string[] => {
  const rules = new Intl.PluralRules(tag);
  return [...new Set(counted.map((n) => rules.select(n)))].sort();
};
// A class that holds one number alone may say it in a word; one that holds several must show which.
const ofSeveral = (tag: Lang): Set<string> => {
  const rules = new Intl.PluralRules(tag);
  const all = counted.map((n) => rules.select(n));
  return new Set(all.filter((rule, at) => all.indexOf(rule) !== at));
};

describe.each(catalogues)("the messages in %s", (tag, catalogue) => {
  it("are whole, with nothing in braces but names", () => {
    for (const [key, message] of Object.entries(catalogue)) {
      for (const text of textsOf(message)) {
        expect(text.trim(), key).toBe(text);
        expect(text, key).not.toBe("");
        expect(text.replace(/\{\w+\}/g, ""), key).not.toMatch(/[{}<>]/);
      }
    }
  });

  it("want to be told the same as the English ones", () => {
    for (const [key, message] of Object.entries(en)) {
      const own = holesOf(catalogue[key] ?? "");
      own.delete("n");
      const english = holesOf(message);
      english.delete("n");
      expect([...own].sort(), key).toEqual([...english].sort());
    }
  });

  it("have the keys of the English ones and no others", () => {
    expect(Object.keys(catalogue).sort()).toEqual(Object.keys(en).sort());
  });

  it("have a text for each plural class of the language, and show the number where a class holds several", () => {
    const several = ofSeveral(tag);
    for (const [key, message] of Object.entries(catalogue)) {
      expect(typeof message, key).toBe(typeof (en as Record<string, Message>)[key]);
      if (typeof message === "string") continue;
      expect(Object.keys(message).sort(), key).toEqual(classesOf(tag));
      for (const [rule, text] of Object.entries(message)) if (several.has(rule)) expect(text, `${key}, ${rule}`).toContain("{n}");
    }
  });

  it("keep the voice: no exclamation marks, no pleading, no jargon", () => {
    for (const [key, message] of Object.entries(catalogue)) {
      expect(textsOf(message).join(" "), key).not.toMatch(/!|\b(please|oops|sorry|successfully|invalid)\b/i);
    }
  });
});

describe("say", () => {
  it("isolates what others wrote and groups numbers", () => {
    expect(say("key.no_vote", { name: "مصر" })).toBe("This device holds no receipt for a vote of \u2068مصر\u2069.");
    expect(say("acts.recorded", { number: 1017 })).toBe("Recorded as no. 1\u00a0017.");
  });

  it("takes the plural class of the language: six in Arabic", async () => {
    expect([1, 2].map((n) => say("home.entries", { n }))).toEqual(["1 entry in the record", "2 entries in the record"]);
    await choose("ar");
    expect(direction()).toBe("rtl");
    const all = [0, 1, 2, 3, 11, 100].map((n) => say("home.entries", { n }).replace(/\d+/, "n"));
    expect(new Set(all).size).toBe(6);
  });
});

describe("the language", () => {
  it("is the chosen one, else the first of the browser's that there is, else English", () => {
    expect(preferred("ar", ["en-GB"])).toBe("ar");
    expect(preferred("xx", ["de-DE", "fr-CA", "en"])).toBe("fr");
    expect(preferred(null, ["zh-Hans-CN"])).toBe("zh");
    expect(preferred(null, ["de-DE"])).toBe("en");
  });

  it("has a name of its own and a date of its own", async () => {
    expect(new Set(Object.values(ownNames)).size).toBe(languages.length);
    const dates = [];
    for (const tag of languages) {
      await choose(tag);
      dates.push(date(new Date(2022, 9, 12).getTime()).replace(/\s/g, " "));
    }
    expect(dates).toEqual(["12 أكتوبر 2022", "12 October 2022", "12 de octubre de 2022", "12 octobre 2022", "12 октября 2022 г.", "2022年10月12日"]);
  });

  it("changes neither digits nor times", async () => {
    await choose("ar");
    expect(number(1234567)).toBe("1\u00a0234\u00a0567");
    expect(time(new Date(2022, 9, 12, 9, 2, 11).getTime())).toBe("09:02:11");
  });
});
