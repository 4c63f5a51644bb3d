import { encode } from "uqr";

// Four modules of quiet around it, as the standard asks. Each run of dark modules is one stroke of the path.
export function qrOf(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: "M", border: 4 });
  const strokes = data.flatMap((row, y) => {
    const out: string[] = [];
    for (let x = 0; x < row.length; x += 1) {
      const from = x;
      while (row[x] === true) x += 1;
      if (x > from) out.push(`M${from} ${y}h${x - from}v1h${from - x}z`);
    }
    return out;
  });
  return { size, path: strokes.join("") };
}
