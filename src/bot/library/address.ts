/** Finds the first web address in a text; Slack writes `<https://…|as shown>`. */
export function findAddress(text: string): string | undefined {
  const found = /https?:\/\/[^\s<>|"”’]+/i.exec(text)?.[0]
  const address = found?.slice(0, endOf(found))
  return address !== undefined && URL.canParse(address) ? address : undefined
}

/** Punctuation after an address is not part of it, nor is a bracket that was not opened right before. */
function endOf(address: string): number {
  let end = address.length
  while (end > 0 && /[.,;:!?)]/.test(address.charAt(end - 1)) && !closes(address, end - 1)) end -= 1
  return end
}

function closes(address: string, at: number): boolean {
  if (address.charAt(at) !== ')') return false
  let open = at - 1
  while (open >= 0 && !/[()]/.test(address.charAt(open))) open -= 1
  return address.charAt(open) === '('
}
