// A seat's key for secret ballots: made and registered by its device before it is needed, so that a secret ballot can
// begin whenever the body decides it.
import { useEffect, useState } from "preact/hooks";
import type { ActBody, Body, Secret, SeatId } from "../hall/contract";
import type { DeviceKey } from "../keys/device";
import type { PutResult } from "../record/acts";
import { seedBytes } from "../ballot/credentials";
import { Booth } from "./booth";
import { keepSeed, seedOf } from "./seeds";

// `other`: the seat has a key, and it is not on this device.
export type Readiness = "none" | "reading" | "ready" | "other" | "making" | "failed";

const hasSecretVotes = (body: Body): boolean => body.methods.some(({ secret }) => secret) || body.elections.length > 0;
const isRegistered = (body: Body, secret: Secret | null, seat: SeatId): boolean =>
  secret?.registered[body.seats.findIndex(({ id }) => id === seat)] === "1";

type Registered = "done" | "taken" | "failed"; // taken: the seat has registered that issue before

type Put = (act: ActBody) => Promise<PutResult>;

async function register(body: Body, key: DeviceKey, issue: number, put: Put): Promise<Registered> {
  const booth = new Booth();
  try {
    const seed = crypto.getRandomValues(new Uint8Array(seedBytes));
    // Kept first: a key that is registered and lost could not be used.
    await keepSeed(body.origin, key.seat, { issue, seed });
    const answer = await booth.ask({ kind: "register", origin: body.origin, seat: key.seat, seed: { issue, seed } });
    if (answer.kind !== "registration") return "failed";
    const result = await put({ do: "credential.register", issue, message: answer.message });
    if (result.kind === "fault" && result.code === "BALLOT") return "taken";
    return result.kind === "recorded" ? "done" : "failed";
  } catch {
    return "failed";
  } finally {
    booth.close();
  }
}

// A seat that has lost so many devices asks its secretary.
const mostIssues = 20;

export type Registering = { now: Readiness; replace: () => void };

// `put`: how this page signs and sends.
export function useRegistering(body: Body, key: DeviceKey, secret: Secret | null, put: Put): Registering {
  const [now, setNow] = useState<Readiness>("reading");
  const registered = isRegistered(body, secret, key.seat);
  const isSeat = body.seats.some(({ id }) => id === key.seat);
  const make = async (first: number): Promise<void> => {
    setNow("making");
    for (let issue = first; issue < first + mostIssues; issue += 1) {
      const done = await register(body, key, issue, put);
      if (done !== "taken") return setNow(done === "done" ? "ready" : "failed");
    }
    setNow("failed");
  };
  useEffect(() => {
    let left = false;
    const look = async (): Promise<void> => {
      if (!isSeat || !hasSecretVotes(body)) return setNow("none");
      const seed = await seedOf(body.origin, key.seat);
      if (left) return;
      if (seed !== null && registered) return setNow("ready");
      if (registered) return setNow("other");
      await make(1);
    };
    void look();
    return () => {
      left = true;
    };
  }, [body.origin, key.keyId, registered]);
  const replace = async (): Promise<void> => {
    const seed = await seedOf(body.origin, key.seat);
    await make((seed?.issue ?? 1) + 1);
  };
  return { now, replace: () => void replace() };
}
