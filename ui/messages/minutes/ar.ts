import type { Arabic } from "../catalogue";
import type { minutes as english } from "./en";

export const minutes: Pick<Arabic, keyof typeof english> = {
  "minutes.title": "المحضر: {body}",
  "minutes.page": "المحضر",
  "minutes.lead": "مروي من السجل قيدا بعد قيد. ويذكر كل سطر القيد الذي يرويه.",
  "minutes.print": "الطباعة أو الحفظ بصيغة PDF",
  "minutes.csv": "جدول CSV",
  "minutes.contents": "المحتويات",
  "minutes.decisions": {
    zero: "لا قرارات", one: "قرار واحد", two: "قراران", few: "{n} قرارات", many: "{n} قرارا", other: "{n} قرار",
  },
  "minutes.sheet": "ورقة نداء الأسماء",
  "minutes.entry": "القيد {number} من السجل",
  "minutes.empty": "لا شيء في السجل بعد.",
  "minutes.failed": "تعذرت قراءة المحضر: {says}",
  "minutes.foot": "السجل {size}، {hash}",
  "minutes.newer": {
    zero: "لم يُضف قيد بعد إعداد هذا المحضر.", one: "أُضيف قيد واحد بعد إعداد هذا المحضر.", two: "أُضيف قيدان بعد إعداد هذا المحضر.",
    few: "أُضيفت {n} قيود بعد إعداد هذا المحضر.", many: "أُضيف {n} قيدا بعد إعداد هذا المحضر.", other: "أُضيف {n} قيد بعد إعداد هذا المحضر.",
  },
  "minutes.again": "إعداده من جديد",
};
