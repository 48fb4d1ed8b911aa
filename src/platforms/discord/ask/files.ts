import { ApplicationCommandOptionType, ApplicationCommandType, InteractionType } from 'discord.js'
import type { APIAttachment, APIMessage } from 'discord.js'
import type { Attachment } from '../../../bot/ports/sources.ts'
import type { RequestInteraction } from './requests.ts'

/** The hosts that serve Discord's files, and that of `DISCORD_API_URL` where it is set. */
export const discordFileOrigins = (apiUrl: string | undefined): readonly string[] => [
  'https://cdn.discordapp.com',
  'https://media.discordapp.net',
  ...(apiUrl === undefined ? [] : [new URL(apiUrl).origin]),
]

/** The files attached to a command, handed in with a form, or on the message whose menu was used. Their addresses are signed: no token is sent. */
export const attachmentsOf = (interaction: RequestInteraction, origins: readonly string[]): readonly Attachment[] =>
  filesOf(interaction).map(({ filename, content_type: type, size, url }) => ({
    name: filename,
    size,
    ...(type !== undefined && { type }),
    read: (download) => download(url, { origins }),
  }))

function filesOf(interaction: RequestInteraction): readonly APIAttachment[] {
  if (interaction.type === InteractionType.ModalSubmit)
    return Object.values(interaction.data.resolved?.attachments ?? {})
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

/** Its own files and those of a forwarded message in it. */
const onMessage = ({ attachments = [], message_snapshots: snapshots = [] }: Partial<APIMessage>): APIAttachment[] => [
  ...attachments,
  ...snapshots.flatMap(({ message }: { message: Partial<APIMessage> }) => message.attachments ?? []),
]
