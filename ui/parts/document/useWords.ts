import { sha256 } from "@noble/hashes/sha2";
import { useEffect, useState } from "preact/hooks";
import { blobOf, HallError } from "../../hall/client";
import { hexOf, textOf } from "../../record/bytes";

// `other`: what the hall sent is not what the record names; not a word of it is shown. `gone`: the record keeps the file
// back, or has none. `none`: no words were handed in.
export type Words = { kind: "none" | "reading" | "other" | "gone" } | { kind: "whole"; words: string };

const again = 3_000;

// The text that is shown is the text whose hash the record names: it is made here, of the bytes that came.
export function wordsIn(bytes: Uint8Array, digest: string): Words {
  if (hexOf(sha256(bytes)) !== digest) return { kind: "other" };
  try {
    return { kind: "whole", words: textOf(bytes) };
  } catch {
    // Handed in as something else than text.
    return { kind: "gone" };
  }
}

export function useWords(bodyId: string, digest: string): Words {
  const [read, setRead] = useState<{ digest: string; words: Words } | null>(null);
  useEffect(() => {
    if (digest === "") return undefined;
    let left = false;
    let timer: ReturnType<typeof setTimeout>;
    const set = (words: Words): void => {
      if (!left) setRead({ digest, words });
    };
    const ask = (): void => {
      blobOf(bodyId, digest).then(
        (bytes) => set(wordsIn(bytes, digest)),
        (error: unknown) => {
          if (error instanceof HallError && error.kind === "fault") set({ kind: "gone" });
          else if (!left) timer = setTimeout(ask, again);
        },
      );
    };
    ask();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [bodyId, digest]);
  if (digest === "") return { kind: "none" };
  return read?.digest === digest ? read.words : { kind: "reading" };
}
