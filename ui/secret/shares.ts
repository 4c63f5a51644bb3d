// A teller's sealed share as this device keeps it, and the lock that it has answered to in each vote.
import { change, keep, kept } from "../keys/store";

const nameOf = (origin: string, ceremony: number, teller: string): string => `share/${origin}/${ceremony}/${teller}`;

export const shareOf = (origin: string, ceremony: number, teller: string): Promise<string | null> => kept<string>(nameOf(origin, ceremony, teller));
// Before anything that depends on it leaves the device; then read back, as a rehearsal does again later.
export async function keepShare(origin: string, ceremony: number, teller: string, file: string): Promise<boolean> {
  await keep(nameOf(origin, ceremony, teller), file);
  return (await shareOf(origin, ceremony, teller)) === file;
}

// One lock a vote, noted before the part is sent: no second history gets a part from here.
export async function mayAnswer(origin: string, vote: number, lock: string): Promise<boolean> {
  return (await change<string>(`locked/${origin}/${vote}`, (old) => old ?? lock)) === lock;
}
