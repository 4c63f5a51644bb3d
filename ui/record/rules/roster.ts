// docs/rules.md, "roster.csv": one row is one term of a seat.
export type TermOfSeat = { seat: string; from: string; until: string; classes: string[]; standing: string; weights: ReadonlyMap<string, bigint> };
export type Roster = { seats: string[]; terms: TermOfSeat[] };

const own = ["seat", "name", "from", "until", "classes", "standing", "cite"];

// A field may stand between quotation marks, with two for one inside.
function cellsOf(line: string): string[] {
  const cells: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y;
  for (cell.lastIndex = 0; ; ) {
    const [, quoted, plain = "", end] = cell.exec(line) ?? [];
    if (end === undefined) throw new SyntaxError(`roster: ${line}`);
    cells.push((quoted?.replaceAll('""', '"') ?? plain).trim());
    if (end === "") return cells;
  }
}

function weightsOf(columns: string[], cells: string[]): Map<string, bigint> {
  return new Map(columns.flatMap((name, i) => {
    const cell = cells[i] ?? "";
    return own.includes(name) || cell === "" ? [] : [[name, BigInt(cell)] as const];
  }));
}

export function parseRoster(text: string): Roster {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "" && !line.startsWith("#"));
  const columns = cellsOf(lines[0] ?? "");
  if (!columns.includes("seat")) throw new SyntaxError("roster");
  const terms = lines.slice(1).map((line) => {
    const cells = cellsOf(line);
    const cell = (name: string): string => cells[columns.indexOf(name)] ?? "";
    return {
      seat: cell("seat"), from: cell("from"), until: cell("until"), standing: cell("standing"),
      classes: cell("classes").split(/\s+/).filter((one) => one !== ""), weights: weightsOf(columns, cells),
    };
  });
  return { seats: [...new Set(terms.map(({ seat }) => seat))], terms };
}

// Days are texts of one form, so their order is that of the alphabet.
const holdsOn = (term: TermOfSeat, day: string): boolean =>
  (term.from === "" || term.from <= day) && (term.until === "" || day < term.until);

// Who is in office on a day, in the order of the roster.
export const inOffice = (roster: Roster, day: string): Map<string, TermOfSeat> =>
  new Map(roster.terms.filter((term) => holdsOn(term, day)).map((term) => [term.seat, term]));
