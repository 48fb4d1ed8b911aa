import { Routes } from 'discord.js'
import type { Client } from 'discord.js'
import type { Platform } from '../../../bot/ports/platform.ts'
import { applicationCommands } from './commands.ts'
import { errorFacts } from '../connect/log.ts'
import type { Log } from '../../../log.ts'

type OwnCommands = Required<Pick<Platform, 'offer' | 'withdraw'>>

/** Adds and removes the commands of one server. Direct messages cannot have any. */
export const createOwnCommands = (client: Client, log: Log): OwnCommands => ({
  async offer(guild, definition) {
    const app = client.application?.id
    const [command] = applicationCommands([definition])
    if (app === undefined || !command || !client.guilds.cache.has(guild)) return false
    try {
      await client.rest.post(Routes.applicationGuildCommands(app, guild), { body: ofServer(command) })
      return true
    } catch (error) {
      log.warn('discord.offer-failed', { guild, ...errorFacts(error) })
      return false
    }
  },
  async withdraw(guild, name) {
    const app = client.application?.id
    if (app === undefined || !client.guilds.cache.has(guild)) return
    try {
      const there = (await client.rest.get(Routes.applicationGuildCommands(app, guild))) as readonly Named[]
      const ours = there.find((command) => command.name === name)
      if (ours) await client.rest.delete(Routes.applicationGuildCommand(app, guild, ours.id))
    } catch (error) {
      log.warn('discord.withdraw-failed', { guild, ...errorFacts(error) })
    }
  },
})

/** Discord accepts contexts and integration types for global commands only. */
const ofServer = ({ contexts: _, integration_types: __, ...command }: Command) => command

type Command = ReturnType<typeof applicationCommands>[number]

interface Named {
  readonly id: string
  readonly name: string
}
