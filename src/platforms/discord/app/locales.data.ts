/** Translations of our own commands; the tables below are keyed by the English text. */
interface Translation {
  readonly de: string
  readonly fr: string
}

/** Names of commands and options: lower case, 1–32 characters, one word. */
export const localNames: Readonly<Record<string, Translation>> = {
  section: { de: 'abschnitt', fr: 'section' },
  speaker: { de: 'sprecher', fr: 'orateur' },
  find: { de: 'suche', fr: 'chercher' },
  name: { de: 'name', fr: 'nom' },
  file: { de: 'datei', fr: 'fichier' },
  do: { de: 'was', fr: 'action' },
  words: { de: 'angaben', fr: 'details' },
}

/** Names in the menu of a message, 1–32 characters. */
export const localLabels: Readonly<Record<string, Translation>> = {
  'Brief this': { de: 'Dazu ein Briefing', fr: 'En faire un briefing' },
  'Check this quote': { de: 'Zitat prüfen', fr: 'Vérifier la citation' },
}

/** Descriptions of commands and options, 1–100 characters. */
export const localDescriptions: Readonly<Record<string, Translation>> = {
  'Any briefing by its name, the article at a link, a file, or a text that you paste': {
    de: 'Ein Briefing nach seinem Namen, ein Link, eine Datei oder ein Text, den Sie einfügen',
    fr: 'Un briefing par son nom, un lien, un fichier ou un texte que vous collez',
  },
  'Which briefing, or a link; without it, you can paste a text': {
    de: 'Welches Briefing, oder ein Link; ohne Angabe können Sie einen Text einfügen',
    fr: 'Quel briefing, ou un lien ; sans rien, vous pouvez coller un texte',
  },
  'An article as a text, Markdown or HTML file': {
    de: 'Ein Artikel als Text-, Markdown- oder HTML-Datei',
    fr: 'Un article en fichier texte, Markdown ou HTML',
  },
  'Which part of it': { de: 'Welcher Teil davon', fr: 'Quelle partie' },
  'Only what this person or body says': {
    de: 'Nur was diese Person oder Stelle sagt',
    fr: 'Seulement ce que dit cette personne ou institution',
  },
  'Words or a question to look for in the article': {
    de: 'Wörter oder eine Frage, die im Artikel gesucht werden',
    fr: 'Mots ou question à chercher dans l’article',
  },
  'Help, and what Briefdesk keeps for this place': {
    de: 'Hilfe, und was Briefdesk für diesen Ort bereithält',
    fr: 'Aide, et ce que Briefdesk garde pour ce lieu',
  },
  'What to do; help explains the rest': {
    de: 'Was zu tun ist; help erklärt den Rest',
    fr: 'Que faire ; help explique le reste',
  },
  'What it needs to know, as help says': {
    de: 'Was dazu nötig ist, wie help es sagt',
    fr: 'Ce qu’il faut savoir, comme le dit help',
  },
}
