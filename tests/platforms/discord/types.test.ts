import type {
  RESTPatchAPIChannelMessageJSONBody,
  RESTPatchAPIWebhookWithTokenMessageJSONBody,
  RESTPostAPIChannelMessageJSONBody,
  RESTPostAPIGuildForumThreadsJSONBody,
  RESTPostAPIWebhookWithTokenJSONBody,
  RESTPutAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10'
import { expectTypeOf, it } from 'vitest'
import type { applicationCommands } from '../../../src/platforms/discord/app/commands.ts'
import type { DiscordPayload } from '../../../src/platforms/discord/draw/render.ts'

/** Checked by the compiler, against Discord's own description of its interface. */
it('D11 D18: what is sent has the shape that Discord describes', () => {
  expectTypeOf<DiscordPayload>().toExtend<RESTPostAPIChannelMessageJSONBody>()
  expectTypeOf<DiscordPayload>().toExtend<RESTPatchAPIChannelMessageJSONBody>()
  expectTypeOf<DiscordPayload>().toExtend<RESTPostAPIWebhookWithTokenJSONBody>()
  expectTypeOf<DiscordPayload>().toExtend<RESTPatchAPIWebhookWithTokenMessageJSONBody>()
  expectTypeOf<DiscordPayload>().toExtend<RESTPostAPIGuildForumThreadsJSONBody['message']>()
  expectTypeOf<Writable<ReturnType<typeof applicationCommands>>>().toExtend<RESTPutAPIApplicationCommandsJSONBody>()
})

/** Discord's types know no `readonly`. */
type Writable<T> = T extends object ? { -readonly [Key in keyof T]: Writable<T[Key]> } : T
