import { ApplicationCommandOptionType, ApplicationCommandType, InteractionType } from 'discord.js'
import type { APIAttachment, APIMessage } from 'discord.js'
import type { Attachment } from '../../../bot/ports/sources.ts'
import type { Asking } from './requests.ts'

/** Where Discord keeps files; beside them the host of `DISCORD_API_URL`, where that is set. */
export const discordFileOrigins = (apiUrl: string | undefined): readonly string[] => [
  'https://cdn.discordapp.com',
  'https://media.discordapp.net',
  ...(apiUrl === undefined ? [] : [new URL(apiUrl).origin]),
]

/** The files of a command or of the message that a menu was opened on. Their addresses need no token. */
export const attachmentsOf = (interaction: Asking, origins: readonly string[]): readonly Attachment[] =>
  filesOf(interaction).map(({ filename, content_type: type, size, url }) => ({
    name: filename,
    size,
    ...(type !== undefined && { type }),
    read: (download) => download(url, { origins }),
  }))

function filesOf(interaction: Asking): readonly APIAttachment[] {
  if (interaction.type !== InteractionType.ApplicationCommand) return []
  const { data } = interaction
  if (data.type === ApplicationCommandType.ChatInput)
    return (data.options ?? []).flatMap((option) => {
      const isFile = option.type === ApplicationCommandOptionType.Attachment
      return isFile ? (data.resolved?.attachments?.[option.value] ?? []) : []
    })
  const message = data.type === ApplicationCommandType.Message ? data.resolved.messages[data.target_id] : undefined
  return message ? onMessage(message) : []
}

/** Its own, and those of a message that was forwarded. */
const onMessage = ({ attachments = [], message_snapshots: snapshots = [] }: Partial<APIMessage>): APIAttachment[] => [
  ...attachments,
  ...snapshots.flatMap(({ message }: { message: Partial<APIMessage> }) => message.attachments ?? []),
]
