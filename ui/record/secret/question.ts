// docs/record.md, "The secret ballot": the text whose hash `ballot.open` names.
export type Title = { document: string; title: string };

// `place`: the entry that put it; of an election also which of its ballots it is, from 1.
export const questionText = (origin: string, place: string, { document, title }: Title): string =>
  `${origin} ${place}\n${[document, title].filter((text) => text !== "").join(" ")}\n`;
