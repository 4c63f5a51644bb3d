import type { Invited } from "./work";

// A spreadsheet takes what begins with one of these for a formula; others wrote the names.
const formula = /^[=+\-@\t\r]/;
const cell = (text: string): string => `"${(formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

// The mark at the front tells a spreadsheet that this is UTF-8.
export const tableOf = (rows: readonly (readonly string[])[]): string => `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;

// For letters in series.
export const linksCsv = (links: readonly Invited[]): string => tableOf([["seat", "name", "link"], ...links.map(({ seat, name, url }) => [seat, name, url])]);
