// The list of members as people have it: names line by line, cells out of a spreadsheet, a table with a heading. The hall
// gets the columns below and nothing else, each line where its author sees it. What stands in them it judges itself.
// `nameless`: lines that hold something, but no name. `weighted`, `proxies`: lines that say a weight, who votes for them.
export type List = { count: number; first: string; last: string; nameless: number; weighted: number; proxies: number; sent: string };

const columns = ["name", "id", "weight", "proxy"] as const;
type Column = (typeof columns)[number];

type Line = { at: number; cells: string[] };

const address = /<?[^\s<>,;"]+@[^\s<>,;"]+>?/g;

// Lines of cells; in quotes a cell may hold the separator, doubled quotes and line breaks.
export function linesOf(text: string, separator: string): Line[] {
  const out: Line[] = [];
  let [cells, cell, quoted, at, line]: [string[], string, boolean, number, number] = [[], "", false, 1, 1];
  const end = (): void => {
    cells.push(cell);
    if (cells.some((one) => one.trim() !== "")) out.push({ at, cells });
    [cells, cell, at] = [[], "", line];
  };
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i] ?? "";
    if (char === "\n") line += 1;
    if (quoted && char === '"' && text[i + 1] === '"') (cell += char), (i += 1);
    else if (char === '"' && (quoted || cell.trim() === "")) quoted = !quoted;
    else if (quoted || (char !== separator && char !== "\n")) cell += char;
    else if (char === "\n") end();
    else cells.push(cell), (cell = "");
  }
  end();
  return out;
}

const tidy = (text: string): string => text.replace(/\s+/g, " ").trim();

// What a line without headings names, when addresses and the borders of cells are taken away.
export function nameIn(line: string): string {
  const plain = line.replace(address, "").replace(/[\t;]/g, " ");
  return tidy(plain.replace(/\s+,/g, ",").replace(/,{2,}/g, ",").replaceAll('"', " ")).replace(/^[, ]+|[, ]+$/g, "");
}

type Read = { at: number } & Record<Column, string>;
type Table = { columns: Column[]; rows: Read[] };

function tableIn(text: string): Table | null {
  const heading = text.slice(0, text.indexOf("\n") < 0 ? text.length : text.indexOf("\n")).toLowerCase();
  for (const separator of [",", ";", "\t"]) {
    const named = (linesOf(heading, separator)[0]?.cells ?? []).map((cell) => cell.trim());
    if (!named.includes("name")) continue;
    const cell = (cells: readonly string[], column: Column): string => tidy(cells[named.indexOf(column)] ?? "");
    const rows = linesOf(text, separator).slice(1).map(({ at, cells }) =>
      ({ at, name: cell(cells, "name"), id: cell(cells, "id"), weight: cell(cells, "weight"), proxy: cell(cells, "proxy") }));
    // Names have ids in every table, so that one may leave them out.
    return { columns: columns.filter((column) => column === "id" || named.includes(column)), rows };
  }
  return null;
}

const plainLines = (text: string): Read[] =>
  text.split("\n").map((line, i) => ({ at: i + 1, name: nameIn(line), id: "", weight: "", proxy: "", blank: line.trim() === "" }))
    .filter(({ blank }) => !blank);

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

function onTheirLines(rows: readonly { at: number; text: string }[]): string {
  const out: string[] = [];
  for (const { at, text } of rows) {
    while (out.length < at - 1) out.push("");
    out.push(text);
  }
  return out.join("\n");
}

export function listOf(typed: string): List {
  const text = typed.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const table = tableIn(text);
  const read = table?.rows ?? plainLines(text);
  const named = read.filter(({ name }) => name !== "");
  const rows = table === null
    ? named.map(({ at, name }) => ({ at, text: name }))
    : [{ at: 1, text: table.columns.join(",") }, ...table.rows.map((row) => ({ at: row.at, text: table.columns.map((one) => quoted(row[one])).join(",") }))];
  return {
    count: named.length,
    first: named[0]?.name ?? "",
    last: named.at(-1)?.name ?? "",
    nameless: read.length - named.length,
    weighted: read.filter(({ weight }) => weight !== "").length,
    proxies: read.filter(({ proxy }) => proxy !== "").length,
    sent: onTheirLines(rows),
  };
}

// Spreadsheets save in UTF-8 or, on older machines, in one byte a letter.
export function textIn(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
