import * as z from 'zod'
import type { Clock } from '../../../bot/ports/target.ts'
import type { Actor } from '../../../bot/ports/platform.ts'
import type { Api } from './api.ts'
import { explain } from './outcomes.ts'

/** What an answer needs to know about the user. */
export interface SlackPerson {
  readonly name?: string | undefined
  readonly admin: boolean
  readonly locale: string
  /** Slack did not say: they may be an admin. */
  readonly unsure?: true
  /** IANA. */
  readonly zone?: string | undefined
}

const tenMinutes = 10 * 60_000
const most = 5_000

const shape = z.object({
  user: z.object({
    team_id: z.string().optional(),
    deleted: z.boolean().default(false),
    enterprise_user: z.object({ teams: z.array(z.string()).default([]) }).optional(),
    is_admin: z.boolean().default(false),
    is_owner: z.boolean().default(false),
    locale: z.string().default('en-US'),
    tz: z.string().nullish(),
    profile: z.object({ display_name: z.string().optional(), real_name: z.string().optional() }).default({}),
  }),
})

/** Looks users up, each at most once in ten minutes. One who cannot be looked up is not an admin, but may be. */
export function createPeople(api: Api, team: string, now: Clock): (id: string) => Promise<SlackPerson> {
  const known = new Map<string, { readonly person: Promise<SlackPerson>; readonly until: number }>()
  return (id) => {
    const found = known.get(id)
    if (found && found.until > now()) return found.person
    const [oldest] = known.keys()
    if (oldest !== undefined && known.size >= most) known.delete(oldest)
    const person = lookUp(api, id, team).catch(() => {
      known.delete(id)
      return unknownPerson
    })
    known.delete(id)
    known.set(id, { person, until: now() + tenMinutes })
    return person
  }
}

const unknownPerson: SlackPerson = { admin: false, locale: 'en-US', unsure: true }

/** In a shared channel, Slack tells of somebody from another workspace what they are there: an admin there is none here. */
async function lookUp(api: Api, id: string, team: string): Promise<SlackPerson & { readonly deleted: boolean }> {
  const { user } = shape.parse(await api.call('users.info', { user: id, include_locale: true }))
  const name = user.profile.display_name || user.profile.real_name || undefined
  const isOwn = user.team_id === team || user.enterprise_user?.teams.includes(team) === true
  const { deleted, locale, tz: zone } = user
  return { admin: isOwn && (user.is_admin || user.is_owner), locale, name, zone: zone ?? undefined, deleted }
}

/** Somebody as Slack has them now, whatever was looked up before; undefined where they are gone. Rejects where it does not say. */
export async function askAfter(
  { teamId, api }: { readonly teamId: string; readonly api: Api },
  team: string,
  id: string,
): Promise<Actor | undefined> {
  if (teamId !== team) return undefined
  try {
    const { deleted, ...person } = await lookUp(api, id, team)
    return deleted ? undefined : { id, name: person.name ?? id, admin: person.admin, zone: person.zone }
  } catch (error) {
    if (gone.includes(explain(error).code ?? '')) return undefined
    throw error
  }
}

/** https://docs.slack.dev/reference/methods/users.info#errors */
const gone = ['user_not_found', 'users_not_found', 'user_not_visible']
