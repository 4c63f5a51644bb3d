import type { Russian } from "../catalogue";
import type { minutes as english } from "./en";

export const minutes: Pick<Russian, keyof typeof english> = {
  "minutes.title": "Отчет: {body}",
  "minutes.page": "Отчет",
  "minutes.lead": "Изложен по протоколу, запись за записью. В каждой строке указано, какую запись она передает.",
  "minutes.print": "Печать или PDF",
  "minutes.csv": "Таблица CSV",
  "minutes.contents": "Содержание",
  "minutes.decisions": { one: "{n} решение", few: "{n} решения", many: "{n} решений" },
  "minutes.sheet": "Лист поименного голосования",
  "minutes.entry": "Запись {number} протокола",
  "minutes.empty": "В протоколе еще ничего нет.",
  "minutes.failed": "Не удалось прочитать отчет: {says}",
  "minutes.foot": "Протокол {size}, {hash}",
  "minutes.newer": {
    one: "После составления отчета добавлена {n} запись.", few: "После составления отчета добавлены {n} записи.",
    many: "После составления отчета добавлено {n} записей.",
  },
  "minutes.again": "Составить заново",
};
