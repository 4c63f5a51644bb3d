import { hexOf, same } from "../../record/bytes";
import type { Claim } from "../checks";
import { demand } from "../faults";
import { claimsOf, readHead, readOpening, readSealed, type Head, type Slot } from "./read";
import { trackerOf } from "./tracker";
import { version, type Vote } from "./vote";

// Section 7: what a vote remembers, and the steps of what comes in.
export type Count = { last: number; casts: number; challenges: number };
export type Memory = { counts: Map<string, Count>; spoiled: Set<string>; alphas: Set<string> };
export type Incoming = { ballot: Uint8Array } | { sealed: Uint8Array; opening: Uint8Array };

// What passed steps 1 to 10. Its claims are still to be checked; only then is it remembered.
export type Examined = {
  K: string;
  sequence: number;
  tracker: Uint8Array;
  alphas: string[];
  slots: Slot[];
  choice: number[] | null; // of a check
  claims: Claim[];
};

const most = 64; // casts of a seat, and checks of it

export const emptyMemory = (): Memory => ({ counts: new Map(), spoiled: new Set(), alphas: new Set() });
const countOf = (memory: Memory, K: string): Count => memory.counts.get(K) ?? { last: 0, casts: 0, challenges: 0 };

function unlikeOthers(head: Head, memory: Memory): string[] {
  const alphas = head.alphas.map(hexOf);
  demand(new Set(alphas).size === alphas.length && !alphas.some((alpha) => memory.alphas.has(alpha)), "copy");
  return alphas;
}

export function examine(vote: Vote, memory: Memory, key: Uint8Array, incoming: Incoming): Examined {
  const { shape } = vote;
  const cast = "ballot" in incoming;
  const bytes = cast ? incoming.ballot : incoming.sealed;
  demand(bytes.length === (cast ? shape.ballotBytes : shape.bodyBytes), "length");
  const body = bytes.subarray(0, shape.bodyBytes);
  const head = readHead(body, shape.slots);
  demand(head.version === version, "version");
  demand(head.vote === BigInt(vote.vote), "vote");
  demand(same(head.K, key), "credential");
  const K = hexOf(key);
  const count = countOf(memory, K);
  demand(head.sequence >= 1 && head.sequence > count.last, "sequence");
  demand((cast ? count.casts : count.challenges) < most, "limit");
  const tracker = trackerOf(body);
  demand(!memory.spoiled.has(hexOf(tracker)), "spoiled");
  const alphas = unlikeOthers(head, memory);
  const sealed = readSealed(bytes, vote);
  const opened = cast ? null : readOpening(incoming.opening, sealed.slots);
  const claims = claimsOf(vote, head, body, sealed);
  return {
    K, tracker, alphas, sequence: head.sequence, slots: sealed.slots, choice: opened?.choice ?? null,
    claims: opened === null ? claims : [...claims, opened.claim],
  };
}

export function remember(memory: Memory, { K, sequence, tracker, alphas, choice }: Examined): void {
  const { last, casts, challenges } = countOf(memory, K);
  for (const alpha of alphas) memory.alphas.add(alpha);
  if (choice === null) memory.counts.set(K, { last: sequence, casts: casts + 1, challenges });
  else {
    memory.counts.set(K, { last, casts, challenges: challenges + 1 });
    memory.spoiled.add(hexOf(tracker));
  }
}
