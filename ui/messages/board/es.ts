import type { Spanish } from "../catalogue";
import type { board as english } from "./en";

export const board: Pick<Spanish, keyof typeof english> = {
  // ---- the menu of views
  "board.views": "Vistas del tablero",
  "board.view.full": "Tablero completo",
  "board.view.result": "Resultado",
  "board.view.hemicycle": "Hemiciclo",
  "board.view.groups": "Grupos",
  "board.view.question": "Cuestión",
  "board.view.speaker": "Orador",
  "board.view.message": "Mensaje",
  "board.view.network": "Red",
  "board.view.overlay": "Rótulo para vídeo",

  // ---- the foot
  "board.code": "Código de la página pública de este registro",
  "board.tested": "La prueba ha concluido. No decidió nada.",

  // ---- votes over some days
  "board.closes_at": "Cierre de la votación: {day}, {time}.",
  "board.over": "El tiempo para votar se ha agotado. La votación está por cerrarse.",
  "board.left": "Tiempo restante",
  "board.days": { one: "{n} día", other: "{n} días" },
  "board.beside": "Votaciones de varios días",
  "board.beside.opens": "apertura: {day}, {time}",
  "board.beside.closes": "cierre: {day}, {time}",
  "board.beside.locked": "cerrada, aún sin proclamar",
  "board.beside.voted": { one: "ha votado {n} de {all}", other: "han votado {n} de {all}" },
  "board.more": { one: "y {n} más", other: "y {n} más" },

  // ---- what waits for a second person
  "board.proposed.annul": "Anulación propuesta",
  "board.proposed.count": "Rectificación del recuento propuesta",
  "board.proposed.title": "Rectificación del título propuesta",
  "board.proposed.by": "Propuesta de: {name}. Nada cambia hasta que la confirme una segunda persona.",

  // ---- a test vote
  "board.test": "Prueba",
  "board.test.says": "Una votación de prueba con respuestas conocidas. No decide nada.",
  "board.test.open": "La prueba está abierta hasta el cierre.",
  "board.test.press": "Cada miembro pulsa lo que figura junto a su nombre; ≠ marca otra opción.",
  "board.test.right": "Según lo previsto",
  "board.test.wrong": "De otro modo",
  "board.test.missing": "Sin pulsar",
  "board.test.asked": "se pidió: {choice}",
  "board.test.all": "Todos pulsaron lo que se pedía.",
  "board.test.hidden": "Hasta el cierre solo se muestra quién ha pulsado.",

  // ---- hemicycle and groups
  "board.seats": { one: "{n} miembro en un hemiciclo", other: "{n} miembros en un hemiciclo" },
  "board.by_choice": "Por opción",
  "board.by_seat": "Por puesto",
  "board.no_vote": "No hay ninguna votación en curso.",
  "board.groups": "Totales por grupo",
  "board.group": "Grupo",
  "board.group.none": "Sin grupo",
  "board.group.total": "Total",

  // ---- speaker, message, network
  "board.next": "A continuación",
  "board.time_left": "restante",
  "board.time_spoken": "de palabra",
  "board.message": "Mensaje",
  "board.no_message": "La dirección no contiene ningún mensaje.",
  "board.network": "Esta sala en su dispositivo",
  "board.network.open": "Ábrala en un navegador",
  "board.network.code": "Código de la dirección de la sala",
  "board.wifi": "Wi-Fi",
  "board.wifi.name": "Nombre",
  "board.wifi.password": "Contraseña",
  "board.wifi.open": "no se necesita",
  "board.wifi.code": "Código para unirse a la Wi-Fi",
};
