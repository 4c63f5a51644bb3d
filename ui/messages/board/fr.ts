import type { French } from "../catalogue";
import type { board as english } from "./en";

export const board: Pick<French, keyof typeof english> = {
  // ---- the menu of views
  "board.views": "Vues du tableau",
  "board.view.full": "Tableau entier",
  "board.view.result": "Résultat",
  "board.view.hemicycle": "Hémicycle",
  "board.view.groups": "Groupes",
  "board.view.question": "Question",
  "board.view.speaker": "Orateur",
  "board.view.message": "Message",
  "board.view.network": "Réseau",
  "board.view.overlay": "Incrustation vidéo",

  // ---- the foot
  "board.code": "Code de la page publique de ce registre",
  "board.tested": "L'essai est terminé. Il n'a rien décidé.",

  // ---- votes over some days
  "board.closes_at": "Clôture du vote : {day} à {time}.",
  "board.over": "Le temps de vote est écoulé. Le vote va être clos.",
  "board.left": "Temps restant",
  "board.days": { one: "{n} jour", other: "{n} jours" },
  "board.beside": "Votes sur plusieurs jours",
  "board.beside.opens": "ouverture : {day} à {time}",
  "board.beside.closes": "clôture : {day} à {time}",
  "board.beside.locked": "clos, pas encore proclamé",
  "board.beside.voted": { one: "{n} membre sur {all} a voté", other: "{n} membres sur {all} ont voté" },
  "board.more": { one: "et {n} de plus", other: "et {n} de plus" },

  // ---- what waits for a second person
  "board.proposed.annul": "Annulation proposée",
  "board.proposed.count": "Rectification du décompte proposée",
  "board.proposed.title": "Rectification du titre proposée",
  "board.proposed.by": "Proposition de : {name}. Rien ne change avant la confirmation d'une seconde personne.",

  // ---- a test vote
  "board.test": "Essai",
  "board.test.says": "Un vote d'essai aux réponses connues. Il ne décide rien.",
  "board.test.open": "L'essai est ouvert jusqu'à la clôture.",
  "board.test.press": "Chaque membre appuie sur ce qui figure à côté de son nom ; ≠ marque un autre choix.",
  "board.test.right": "Conformes",
  "board.test.wrong": "Non conformes",
  "board.test.missing": "Rien reçu",
  "board.test.asked": "demandé : {choice}",
  "board.test.all": "Tous ont appuyé sur ce qui était demandé.",
  "board.test.hidden": "Jusqu'à la clôture, seul est affiché qui a appuyé.",

  // ---- hemicycle and groups
  "board.seats": { one: "{n} membre en hémicycle", other: "{n} membres en hémicycle" },
  "board.by_choice": "Par choix",
  "board.by_seat": "Par siège",
  "board.no_vote": "Aucun vote n'est en cours.",
  "board.groups": "Totaux par groupe",
  "board.group": "Groupe",
  "board.group.none": "Sans groupe",
  "board.group.total": "Ensemble",

  // ---- speaker, message, network
  "board.next": "Ensuite",
  "board.time_left": "restant",
  "board.time_spoken": "de parole",
  "board.message": "Message",
  "board.no_message": "L'adresse ne contient pas de message.",
  "board.network": "Cette salle sur votre appareil",
  "board.network.open": "À ouvrir dans un navigateur",
  "board.network.code": "Code de l'adresse de la salle",
  "board.wifi": "Wi-Fi",
  "board.wifi.name": "Nom",
  "board.wifi.password": "Mot de passe",
  "board.wifi.open": "non requis",
  "board.wifi.code": "Code pour rejoindre le Wi-Fi",
};
