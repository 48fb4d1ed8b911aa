/** Finds the first web address in a text; Slack writes `<https://…|as shown>`. */
export function findAddress(text: string): string | undefined {
  const found = /https?:\/\/[^\s<>|"”’]+/i.exec(text)?.[0]
  // Punctuation or a bracket after an address is not part of it.
  const address = found?.replace(/(?:[.,;:!?]|\)(?<!\([^()]*\)))+$/, '')
  return address !== undefined && URL.canParse(address) ? address : undefined
}
