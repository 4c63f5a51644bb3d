// The acts of a ceremony or a ballot, as the hall hands them out.
import type { Transcript } from "../hall/contract";

export type Acts = { origin: string; acts: string[]; blobs: Record<string, string> };
export const actsOf = ({ origin, acts, blobs }: Transcript): Acts => ({ origin, acts: acts.map(({ act }) => act), blobs });
