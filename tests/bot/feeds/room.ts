import type { CommandRequest, PostOutcome, Reply } from '../../../src/bot/ports/platform.ts'
import { openBot, type Options } from '../bot.ts'
import { doDuties } from '../duties.ts'
import { createMemoryPlatform } from '../platform.ts'

export const monday = Date.parse('2026-01-05T12:00:00Z')
export const minute = 60_000
export const hour = 60 * minute
const admin = { id: 'UADMIN', name: 'Max', admin: true }

export const wordsOf = (message: Reply['message']): string =>
  message.blocks
    .flatMap((block) => {
      if (block.kind === 'list') return block.items.map(({ line }) => line)
      if (block.kind === 'row') return [block.title, block.line]
      return 'line' in block ? [block.line] : []
    })
    .map((line) => line.map((inline) => ('text' in inline ? inline.text : '')).join(''))
    .join('\n')

/** A bot on Slack with a clock of the test's own. */
export async function openRoom({ outcomes = [], ...options }: Options & { readonly outcomes?: PostOutcome[] } = {}) {
  const memory = createMemoryPlatform({ outcomes })
  const time = { now: monday }
  const bot = await openBot({ platforms: [memory.platform], clock: () => time.now, files: {}, ...options })
  const say = async (line: string, over: Partial<CommandRequest> = {}) => {
    const reply = await bot.ask('briefdesk', line, { actor: admin, at: time.now, ...over })
    return { reply, words: `${reply.message.title}\n${wordsOf(reply.message)}` }
  }
  /** Lets time pass, then does what is due, a channel's post after another. */
  const pass = async (ms: number) => {
    time.now += ms
    await doDuties(bot.bot)
    for (let round = 0; round < 12 && (await bot.store.ledger.count()).due > 0; round++) {
      time.now += 2_000
      await doDuties(bot.bot)
    }
  }
  const titles = () => memory.sent.map(({ message }) => message.title)
  return { ...bot, say, pass, memory, time, titles }
}
