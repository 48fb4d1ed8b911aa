import { checkDiscordToken, seesChannel } from '../../platforms/discord/connect/check.ts'
import { createApi } from '../../platforms/slack/connect/api.ts'
import { checkToken, faultOf, sayLacking } from '../../platforms/slack/connect/check.ts'
import { explain } from '../../platforms/slack/connect/outcomes.ts'
import type { Settings } from '../../config.ts'
import { slackOwnsPort } from '../platforms.ts'
import type { Inspection, Diagnosis } from './diagnosis.ts'

const fine = (what: string): Diagnosis => ({ state: 'fine', what })
const logger = {
  ...{ debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
  ...{ setLevel: () => undefined, getLevel: () => 'error' as never, setName: () => undefined },
}

/** Tokens by shape, then by Slack itself, with the scopes it grants. */
export const checkSlack: Inspection = async (settings) => {
  const { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app, SLACK_API_URL: apiUrl } = settings
  const shapes = slackShapes(settings)
  if (shapes.length > 0 || bot === undefined) return shapes
  const { lacking = [], teamId } = await checkToken(createApi({ token: bot, apiUrl, logger }))
  const scopes: readonly Diagnosis[] = lacking.length === 0 ? [] : [{ state: 'note', what: sayLacking(lacking) }]
  const opens = app === undefined ? [] : [await socketOpens(app, apiUrl)]
  return [fine(`Slack takes SLACK_BOT_TOKEN, for workspace ${teamId}.`), ...scopes, ...opens]
}

async function socketOpens(app: string, apiUrl: string | undefined): Promise<Diagnosis> {
  await createApi({ token: app, apiUrl, logger })
    .call('apps.connections.open', {})
    .catch((error: unknown) => {
      throw faultOf('SLACK_APP_TOKEN', explain(error))
    })
  return fine('Slack opens a connection for SLACK_APP_TOKEN.')
}

/** What can be said before anything goes over the network. */
const slackShapes = (settings: Settings): readonly Diagnosis[] => [
  ...tokenShapes(settings),
  ...Array.from(halves(settings)).map(([what, mend]): Diagnosis => ({ state: 'fault', what, mend })),
]

function tokenShapes({ SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app }: Settings): Diagnosis[] {
  const fault = (what: string, mend: string): Diagnosis[] => [{ state: 'fault', what, mend }]
  if (bot?.startsWith('xapp-') || app?.startsWith('xoxb-'))
    return fault(
      'The two tokens of Slack are swapped.',
      'SLACK_BOT_TOKEN starts with xoxb-, SLACK_APP_TOKEN with xapp-.',
    )
  if (bot !== undefined && !bot.startsWith('xoxb-'))
    return fault('SLACK_BOT_TOKEN is not the token of a bot.', 'Copy the "Bot User OAuth Token": it starts with xoxb-.')
  if (app !== undefined && !app.startsWith('xapp-'))
    return fault('SLACK_APP_TOKEN is no app-level token.', 'Make one, xapp-…, on the page "Basic Information".')
  return []
}

/** Settings that belong together and are not. */
function* halves(settings: Settings): Generator<readonly [what: string, mend: string]> {
  const { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app, SLACK_SIGNING_SECRET: secret, SLACK_CLIENT_ID: client } = settings
  const hasWayIn = app !== undefined || secret !== undefined
  if (bot !== undefined && client !== undefined)
    yield ['SLACK_BOT_TOKEN is for one workspace, SLACK_CLIENT_ID for many.', 'Leave one of them empty.']
  else if (slackOwnsPort(settings) && settings.PUBLIC_URL === undefined)
    yield ['Slack sends its requests to PUBLIC_URL, which is not set.', 'Set it to where the internet reaches PORT.']
  if (bot !== undefined && !hasWayIn)
    yield ['Slack has no way to send commands.', 'Set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP).']
  if (bot === undefined && client === undefined && hasWayIn)
    yield ['Slack is set up by halves: SLACK_BOT_TOKEN is missing.', 'Set it, or leave every SLACK_ setting empty.']
  const channel = settings.SLACK_ADMIN_CHANNEL
  if (channel !== undefined && !/^[CGD][A-Z0-9]{6,}$/.test(channel))
    yield [`SLACK_ADMIN_CHANNEL ${channel} is no channel id.`, 'Copy it from the channel’s details: C0123ABCD.']
}

/** The token by shape, then by Discord itself; the servers it is in, and the channel for admins. */
export const checkDiscord: Inspection = async ({
  DISCORD_TOKEN: token,
  DISCORD_API_URL: apiUrl,
  DISCORD_ADMIN_CHANNEL: channel,
}) => {
  if (token === undefined) return []
  if (!/^[\w-]{20,}\.[\w-]{5,}\.[\w-]{20,}$/.test(token))
    return [
      {
        ...{ state: 'fault', what: 'DISCORD_TOKEN has not the shape of a token.' },
        mend: 'Copy it from the application’s page "Bot": three parts with dots between. The public key and the client secret are others.',
      },
    ]
  const { id, name, servers } = await checkDiscordToken({ token, apiUrl })
  const found: Diagnosis[] = [fine(`Discord takes DISCORD_TOKEN, as ${name}, in ${servers} servers.`)]
  const invite = `https://discord.com/oauth2/authorize?client_id=${id}&scope=bot%20applications.commands`
  if (servers === 0)
    found.push({ state: 'fault', what: 'The bot is in no server of Discord.', mend: `Invite it: ${invite}` })
  if (channel === undefined) return found
  if (await seesChannel({ token, apiUrl }, channel)) return [...found, fine('The bot sees DISCORD_ADMIN_CHANNEL.')]
  const mend = 'Inspection the id, and give the bot the right to view that channel.'
  return [...found, { state: 'fault', what: `The bot does not see DISCORD_ADMIN_CHANNEL ${channel}.`, mend }]
}
