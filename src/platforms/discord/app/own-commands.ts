import { Routes } from 'discord.js'
import type { Client } from 'discord.js'
import type { Platform } from '../../../bot/ports/platform.ts'
import { applicationCommands } from './commands.ts'
import { facts } from '../connect/log.ts'
import type { Log } from '../../../log.ts'

type OwnCommands = Required<Pick<Platform, 'offer' | 'withdraw'>>

/** Commands of one server: Discord keeps them there until they are taken away. A direct message has none. */
export const createOwnCommands = (client: Client, log: Log): OwnCommands => ({
  async offer(guild, definition) {
    const app = client.application?.id
    const [command] = applicationCommands([definition])
    if (app === undefined || !command || !client.guilds.cache.has(guild)) return false
    try {
      await client.rest.post(Routes.applicationGuildCommands(app, guild), { body: ofServer(command) })
      return true
    } catch (error) {
      log.warn('discord.offer-failed', { guild, ...facts(error) })
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
      log.warn('discord.withdraw-failed', { guild, ...facts(error) })
    }
  },
})

/** Where it can be used, and by which kind of app, is asked of commands for everywhere only. */
const ofServer = ({ contexts: _, integration_types: __, ...command }: Command) => command

type Command = ReturnType<typeof applicationCommands>[number]

interface Named {
  readonly id: string
  readonly name: string
}
