import { say, type PlainKey } from "../../messages";

const speeches: Record<string, PlainKey> = {
  statement: "speech.statement", reply: "speech.reply", explanation: "speech.explanation", in_favour: "speech.in_favour", against: "speech.against",
};

// The record has a word for each kind of speech; whoever reads a screen has another.
export function speechSays(word: unknown): string {
  const key = speeches[String(word)];
  return key === undefined ? "" : say(key);
}
