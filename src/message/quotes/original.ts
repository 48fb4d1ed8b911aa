import type { HeldAgainst, Original, Verdict } from '../../briefing/primary/verdict.ts'

/** How the quotations compare with the original statement: `Of 7 quotes from the communique, 5 stand in it to the letter, 1 differs.` */
export function heldLine({ name, held }: Original): string {
  if (held.length === 0) return `None of the quotes is given to whoever issued ${name}, so none was held against it.`
  const kinds = order.flatMap((kind) => {
    const number = held.filter(({ verdict }) => verdict.kind === kind).length
    return number === 0 ? [] : [`${number} ${words[kind][number === 1 ? 0 : 1]}`]
  })
  return `Of ${held.length} ${held.length === 1 ? 'quote' : 'quotes'} from ${name}, ${kinds.join(', ')}.`
}

const order = ['stands', 'bracketed', 'shorter', 'differs', 'missing', 'relayed'] as const

/** For one, and for more. */
const words: Readonly<Record<Verdict['kind'], readonly [string, string]>> = {
  stands: ['stands in it to the letter', 'stand in it to the letter'],
  bracketed: ['is a bracketed edit', 'are bracketed edits'],
  shorter: ['is shorter than there', 'are shorter than there'],
  differs: ['differs', 'differ'],
  missing: ['was not found in it', 'were not found in it'],
  relayed: [
    'is a translation or an agency’s wording, not judged',
    'are translations or an agency’s wording, not judged',
  ],
}

/** What the original says of one quotation, in a few words; undefined where it was not held against it. */
export function heldRemark({ held }: Original, quote: number): string | undefined {
  const found = held.find((each) => each.quote === quote)
  return found && sayVerdict(found)
}

function sayVerdict({ verdict, sentence }: HeldAgainst): string {
  const where = sentence === undefined ? '' : `, sentence ${sentence}`
  switch (verdict.kind) {
    case 'stands':
      return `also in the original${where}`
    case 'bracketed':
      return `a bracketed edit; the original${where}: “${verdict.place.exact}”`
    case 'shorter':
      return `shorter than the original${where}${verdict.marked ? '' : ', without a mark'}: left out ${quoted(verdict.left)}`
    case 'differs':
      return `differs from the original${where}: ${verdict.changes.map(({ said, article }) => sayChange(said, article)).join('; ')}`
    case 'missing':
      return 'not found in the original'
    case 'relayed':
      return 'a translation or an agency’s wording, not held against the original'
  }
}

function sayChange(said: string, theirs: string): string {
  if (said === '') return `“${theirs}” is left out`
  return theirs === '' ? `“${said}” was not found there` : `“${theirs}” there, “${said}” here`
}

const quoted = (left: readonly string[]): string => left.map((some) => `“${some}”`).join(', ')
