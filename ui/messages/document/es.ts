import type { Spanish } from "../catalogue";
import type { document as english } from "./en";

export const document: Pick<Spanish, keyof typeof english> = {
  "document.read": "Leer el texto",
  "document.read_changes": "Leer lo que cambia",
  "document.reading": "Leyendo el texto.",
  "document.none": "No se presentó ninguna redacción.",
  "document.gone": "La sala no da su redacción.",
  "document.other": "Lo que envió la sala no es el texto que nombra el registro. No se muestra. Avise a la secretaría.",
  "document.no_fit": "El texto no tiene tantos párrafos como enumera el registro, así que sus nombres no se muestran. Avise a la secretaría.",
  "document.amended": "El texto que enmienda no puede mostrarse al lado:",
  "document.change.remove": "Se suprime: párrafo",
  "document.change.replace": "Se sustituye: párrafo",
  "document.change.add": "Se añade tras el párrafo",
  "document.line": "línea {line}",
  "document.lines": "líneas {from} a {to}",
  "document.ins": "añadido:",
  "document.del": "suprimido:",
  "document.end": "fin del cambio.",
};
