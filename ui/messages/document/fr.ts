import type { French } from "../catalogue";
import type { document as english } from "./en";

export const document: Pick<French, keyof typeof english> = {
  "document.read": "Lire le texte",
  "document.read_changes": "Lire ce qu'il modifie",
  "document.reading": "Lecture du texte.",
  "document.none": "Aucun libellé n'y a été joint.",
  "document.gone": "La salle n'en donne pas le libellé.",
  "document.other": "Ce que la salle a envoyé n'est pas le texte que le registre désigne. Il n'est pas affiché. Prévenez le secrétariat.",
  "document.no_fit": "Le texte n'a pas autant de paragraphes que le registre en énumère ; leurs noms ne sont donc pas affichés. Prévenez le secrétariat.",
  "document.amended": "Le texte qu'il amende ne peut pas être affiché à côté :",
  "document.change.remove": "Est supprimé : paragraphe",
  "document.change.replace": "Est remplacé : paragraphe",
  "document.change.add": "Est ajouté après le paragraphe",
  "document.line": "ligne {line}",
  "document.lines": "lignes {from} à {to}",
  "document.ins": "ajouté :",
  "document.del": "supprimé :",
  "document.end": "fin de la modification.",
};
