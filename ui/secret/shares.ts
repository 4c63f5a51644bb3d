// A teller's sealed share as this device keeps it, and what it has signed with it.
import { change, keep, kept } from "../keys/store";

const nameOf = (origin: string, ceremony: number, teller: string): string => `share/${origin}/${ceremony}/${teller}`;

export const shareOf = (origin: string, ceremony: number, teller: string): Promise<string | null> => kept<string>(nameOf(origin, ceremony, teller));

// Before anything that depends on it leaves the device; then read back, as a rehearsal does again later. The first of a
// ceremony stays: only one that fits the commitment in the record is put in its place.
export async function keepShare(origin: string, ceremony: number, teller: string, file: string, fits: boolean): Promise<boolean> {
  const name = nameOf(origin, ceremony, teller);
  if (fits) await keep(name, file);
  else await change<string>(name, (old) => old ?? file);
  return (await shareOf(origin, ceremony, teller)) === file;
}

export type Fields = Record<string, string | number[]>;

// What goes out: noted before it is sent, so that whoever asks again gets the same bytes. `of`: the round, or the vote
// that was locked; `stands`: whether the record has that already, and still wants another one.
export const toSend = (origin: string, of: string, teller: string, fields: Fields, stands: (old: Fields) => boolean): Promise<Fields> =>
  change<Fields>(`signed/${origin}/${of}/${teller}`, (old) => (old === null || stands(old) ? fields : old));
