import type { Russian } from "../catalogue";
import type { board as english } from "./en";

export const board: Pick<Russian, keyof typeof english> = {
  // ---- the menu of views
  "board.views": "Виды табло",
  "board.view.full": "Табло целиком",
  "board.view.result": "Результат",
  "board.view.hemicycle": "Полукруг",
  "board.view.groups": "Группы",
  "board.view.question": "Вопрос",
  "board.view.speaker": "Оратор",
  "board.view.message": "Сообщение",
  "board.view.network": "Сеть",
  "board.view.overlay": "Поверх видео",

  // ---- the foot
  "board.code": "Код открытой страницы этого протокола",
  "board.tested": "Проба завершена. Она ничего не решила.",

  // ---- votes over some days
  "board.closes_at": "Закрытие голосования: {day}, {time}.",
  "board.over": "Время голосования истекло. Оно сейчас будет закрыто.",
  "board.left": "Осталось времени",
  "board.days": { one: "{n} день", few: "{n} дня", many: "{n} дней" },
  "board.beside": "Голосования на несколько дней",
  "board.beside.opens": "открытие: {day}, {time}",
  "board.beside.closes": "закрытие: {day}, {time}",
  "board.beside.locked": "закрыто, результат еще не объявлен",
  "board.beside.voted": { one: "проголосовали: {n} из {all}", few: "проголосовали: {n} из {all}", many: "проголосовали: {n} из {all}" },
  "board.more": { one: "и еще {n}", few: "и еще {n}", many: "и еще {n}" },

  // ---- what waits for a second person
  "board.proposed.annul": "Предложено аннулировать",
  "board.proposed.count": "Предложено исправить подсчет",
  "board.proposed.title": "Предложено исправить название",
  "board.proposed.by": "Предложение вносит: {name}. Ничего не меняется, пока его не подтвердит второе лицо.",

  // ---- a test vote
  "board.test": "Проба",
  "board.test.says": "Проба с заранее известными ответами. Она ничего не решает.",
  "board.test.open": "Проба открыта до закрытия голосования.",
  "board.test.press": "Каждый член нажимает то, что стоит рядом с его названием; знак ≠ означает другой выбор.",
  "board.test.right": "Как указано",
  "board.test.wrong": "Иначе",
  "board.test.missing": "Не нажато",
  "board.test.asked": "указано: {choice}",
  "board.test.all": "Все нажали то, что было указано.",
  "board.test.hidden": "До закрытия видно только, кто нажал.",

  // ---- hemicycle and groups
  "board.seats": { one: "{n} член, полукругом", few: "{n} члена, полукругом", many: "{n} членов, полукругом" },
  "board.by_choice": "По выбору",
  "board.by_seat": "По местам",
  "board.no_vote": "На заседании нет голосования.",
  "board.groups": "Итоги по группам",
  "board.group": "Группа",
  "board.group.none": "Вне групп",
  "board.group.total": "Всего",

  // ---- speaker, message, network
  "board.next": "Далее",
  "board.time_left": "осталось",
  "board.time_spoken": "прошло",
  "board.message": "Сообщение",
  "board.no_message": "В этом адресе нет сообщения.",
  "board.network": "Этот зал на вашем устройстве",
  "board.network.open": "Откройте в браузере",
  "board.network.code": "Код адреса зала",
  "board.wifi": "Wi-Fi",
  "board.wifi.name": "Имя сети",
  "board.wifi.password": "Пароль",
  "board.wifi.open": "не нужен",
  "board.wifi.code": "Код для входа в сеть Wi-Fi",
};
