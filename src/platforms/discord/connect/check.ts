import { DiscordAPIError, Routes } from 'discord.js'
import { BotError } from '../../../errors.ts'
import { createPostRest, type Access } from './client.ts'

/** Who the bot is in Discord, and in how many servers. */
export interface DiscordIdentity {
  readonly id: string
  readonly name: string
  readonly servers: number
}

/** Asks Discord who the token belongs to, without logging in; rejects with the setting to mend. */
export async function checkDiscordToken(access: Access): Promise<DiscordIdentity> {
  const rest = createPostRest(access)
  try {
    const { id, username } = (await rest.get(Routes.user())) as { id: string; username: string }
    return { id, name: username, servers: ((await rest.get(Routes.userGuilds())) as readonly unknown[]).length }
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 401)
      throw new BotError('setting', 'Discord refused DISCORD_TOKEN.', {
        hint: 'Reset it on the application’s page "Bot", and copy it anew.',
      })
    throw unreached(error)
  }
}

/** Whether the bot may see a channel. */
export async function seesChannel(access: Access, channel: string): Promise<boolean> {
  try {
    await createPostRest(access).get(Routes.channel(channel))
    return true
  } catch (error) {
    if (error instanceof DiscordAPIError && [400, 403, 404].includes(error.status)) return false
    throw unreached(error)
  }
}

const unreached = (error: unknown): BotError =>
  new BotError('platform', `Discord cannot be reached: ${error instanceof Error ? error.message : String(error)}.`, {
    hint: 'Check the network, and DISCORD_API_URL if it is set.',
    retryable: true,
  })
