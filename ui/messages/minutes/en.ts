import type { English } from "../catalogue";

export const minutes = {
  "minutes.title": "Minutes: {body}",
  "minutes.page": "Minutes",
  "minutes.lead": "Told from the record, entry by entry. Each line names the entry that it tells.",
  "minutes.print": "Print or save as PDF",
  "minutes.csv": "Table, CSV",
  "minutes.contents": "Contents",
  "minutes.decisions": { one: "{n} decision", other: "{n} decisions" },
  "minutes.sheet": "Roll-call sheet",
  "minutes.entry": "Entry {number} of the record",
  "minutes.empty": "Nothing stands in the record yet.",
  "minutes.failed": "The minutes could not be read: {says}",
  "minutes.foot": "Record {size}, {hash}",
  "minutes.newer": { one: "{n} entry was added since these minutes were made.", other: "{n} entries were added since these minutes were made." },
  "minutes.again": "Make them anew",
} as const satisfies English;
