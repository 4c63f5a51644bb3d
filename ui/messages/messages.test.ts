import { afterEach, describe, expect, it } from "vitest";
import { ar } from "./ar";
import type { Message } from "./catalogue";
import { en } from "./en";
import { choose, direction, number, preferred, say, time } from "./index";

afterEach(() => choose("en"));

const textsOf = (message: Message): string[] => (typeof message === "string" ? [message] : Object.values(message));
const holesOf = (message: Message): Set<string> =>
  new Set(textsOf(message).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name)));
const catalogues: readonly (readonly [string, Record<string, Message>])[] = [["en", en], ["ar", ar]];

describe.each(catalogues)("the messages in %s", (_, catalogue) => {
  it("are whole, with nothing in braces but names", () => {
    for (const [key, message] of Object.entries(catalogue)) {
      for (const text of textsOf(message)) {
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
    expect(preferred("xx", ["fr-FR", "ar-EG", "en"])).toBe("ar");
    expect(preferred(null, ["fr-FR"])).toBe("en");
  });

  it("changes neither digits nor times", async () => {
    await choose("ar");
    expect(number(1234567)).toBe("1\u00a0234\u00a0567");
    expect(time(new Date(2022, 9, 12, 9, 2, 11).getTime())).toBe("09:02:11");
  });
});
