import { BotError } from '../../errors.ts'

const paste = 'Open it in your browser and paste the text.'

/** Explains an HTTP status other than 200 to the person who asked. */
export function expectStatus(status: number, host: string): BotError {
  if ([401, 402, 403, 407, 451].includes(status)) {
    return new BotError('source', `${host} does not let Briefdesk read that page (status ${status}).`, { hint: paste })
  }
  if (status === 404 || status === 410) {
    return new BotError('source', `${host} has no such page (status ${status}).`, {
      hint: 'Check the address for a slip.',
    })
  }
  return new BotError('source', `${host} answered with status ${status} instead of a page.`, {
    hint: status >= 500 ? `Try again in a few minutes. ${paste}` : paste,
    retryable: status >= 500 || status === 408,
  })
}

/** Parses Retry-After into ms: a minute when it is missing, a day at most. */
export function retryAfter(header: string | undefined, now: number): number {
  const seconds = Number(header ?? Number.NaN)
  const date = Date.parse(header ?? '')
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Number.isNaN(date) ? 60_000 : date - now
  return Math.min(Math.max(wait, 1_000), 86_400_000)
}
