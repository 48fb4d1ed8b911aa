/** A text with every address cut to its host: paths and queries can hold tokens. */
export const redactAddresses = (text: string): string =>
  text.replace(/\b(?:https?|wss?):\/\/[^\s/?#"'<>]{1,256}[^\s"'<>]*/g, originOf)

function originOf(address: string): string {
  const { protocol, host } = new URL(URL.canParse(address) ? address : 'invalid://address')
  return `${protocol}//${host}/…`
}
