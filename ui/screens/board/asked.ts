// What the address asks of a board: nobody stands at one, so a view, a language or a vote is asked for in the address.
import { computed, signal } from "@preact/signals";

export const viewNames = ["full", "result", "hemicycle", "groups", "question", "speaker", "message", "network", "overlay"] as const;
export type ViewName = (typeof viewNames)[number];

export const viewIn = (query: URLSearchParams): ViewName => viewNames.find((name) => name === query.get("view")) ?? "full";

const query = signal(new URLSearchParams(location.search));

export const asked = {
  view: computed(() => viewIn(query.value)),
  get: (name: string): string => query.value.get(name) ?? "",
  // Changes the address without a new page: a reload, or a copy of the address, shows the same.
  put: (name: string, value: string): void => {
    const next = new URLSearchParams(query.value);
    next.set(name, value);
    history.replaceState(history.state, "", `?${next.toString()}`);
    query.value = next;
  },
};
