import type { Bot } from '../../src/bot/bot.ts'

/** What the ticker does each second. */
export async function doDuties(bot: Bot): Promise<void> {
  for (const duty of Object.values(bot.duties())) await duty()
}
