// A token comes in the address behind "#", where no server sees it, and stays in this tab: that of a demonstration, and
// that of whoever makes a new association.
const kept = (bodyId: string): string => `script/${bodyId}`;

const setupKept = "setup";

function keepFromAddress(field: string, place: string): void {
  const fields = new URLSearchParams(location.hash.slice(1));
  const token = fields.get(field);
  if (token === null) return;
  sessionStorage.setItem(place, token);
  fields.delete(field);
  const rest = fields.toString();
  history.replaceState(null, "", location.pathname + location.search + (rest === "" ? "" : `#${rest}`));
}

export const keepToken = (bodyId: string): void => keepFromAddress("script", kept(bodyId));
export const tokenOf = (bodyId: string): string | null => sessionStorage.getItem(kept(bodyId));

export const keepSetup = (): void => keepFromAddress("setup", setupKept);
export const setupToken = (): string | null => sessionStorage.getItem(setupKept);
// How the setup link begins: what it is recognised by, where it was printed.
export const setupStart = (): string => `${location.origin}/new#setup=`;
