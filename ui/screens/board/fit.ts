// How names fill the board. A name is never cut, scaled or scrolled: the grid is chosen so that the longest fits, and
// where not all fit there are pages. Units are those of the composition, 1920 x 1080.
export type Grid = { columns: number; rows: number; name: number; lamp: number; gap: number; pages: number };

// How high the names may be, with a title of two lines; and what of it other lines below them want.
export const heights = { names: 640, conditions: 50, beside: 40 };
// `longest`: the width of the longest name in ems.
type Room = { longest: number; height: number };

const width = 1840;
const most = { columns: 7, rows: 28, name: 44, lamp: 66 };
const least = 20.8; // 54 mm capitals on a wall picture four metres high
// Few columns stand apart, many stand as close as in the fixed composition.
const gapOf = (columns: number): number => (columns > 4 ? 10 : 40);

// Sizes hang together as they do in the fixed composition of 7 x 28.
const lampHeight = (name: number, pitch: number): number => Math.min(0.88 * pitch, 1.6 * name, most.lamp);
const needs = (longest: number, name: number, pitch: number): number => 2.1 * lampHeight(name, pitch) + 0.385 * name + longest * name;

// The largest name that fits `columns`, or 0.
function largest(columns: number, rows: number, { longest, height }: Room): number {
  const column = (width - gapOf(columns) * (columns - 1)) / columns;
  const pitch = height / rows;
  for (let name = most.name; name >= least - 0.01; name -= 0.4)
    if (name <= 0.912 * pitch && needs(longest, name, pitch) <= column) return name;
  return 0;
}

function grid(columns: number, rows: number, name: number, { height }: Room, pages: number): Grid {
  return { columns, rows, name, lamp: lampHeight(name, height / rows), gap: gapOf(columns), pages };
}

export function fit(count: number, longest: number, height: number = heights.names): Grid {
  const room = { longest, height };
  let best: Grid | null = null;
  for (let columns = 1; columns <= most.columns; columns += 1) {
    const rows = Math.max(1, Math.ceil(count / columns));
    const name = rows > most.rows ? 0 : largest(columns, rows, room);
    if (name > 0 && name >= (best?.name ?? 0)) best = grid(columns, rows, name, room, 1);
  }
  return best ?? paged(count, room);
}

// With `spare` units left free; but rather closer rows than more pages.
export function fitIn(count: number, longest: number, height: number, spare: number): Grid {
  const loose = fit(count, longest, height - spare);
  const close = fit(count, longest, height);
  return loose.pages > close.pages ? close : loose;
}

function paged(count: number, room: Room): Grid {
  let columns = most.columns;
  while (columns > 1 && largest(columns, most.rows, room) === 0) columns -= 1;
  return grid(columns, most.rows, least, room, Math.ceil(count / (columns * most.rows)));
}
