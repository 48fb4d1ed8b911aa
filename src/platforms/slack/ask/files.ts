import * as z from 'zod'
import type { Attachment, Download, Downloaded } from '../../../bot/ports/sources.ts'
import { BotError } from '../../../errors.ts'
import { explain } from '../connect/outcomes.ts'
import type { Workspace } from '../connect/workspaces.ts'

/** https://docs.slack.dev/reference/objects/file-object */
export const fileShape = z.object({
  id: z.string(),
  name: z.string().nullish(),
  mimetype: z.string().optional(),
  size: z.number().optional(),
  url_private: z.string().optional(),
})

/** A file as Slack describes it. */
export type SlackFile = z.infer<typeof fileShape>

/** The hosts that serve Slack's files, and that of `SLACK_API_URL` where it is set. */
export const slackFileOrigins = (apiUrl: string | undefined): readonly string[] => [
  'https://files.slack.com',
  ...(apiUrl === undefined ? [] : [new URL(apiUrl).origin]),
]

/** A file of a message; it is fetched with the bot's token. */
export const attachmentOf = (file: SlackFile, workspace: Workspace, origins: readonly string[]): Attachment => ({
  name: file.name ?? file.id,
  ...(file.mimetype !== undefined && { type: file.mimetype }),
  ...(file.size !== undefined && { size: file.size }),
  read: (download) => readFile(file, workspace, { download, origins }),
})

interface FileAccess {
  readonly download: Download
  readonly origins: readonly string[]
}

async function readFile(file: SlackFile, workspace: Workspace, { download, origins }: FileAccess): Promise<Downloaded> {
  const { url_private: address, mimetype } = file.url_private === undefined ? await lookUp(file, workspace) : file
  const headers = { authorization: `Bearer ${workspace.botToken}` }
  const fetched = await download(address ?? '', { origins, headers })
  // Without access, Slack sends its login page as if it were the file.
  const isLogin = fetched.type === 'text/html' && mimetype !== 'text/html' && !/\.x?html?$/i.test(file.name ?? '')
  if (!isLogin) return fetched
  throw new BotError('platform', 'Slack does not let Briefdesk read that file.', {
    hint: 'Paste its text. An admin of this workspace can install the app again, which asks for files:read.',
  })
}

/** Messages give only the id of a file from another organisation. */
async function lookUp({ id }: SlackFile, { api }: Workspace): Promise<SlackFile> {
  try {
    return z.object({ file: fileShape }).parse(await api.call('files.info', { file: id })).file
  } catch (error) {
    throw new BotError('platform', `Slack does not tell about that file: ${explain(error).reason}.`, {
      hint: 'Paste its text instead.',
      cause: error,
    })
  }
}
