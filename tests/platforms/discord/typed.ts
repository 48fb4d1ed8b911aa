/** Whom and what Discord's own lists offer in the tests' server. */
const listed: Readonly<Record<string, string>> = {
  '#desk': '<#400000000000000021>',
  '@ada': '<@!500000000000000022>',
  '@night-desk': '<@&800000000000000023>',
}

/** https://discord.com/developers/docs/reference#message-formatting: what the app gets of what somebody typed. */
export const typed = (words: string): string => words.replace(/[#@][\w-]+/g, (name) => listed[name] ?? name)
