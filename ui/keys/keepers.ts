import type { Body, SeatId } from "../hall/contract";

// docs/record.md, "Keys": who may invite, replace and end keys.
export function keepsKeys(body: Body, chair: SeatId | null, seat: SeatId): boolean {
  const role = body.officers.find(({ id }) => id === seat)?.role;
  return role === "secretary" || (chair === null ? role === "presiding" : chair === seat);
}
