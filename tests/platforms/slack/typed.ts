/** Whom and what Slack's own lists offer in the tests' workspace. */
const listed: Readonly<Record<string, string>> = {
  '#desk': '<#C2|desk>',
  '@ada': '<@U8ADA|ada>',
  '@night-desk': '<!subteam^S1NIGHT|@night-desk>',
  '@here': '<!here>',
  '@everyone': '<!everyone>',
}

/** https://docs.slack.dev/interactivity/implementing-slash-commands, "Escaping": what the app gets of what somebody typed. */
export const typed = (words: string): string =>
  words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[#@][\w-]+/g, (name) => listed[name] ?? name)
    .replace(/https?:\/\/[^\s<>]+/g, '<$&>')
