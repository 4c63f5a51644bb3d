// A teller's sealed shares as this device keeps them, and what it has signed with them.
import { change, kept } from "../keys/store";

const nameOf = (origin: string, ceremony: number, teller: string): string => `share/${origin}/${ceremony}/${teller}`;
const asList = (value: string | string[] | null): string[] => (typeof value === "string" ? [value] : value ?? []);

// The newest first. One, unless another teller's key was that of the first (section 10): then all stay until the record
// shows which of them was committed to.
export const sharesOf = async (origin: string, ceremony: number, teller: string): Promise<string[]> =>
  asList(await kept<string | string[]>(nameOf(origin, ceremony, teller)));

// `only`: it fits the commitment in the record, and is all that is kept; `more`: it is put before the others; `first`: the
// first of a ceremony is not written over.
export type Keeping = "only" | "more" | "first";
const kinds: { readonly [how in Keeping]: (file: string, old: string[]) => string[] } = {
  only: (file) => [file],
  more: (file, old) => [file, ...old],
  first: (file, old) => (old.length === 0 ? [file] : old),
};

// Before anything that depends on it leaves the device; then read back, as a rehearsal does again later. Whether it is kept.
export async function keepShare(origin: string, ceremony: number, teller: string, file: string, how: Keeping): Promise<boolean> {
  await change<string | string[]>(nameOf(origin, ceremony, teller), (old) => kinds[how](file, asList(old)));
  return (await sharesOf(origin, ceremony, teller)).includes(file);
}

export type Fields = Record<string, string | number[]>;

// What goes out: noted before it is sent, so that whoever asks again gets the same bytes. `of`: the round, or the vote
// that was locked; `stands`: whether the record has that already, and still wants another one.
export const toSend = (origin: string, of: string, teller: string, fields: Fields, stands: (old: Fields) => boolean): Promise<Fields> =>
  change<Fields>(`signed/${origin}/${of}/${teller}`, (old) => (old === null || stands(old) ? fields : old));
