// One short pulse, where the device can and its owner has not asked for stillness: when a vote is recorded, and when the
// time of one runs out. Never when something is only chosen.
export function feel(): void {
  if ("vibrate" in navigator && !matchMedia("(prefers-reduced-motion: reduce)").matches) navigator.vibrate(60);
}
