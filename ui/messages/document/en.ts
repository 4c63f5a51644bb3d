import type { English } from "../catalogue";

// What the reader of texts says, on every screen that has one.
export const document = {
  "document.read": "Read the text",
  "document.read_changes": "Read what it changes",
  "document.reading": "Reading the text.",
  "document.none": "No wording was handed in with it.",
  "document.gone": "The hall gives no wording of it.",
  "document.other": "What the hall sent is not the text that the record names. It is not shown. Tell the secretary.",
  "document.no_fit": "The text has not as many paragraphs as the record lists, so no labels are shown beside them. Tell the secretary.",
  "document.amended": "The text that it amends cannot be shown beside it:",
  "document.change.remove": "Is removed: paragraph",
  "document.change.replace": "Is replaced: paragraph",
  "document.change.add": "Is added behind paragraph",
  "document.line": "line {line}",
  "document.lines": "lines {from} to {to}",
  "document.ins": "added:",
  "document.del": "removed:",
  "document.end": "end of change.",
} as const satisfies English;
