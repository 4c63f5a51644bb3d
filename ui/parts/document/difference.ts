// What a paragraph loses and gains, by words: the longest sequence of words that both have stays.
export type Piece = { kind: "same" | "del" | "ins"; words: string };

// Beyond this the table would not fit a phone: then the one goes whole and the other comes whole.
const mostCells = 4_000_000;

const wordsOf = (text: string): string[] => text.match(/\S+/g) ?? [];

// lengths[i][j]: how long that sequence is of what follows before[i] and after[j].
function lengthsOf(before: readonly string[], after: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const [row, below] = [rows[i] as Uint16Array, rows[i + 1] as Uint16Array];
      row[j] = before[i] === after[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return rows;
}

function walked(before: readonly string[], after: readonly string[]): Piece[] {
  if (before.length * after.length > mostCells) return [whole("del", before), whole("ins", after)];
  const lengths = lengthsOf(before, after);
  const out: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) (out.push(whole("same", [before[i] ?? ""])), (i += 1), (j += 1));
    // What goes stands before what comes in its place.
    else if (j >= after.length || (i < before.length && (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))) out.push(whole("del", [before[i++] ?? ""]));
    else out.push(whole("ins", [after[j++] ?? ""]));
  }
  return out;
}

const whole = (kind: Piece["kind"], words: readonly string[]): Piece => ({ kind, words: words.join(" ") });

function joined(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    if (piece.words === "") continue;
    const last = out.at(-1);
    if (last?.kind === piece.kind) last.words += ` ${piece.words}`;
    else out.push({ ...piece });
  }
  return out;
}

export function difference(before: string, after: string): Piece[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const middle = walked(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return joined([whole("same", a.slice(0, start)), ...middle, whole("same", a.slice(a.length - end))]);
}
