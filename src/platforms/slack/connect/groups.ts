import * as z from 'zod'
import type { Workspaces } from './workspaces.ts'

const shape = z.object({ users: z.array(z.string()) })

/** Who is in a user group; undefined when Slack does not say, as without the scope. https://docs.slack.dev/reference/methods/usergroups.users.list */
export async function findInGroup(
  workspaces: Workspaces,
  team: string,
  group: string,
): Promise<readonly string[] | undefined> {
  try {
    const workspace = await workspaces.find(team)
    return workspace && shape.parse(await workspace.api.call('usergroups.users.list', { usergroup: group })).users
  } catch {
    return undefined
  }
}
