// Which set of tokens the page takes: the board is always dark, the others follow the system.
import "./fonts.css";
import "./tokens.css";
import "./base.css";

const dark = "(prefers-color-scheme: dark)";
let board = false;

function paint(): void {
  document.documentElement.dataset["theme"] = board ? "board" : matchMedia(dark).matches ? "dark" : "light";
}

export function followSystem(): void {
  paint();
  matchMedia(dark).addEventListener("change", paint);
}

export function asBoard(): void {
  board = true;
  paint();
}
