// The token of a demonstration comes in the address behind "#", where no server sees it, and stays in this tab.
const kept = (bodyId: string): string => `script/${bodyId}`;

export function keepToken(bodyId: string): void {
  const fields = new URLSearchParams(location.hash.slice(1));
  const token = fields.get("script");
  if (token === null) return;
  sessionStorage.setItem(kept(bodyId), token);
  fields.delete("script");
  const rest = fields.toString();
  history.replaceState(null, "", location.pathname + location.search + (rest === "" ? "" : `#${rest}`));
}

export const tokenOf = (bodyId: string): string | null => sessionStorage.getItem(kept(bodyId));
