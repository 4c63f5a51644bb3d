import type { Spanish } from "../catalogue";
import type { minutes as english } from "./en";

export const minutes: Pick<Spanish, keyof typeof english> = {
  "minutes.title": "Acta: {body}",
  "minutes.page": "Acta",
  "minutes.lead": "Redactada según el registro, asiento por asiento. Cada línea nombra el asiento que relata.",
  "minutes.print": "Imprimir o guardar en PDF",
  "minutes.csv": "Tabla, CSV",
  "minutes.contents": "Índice",
  "minutes.decisions": { one: "{n} decisión", other: "{n} decisiones" },
  "minutes.sheet": "Hoja de votación nominal",
  "minutes.entry": "Asiento {number} del registro",
  "minutes.empty": "Aún no consta nada en el registro.",
  "minutes.failed": "No se pudo leer el acta: {says}",
  "minutes.foot": "Registro {size}, {hash}",
  "minutes.newer": { one: "Se ha añadido {n} asiento desde que se hizo esta acta.", other: "Se han añadido {n} asientos desde que se hizo esta acta." },
  "minutes.again": "Hacerla de nuevo",
};
