// Pages of names turn by themselves, because nobody stands at a board; ?page=2 holds one, for two boards side by side,
// and whoever reads at a desk can hold one too.
import { useEffect, useState } from "preact/hooks";

const turn = 10_000;

export type Paging = { page: number; held: boolean; hold: (held: boolean) => void };

export function usePage(pages: number): Paging {
  const asked = Number(new URLSearchParams(location.search).get("page"));
  const [page, setPage] = useState(asked > 0 ? asked - 1 : 0);
  const [held, hold] = useState(asked > 0);
  useEffect(() => {
    if (held || pages < 2) return;
    const timer = setInterval(() => setPage((now) => now + 1), turn);
    return () => clearInterval(timer);
  }, [held, pages]);
  return { page: page % pages, held, hold };
}
