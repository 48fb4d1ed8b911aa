import type { Speaker } from '../briefing.ts'

/** Whether a speaker is who issued a statement: one name is the other, or its words end or begin it (`the joint communique`). */
export function isIssuer({ name, mention }: Pick<Speaker, 'name' | 'mention'>, issuers: readonly string[]): boolean {
  const given = [name, mention.exact].map(plain)
  return issuers
    .map(plain)
    .some((issuer) => issuer !== '' && given.some((each) => each === issuer || isWhole(each, issuer)))
}

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[’']s?\b/g, '')
    .replace(/^(?:the|a|an|its|their)\s+/, '')
    .replace(/\s+/g, ' ')
    .trim()

/** `joint communique` is the `communique`; `NATO Secretary General` is not `NATO`. */
const isWhole = (given: string, issuer: string): boolean =>
  given.endsWith(` ${issuer}`) && !/\b(?:of|from|at)\b/.test(given)
