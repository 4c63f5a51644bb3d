import { useMemo } from "preact/hooks";
import { qrOf } from "./qr";

// Black on white in every theme: a camera reads nothing else as surely.
export function Qr({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => qrOf(text), [text]);
  return (
    <svg class="qr" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shape-rendering="crispEdges">
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} /><path fill="#000" d={path} />
    </svg>
  );
}
