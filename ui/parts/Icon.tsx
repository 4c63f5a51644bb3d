// The marks of the design language, drawn on a grid of 24. Never shown without a word beside them or in the name.
const strokes = {
  yes: "M4 12.8 9.3 18 20 6.2",
  no: "M5.5 5.5l13 13M18.5 5.5l-13 13",
  recorded: "M4 5.5h3M10.5 5.5H20M4 12h3M10.5 12H20M4 18.5h3M10.5 18.5H20",
  hands: "M6 20v-8M10 20V5M14 20V4M18 20V8",
  secret: "M3.5 6h17v12.5h-17zM3.5 6.5l8.5 7 8.5-7",
  notopen: "M5 5h14v14H5z",
  last_call: "M6 17V11a6 6 0 0 1 12 0v6M3.5 17h17M10.5 20.5h3",
  locked: "M5 11h14v9H5zM8 11V8a4 4 0 0 1 8 0v3",
  result: "M4 9h16M4 15.5h16",
  other: "M12 4 20 12 12 20 4 12z",
  proxy: "M4 12h15M13 6l6 6-6 6",
  out: "M7 12h10",
} as const;

export type IconName = keyof typeof strokes | "abstain" | "none" | "voting";

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="i" viewBox="0 0 24 24" aria-hidden="true">
      {name === "abstain" ? <circle cx="12" cy="12" r="7.6" />
        : name === "none" ? <circle cx="12" cy="12" r="7.6" stroke-dasharray="2.4 3.57" />
        : name === "voting" ? <path class="solid" d="M7 4.5 18.5 12 7 19.5z" />
        : <path d={strokes[name]} />}
    </svg>
  );
}
