import type { Arabic } from "../catalogue";
import type { document as english } from "./en";

export const document: Pick<Arabic, keyof typeof english> = {
  "document.read": "اقرأ النص",
  "document.read_changes": "اقرأ ما يغيّره",
  "document.reading": "يُقرأ النص.",
  "document.none": "لم تُسلَّم معه أي صياغة.",
  "document.gone": "لا تقدّم القاعة صياغته.",
  "document.other": "ما أرسلته القاعة ليس النص المذكور في السجل. لذلك لا يُعرض. أبلغوا الأمين.",
  "document.no_fit": "عدد فقرات النص لا يطابق ما في السجل، فلا تُعرض أرقام الفقرات إلى جانبها. أبلغوا الأمين.",
  "document.amended": "تعذّر عرض النص المراد تعديله إلى جانبه:",
  "document.change.remove": "تُحذف الفقرة",
  "document.change.replace": "تُستبدل الفقرة",
  "document.change.add": "يُضاف بعد الفقرة",
  "document.line": "السطر {line}",
  "document.lines": "السطور {from} إلى {to}",
  "document.ins": "مضاف:",
  "document.del": "محذوف:",
  "document.end": "نهاية التغيير.",
};
