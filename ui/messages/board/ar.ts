import type { Arabic } from "../catalogue";
import type { board as english } from "./en";

export const board: Pick<Arabic, keyof typeof english> = {
  // ---- the menu of views
  "board.views": "مناظر اللوحة",
  "board.view.full": "اللوحة كاملة",
  "board.view.result": "النتيجة",
  "board.view.hemicycle": "نصف الدائرة",
  "board.view.groups": "المجموعات",
  "board.view.question": "المسألة",
  "board.view.speaker": "المتكلم",
  "board.view.message": "رسالة",
  "board.view.network": "الشبكة",
  "board.view.overlay": "طبقة للبث المرئي",

  // ---- the foot
  "board.code": "رمز الصفحة العامة لهذا السجل",
  "board.tested": "انتهى الاختبار. لم يتقرر به شيء.",

  // ---- votes over some days
  "board.closes_at": "يُقفل التصويت يوم {day} الساعة {time}.",
  "board.over": "انتهى وقت التصويت. يُقفل بعد قليل.",
  "board.left": "الوقت الباقي",
  "board.days": { zero: "{n} يوم", one: "يوم واحد", two: "يومان", few: "{n} أيام", many: "{n} يوما", other: "{n} يوم" },
  "board.beside": "عمليات تصويت تمتد أياما",
  "board.beside.opens": "يُفتح يوم {day} الساعة {time}",
  "board.beside.closes": "يُقفل يوم {day} الساعة {time}",
  "board.beside.locked": "مقفل، ولم تُعلن النتيجة بعد",
  "board.beside.voted": {
    zero: "لم يصوّت أحد من {all}", one: "صوّت واحد من {all}", two: "صوّت اثنان من {all}",
    few: "صوّت {n} من {all}", many: "صوّت {n} من {all}", other: "صوّت {n} من {all}",
  },
  "board.more": { zero: "ولا شيء غيرها", one: "وواحد غيرها", two: "واثنان غيرها", few: "و{n} غيرها", many: "و{n} غيرها", other: "و{n} غيرها" },

  // ---- what waits for a second person
  "board.proposed.annul": "اقتُرح الإلغاء",
  "board.proposed.count": "اقتُرح تصحيح العدّ",
  "board.proposed.title": "اقتُرح تصحيح العنوان",
  "board.proposed.by": "صاحب الاقتراح: {name}. لا يتغير شيء حتى يؤكده شخص ثان.",

  // ---- a test vote
  "board.test": "اختبار",
  "board.test.says": "تصويت للاختبار، أجوبته معروفة. لا يتقرر به شيء.",
  "board.test.open": "الاختبار جار حتى الإقفال.",
  "board.test.press": "يضغط كل عضو ما يظهر بجانب اسمه؛ والعلامة ≠ لمن ضغط غيره.",
  "board.test.right": "كما طُلب",
  "board.test.wrong": "غير ما طُلب",
  "board.test.missing": "لم يضغطوا",
  "board.test.asked": "المطلوب: {choice}",
  "board.test.all": "ضغط الجميع ما طُلب.",
  "board.test.hidden": "لا يظهر قبل الإقفال إلا من ضغط.",

  // ---- hemicycle and groups
  "board.seats": {
    zero: "لا أعضاء في نصف الدائرة", one: "عضو واحد في نصف الدائرة", two: "عضوان في نصف الدائرة",
    few: "{n} أعضاء في نصف الدائرة", many: "{n} عضوا في نصف الدائرة", other: "{n} عضو في نصف الدائرة",
  },
  "board.by_choice": "بحسب الصوت",
  "board.by_seat": "بحسب المقعد",
  "board.no_vote": "لا تصويت معروض على الجلسة.",
  "board.groups": "المجاميع بحسب المجموعة",
  "board.group": "المجموعة",
  "board.group.none": "خارج المجموعات",
  "board.group.total": "الجميع",

  // ---- speaker, message, network
  "board.next": "التالي",
  "board.time_left": "باقية",
  "board.time_spoken": "مضت",
  "board.message": "رسالة",
  "board.no_message": "لم تُذكر رسالة مع هذا العنوان.",
  "board.network": "هذه القاعة على جهازك",
  "board.network.open": "افتح في المتصفح",
  "board.network.code": "رمز عنوان القاعة",
  "board.wifi": "الشبكة اللاسلكية",
  "board.wifi.name": "الاسم",
  "board.wifi.password": "كلمة السر",
  "board.wifi.open": "غير مطلوبة",
  "board.wifi.code": "رمز الاتصال بالشبكة اللاسلكية",
};
