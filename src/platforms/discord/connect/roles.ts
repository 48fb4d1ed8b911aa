import { Routes, type REST } from 'discord.js'
import * as z from 'zod'

const memberShape = z.object({ user: z.object({ id: z.string() }), roles: z.array(z.string()) })

/** Pages of a thousand members; who is on none of them is not found. */
const pagesRead = 10
const perPage = 1_000

/** Whether somebody has a role now; false when Discord does not say. */
export async function hasRole(rest: REST, guild: string, { id, role }: { id: string; role: string }): Promise<boolean> {
  const member = await rest.get(Routes.guildMember(guild, id)).catch(() => undefined)
  return memberShape.safeParse(member).data?.roles.includes(role) ?? false
}

/**
 * Who has a role; undefined when Discord does not say: it lists members only where the application has the "Server Members
 * Intent". https://discord.com/developers/docs/resources/guild#list-guild-members
 */
export async function findWithRole(rest: REST, guild: string, role: string): Promise<readonly string[] | undefined> {
  const found: string[] = []
  let after = '0'
  try {
    for (let page = 0; page < pagesRead; page++) {
      const query = new URLSearchParams({ limit: String(perPage), after })
      const members = z.array(memberShape).parse(await rest.get(Routes.guildMembers(guild), { query }))
      found.push(...members.filter(({ roles }) => roles.includes(role)).map(({ user }) => user.id))
      const last = members.at(-1)?.user.id
      if (last === undefined || members.length < perPage) return found
      after = last
    }
    return found
  } catch {
    return undefined
  }
}
