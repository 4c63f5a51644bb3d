import type { French } from "../catalogue";
import type { minutes as english } from "./en";

export const minutes: Pick<French, keyof typeof english> = {
  "minutes.title": "Procès-verbal : {body}",
  "minutes.page": "Procès-verbal",
  "minutes.lead": "Établi d'après le registre, inscription par inscription. Chaque ligne indique l'inscription qu'elle relate.",
  "minutes.print": "Imprimer ou enregistrer en PDF",
  "minutes.csv": "Tableau, CSV",
  "minutes.contents": "Table des matières",
  "minutes.decisions": { one: "{n} décision", other: "{n} décisions" },
  "minutes.sheet": "Feuille de vote nominal",
  "minutes.entry": "Inscription {number} du registre",
  "minutes.empty": "Le registre est encore vide.",
  "minutes.failed": "Le procès-verbal n'a pas pu être lu : {says}",
  "minutes.foot": "Registre {size}, {hash}",
  "minutes.newer": { one: "{n} inscription s'est ajoutée depuis ce procès-verbal.", other: "{n} inscriptions se sont ajoutées depuis ce procès-verbal." },
  "minutes.again": "L'établir à nouveau",
};
