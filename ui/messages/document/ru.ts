import type { Russian } from "../catalogue";
import type { document as english } from "./en";

export const document: Pick<Russian, keyof typeof english> = {
  "document.read": "Читать текст",
  "document.read_changes": "Читать изменения",
  "document.reading": "Текст загружается.",
  "document.none": "Формулировка не представлена.",
  "document.gone": "Зал не дает формулировки этого текста.",
  "document.other": "Зал прислал не тот текст, который назван в протоколе. Он не показан. Сообщите секретарю.",
  "document.no_fit": "Число пунктов в тексте не то, что в протоколе, поэтому их обозначения не показаны. Сообщите секретарю.",
  "document.amended": "Текст, к которому предложена поправка, нельзя показать рядом:",
  "document.change.remove": "Исключается: пункт",
  "document.change.replace": "Заменяется: пункт",
  "document.change.add": "Добавляется после: пункт",
  "document.line": "строка {line}",
  "document.lines": "строки {from}–{to}",
  "document.ins": "добавлено:",
  "document.del": "исключено:",
  "document.end": "конец изменения.",
};
