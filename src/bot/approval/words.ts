import { BotError } from '../../errors.ts'
import type { Ping } from '../../message/message.ts'
import type { Approval } from '../ports/approval.ts'
import { oneOf, readAge, readPing, sayPing } from '../ports/typed.ts'

/** The options of an approval: `approve:@role within:2h silence:skip`. */
export const forApproval: readonly string[] = ['approve', 'within', 'silence']

/** ms */
const WITHIN = 2 * 3_600_000

/** The approval that options ask for, if they do. Throws BotError `input`. */
export function readApproval(
  chosen: ReadonlyMap<string, string>,
  pings: (ping: Ping) => boolean,
): Approval | undefined {
  const approve = chosen.get('approve')
  const [within, silence] = [chosen.get('within'), chosen.get('silence')]
  if (approve === undefined) {
    if (within === undefined && silence === undefined) return undefined
    throw new BotError('input', 'within: and silence: say how long approval is waited for, and nobody is to approve.')
  }
  const by = readPing(approve)
  if (!by || by.kind === 'here' || !pings(by))
    throw new BotError('input', `approve:${approve} is nobody: choose a role, a group or a person from the list.`)
  return approvalOf(by, { within, silence: oneOf('silence', silence ?? 'skip', ['skip', 'post'] as const) })
}

interface Wishes {
  readonly within?: string | undefined
  readonly silence?: Approval['silence'] | undefined
}

/** An approval by somebody. What nobody approves within two hours is skipped, if nothing else is wished. */
export const approvalOf = (by: Ping, { within, silence = 'skip' }: Wishes): Approval => ({
  by: by.kind === 'here' ? noneOf(by) : by,
  within: within === undefined ? WITHIN : readAge(within, 'within'),
  silence,
})

const noneOf = ({ kind }: Ping): never => {
  throw new BotError('input', `approve: names ${kind}, who may be anybody: choose a role, a group or a person.`)
}

/** `approved by the role 123 within 2 h, else skipped`. */
export const sayApproval = ({ by, within, silence }: Approval, groupWord: string): string =>
  `approved by ${sayPing(by, groupWord)} within ${sayWithin(within)}, else ${silence === 'skip' ? 'skipped' : 'posted'}`

const sayWithin = (ms: number): string => {
  const minutes = Math.round(ms / 60_000)
  if (minutes % 1_440 === 0) return `${minutes / 1_440} d`
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`
}
