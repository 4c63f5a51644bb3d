import { useEffect, useState } from "preact/hooks";
import type { PlainKey } from "../../messages";

// The rooms of the desk, each with an address of its own behind "#", so that the way back works.
export const rooms = ["people", "documents", "votes", "timed", "floor", "elections"] as const;
export type Room = (typeof rooms)[number];

export const roomSays: Record<Room, PlainKey> = {
  people: "room.people", documents: "room.documents", votes: "room.votes", timed: "room.timed", floor: "room.floor", elections: "room.elections",
};

export const roomIn = (hash: string): Room => rooms.find((one) => `#${one}` === hash) ?? "people";

export function useRoom(): Room {
  const [room, setRoom] = useState(() => roomIn(location.hash));
  useEffect(() => {
    const moved = (): void => setRoom(roomIn(location.hash));
    addEventListener("hashchange", moved);
    return () => removeEventListener("hashchange", moved);
  }, []);
  return room;
}
