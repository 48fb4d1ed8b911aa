import { clockTime } from '../../message/dates.ts'
import { seeOther, type DeskAnswer } from '../http.ts'
import { settingsPage, type ConnectStep } from '../pages/settings.ts'
import { cookieOf } from '../session.ts'
import type { Visit } from '../visit.ts'
import { answerShown, findShell } from './shell.ts'

/** How the bot does, how to connect a chat, and where the visitor is signed in. */
export async function viewSettings(visit: Visit): Promise<DeskAnswer> {
  const { parts, visitor, now } = visit
  const { actor, place } = visitor
  const [shell, zone, states, sessions] = await Promise.all([
    findShell(visit),
    parts.reading.zoneOf(visitor),
    parts.states(),
    parts.sessions.list(place.tenant, actor.id, now),
  ])
  return answerShown(
    visit,
    settingsPage(shell, {
      parts: states,
      connect: visitor.place.local ? [slack(parts.isSet), discord(parts.isSet)] : [],
      sessions: sessions.map(({ until, askedAt }) => ({
        until: clockTime(until, zone),
        asked: clockTime(askedAt, zone),
      })),
    }),
  )
}

/** Signs the visitor out wherever they are signed in. */
export async function endSessions({ parts, visitor }: Visit): Promise<DeskAnswer> {
  await parts.sessions.endAll(visitor.place.tenant, visitor.actor.id)
  return seeOther('/desk', [cookieOf(parts, 'desk', '', 0)])
}

type IsSet = Visit['parts']['isSet']

const restart: ConnectStep = {
  title: 'Start the bot again',
  words: 'Type quit in its terminal, then npm start. From then on the desk opens from the chat: /briefdesk desk',
  done: false,
}

const slack = (isSet: IsSet) => ({
  ...{ chat: 'slack', title: 'Slack' },
  steps: [
    {
      title: 'Print the manifest',
      words: 'In a terminal, in the folder of the bot:',
      code: 'npm run --silent briefdesk -- manifest > manifest.json',
      done: false,
    },
    {
      title: 'Make the app',
      words: 'At api.slack.com/apps choose “From a manifest”, paste it, and install the app into your workspace.',
      done: false,
    },
    {
      title: 'Set the bot token',
      words: 'The “Bot User OAuth Token” of the page “OAuth & Permissions”, in the file .env:',
      code: 'SLACK_BOT_TOKEN=xoxb-…',
      done: isSet('SLACK_BOT_TOKEN'),
    },
    {
      title: 'Set the app token',
      words: 'An app-level token with connections:write, of the page “Basic Information”:',
      code: 'SLACK_APP_TOKEN=xapp-…',
      done: isSet('SLACK_APP_TOKEN'),
    },
    restart,
  ],
})

const discord = (isSet: IsSet) => ({
  ...{ chat: 'discord', title: 'Discord' },
  steps: [
    {
      title: 'Make an application',
      words: 'At discord.com/developers/applications; its page “Bot” has the token.',
      done: false,
    },
    { title: 'Set the token', words: 'In the file .env:', code: 'DISCORD_TOKEN=…', done: isSet('DISCORD_TOKEN') },
    {
      title: 'Invite it',
      words: 'The page “Installation” has the link, with the scopes bot and applications.commands.',
      done: false,
    },
    restart,
  ],
})
