// The acts of a ceremony or a ballot, as the hall hands them out.
import type { Transcript } from "../hall/contract";
import type { Transcript as Acts } from "../record/secret/transcript";

export type { Acts };
export const actsOf = ({ origin, acts, blobs }: Transcript): Acts => ({ origin, acts: acts.map(({ act }) => act), blobs });
