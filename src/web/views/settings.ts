import type { ListedSession } from '../../bot/ports/sessions.ts'
import { clockTime } from '../../message/dates.ts'
import { seeOther, type DeskAnswer } from '../http.ts'
import type { ActView } from '../pages/parts.ts'
import type { ConnectStep } from '../pages/connect.ts'
import { settingsPage } from '../pages/settings.ts'
import { codeOfToken, cookieIn, cookieOf } from '../session.ts'
import type { Visit } from '../visit.ts'
import { answerShown, findShell } from './shell.ts'

/** How the bot does, how to connect a chat, who may do what, and who is signed in. */
export async function viewSettings(visit: Visit): Promise<DeskAnswer> {
  const { parts, visitor, now } = visit
  const { actor, place } = visitor
  const [shell, zone, states, people, role] = await Promise.all([
    findShell(visit),
    parts.reading.zoneOf(visitor),
    parts.states(),
    parts.reading.people(visitor),
    parts.reading.roleOf(visitor),
  ])
  const sessions = await parts.sessions.list(place.tenant, role === 'admin' ? undefined : actor.id, now)
  const names = namesIn(sessions, people)
  return answerShown(
    visit,
    settingsPage(shell, {
      parts: states,
      connect: visitor.place.local ? [slack(parts.isSet), discord(parts.isSet)] : [],
      people: {
        local: place.local === true,
        mayGrant: people.mayGrant,
        grants: people.grants.map(({ person, channel, role: given, by, mayChange }) => ({
          ...{ name: person === undefined ? 'everybody' : (names.get(person) ?? person), role: given, by },
          ...(channel !== undefined && { channel: parts.channelOf({ ...place, channel }) }),
          ...(mayChange && { revoke: act(`revoke ${person === undefined ? 'everybody' : `<@${person}>`}`, channel) }),
        })),
        approvals: people.approvals.map(({ channel, says, setBy, mayChange }) => ({
          ...{ channel: parts.channelOf({ ...place, channel }), says, setBy },
          ...(mayChange && { end: act(`approvers in <#${channel}> off`, channel) }),
        })),
        ...(people.log && {
          log: people.log.map(({ at, actor: who, action, about }) => ({
            ...{ when: clockTime(at, zone), who: who.replace(/ \([^()]*\)$/, ''), what: `${action} ${about}` },
          })),
        }),
      },
      links: role === 'editor' || role === 'admin',
      sessions: sessions.map(({ code, person, name, until, askedAt }) => ({
        ...{ code, mine: person === actor.id, name: person === actor.id ? 'You' : name },
        ...{ here: code === codeHere(visit), until: clockTime(until, zone), asked: clockTime(askedAt, zone) },
      })),
    }),
  )
}

/** A role in a channel is taken away from there. */
const act = (line: string, channel: string | undefined): ActView => ({
  ...{ command: 'briefdesk', back: '/desk/settings' },
  fields: [['line', line.startsWith('revoke') && channel !== undefined ? `${line} here` : line]],
  ...(channel !== undefined && { target: channel }),
})

/** People's names as the desk has heard them: nobody is asked for a list. */
const namesIn = (
  sessions: readonly ListedSession[],
  { log = [] }: Awaited<ReturnType<Visit['parts']['reading']['people']>>,
): ReadonlyMap<string, string> =>
  new Map([
    ...log.flatMap(({ actor }) => {
      const [, name, id] = /^(.*) \(([^()]*)\)$/.exec(actor) ?? []
      return name !== undefined && id !== undefined ? [[id, name] as const] : []
    }),
    ...sessions.map(({ person, name }) => [person, name] as const),
  ])

const codeHere = ({ parts, asked }: Visit): string | undefined => {
  const token = cookieIn(parts, asked, 'desk')
  return token === undefined ? undefined : codeOfToken(token)
}

/** Ends one session, the visitor's own or, for admins, anybody's; without one, all of the visitor's. */
export async function endSessions(visit: Visit): Promise<DeskAnswer> {
  const { parts, visitor, asked } = visit
  const { tenant } = visitor.place
  const code = asked.form.get('session')
  if (code === null) {
    await parts.sessions.endAll(tenant, visitor.actor.id)
    return seeOther('/desk', [cookieOf(parts, 'desk', '', 0)])
  }
  const isAdmin = (await parts.reading.roleOf(visitor)) === 'admin'
  await parts.sessions.endOne(code, { tenant, ...(!isAdmin && { person: visitor.actor.id }) })
  return seeOther('/desk/settings#sessions', code === codeHere(visit) ? [cookieOf(parts, 'desk', '', 0)] : [])
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
      // Nobody has a token without the steps before it.
      done: isSet('SLACK_BOT_TOKEN'),
    },
    {
      title: 'Make the app',
      words: 'At api.slack.com/apps choose “From a manifest”, paste it, and install the app into your workspace.',
      done: isSet('SLACK_BOT_TOKEN'),
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
      done: isSet('DISCORD_TOKEN'),
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
