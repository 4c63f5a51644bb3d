import { signal } from "@preact/signals";

// Names are measured in the face that shows them, and again when it has come.
export const faces = signal(0);
void document.fonts.ready.then(() => (faces.value += 1));
document.fonts.addEventListener("loadingdone", () => (faces.value += 1));

const pen = document.createElement("canvas").getContext("2d");
const size = 100;
// A canvas knows the named widths only; the next one to 85 % is 87.5 %.
const narrower = 85 / 87.5;

// In ems.
export function longestOf(names: readonly string[]): number {
  if (pen === null) return Math.max(0, ...names.map((name) => name.length / 2));
  const family = getComputedStyle(document.documentElement).getPropertyValue("--font");
  pen.font = `500 semi-condensed ${size}px ${family}`;
  return Math.max(0, ...names.map((name) => (pen.measureText(name).width / size) * narrower));
}
