// What a device keeps of its secret ballots: numbers, trackers, receipts. Never a choice.
import { change, kept } from "../keys/store";

export type Cast = { sequence: number; tracker: string; short: string; position: number; at: string; receipt: string };
// `sealed`: what was opened, in base64: it says what the ballot would have been.
export type Check = { short: string; tracker: string; position: number; options: string[] };
export type KeptBallots = { highest: number; cast: Cast | null; checks: Check[] };

const none: KeptBallots = { highest: 0, cast: null, checks: [] };
const nameOf = (origin: string, vote: number, seat: string): string => `sealed/${origin}/${vote}/${seat}`;

export const keptOf = async (origin: string, vote: number, seat: string): Promise<KeptBallots> =>
  (await kept<KeptBallots>(nameOf(origin, vote, seat))) ?? none;

const changed = (origin: string, vote: number, seat: string, next: (old: KeptBallots) => KeptBallots): Promise<KeptBallots> =>
  change<KeptBallots>(nameOf(origin, vote, seat), (old) => next(old ?? none));

// Before the bytes leave the device: no other ballot of this seat may ever have this number again.
export const noteSigned = (origin: string, vote: number, seat: string, sequence: number): Promise<KeptBallots> =>
  changed(origin, vote, seat, (old) => ({ ...old, highest: Math.max(old.highest, sequence) }));

export const noteCast = (origin: string, vote: number, seat: string, cast: Cast): Promise<KeptBallots> =>
  changed(origin, vote, seat, (old) => ({ ...old, cast }));

export const noteCheck = (origin: string, vote: number, seat: string, check: Check): Promise<KeptBallots> =>
  changed(origin, vote, seat, (old) => ({ ...old, checks: [...old.checks, check] }));
