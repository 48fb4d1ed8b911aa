import { composeDigest } from '../../message/digest.ts'
import { composeNotice } from '../../message/notices.ts'
import type { CommandCall } from '../../message/message.ts'
import type { Showing } from './reply.ts'
import { inFolder, type Library } from '../library/library.ts'
import type { Reply } from '../ports/platform.ts'
import { listOf, sayWhere } from '../library/sets.ts'

/** The briefings that a digest names, in their current state. */
export async function showDigest(
  briefings: Pick<Library, 'find'>,
  call: CommandCall,
  { place, at: now }: Pick<Showing, 'place' | 'at'>,
): Promise<Reply> {
  const { set = '', of, rest, page, again } = call.args
  const found = await Promise.all(listOf(of).map((name) => briefings.find(place.tenant, inFolder(name))))
  const entries = found.flatMap((each) => each ?? [])
  if (entries.length === 0 && listOf(of).length > 0)
    return told('These briefings are not in the folder any more.', true)
  if (entries.length === 0) return told(`Nothing new ${sayWhere(set)}.`, false)
  const others = listOf(rest)
  const message = composeDigest(
    again === undefined ? `New ${sayWhere(set)}` : `Nothing new ${sayWhere(set)}; what there is`,
    entries.map(({ verified, call: opened, cut }) => ({ verified, call: opened, ...(cut && { cut }) })),
    {
      now,
      call: { ...call, args: { ...call.args, ...(page !== undefined && { page }) } },
      ...(others.length > 0 && { rest: `${others.length} more: ${sayNames(others)}.` }),
    },
  )
  return { message, visibility: 'private' }
}

const told = (what: string, problem: boolean): Reply => ({
  message: composeNotice(what),
  visibility: 'private',
  ...(problem && { problem }),
})

const NAMED = 20

const sayNames = (names: readonly string[]): string =>
  names
    .slice(0, NAMED)
    .map((name) => `/${name}`)
    .join(', ') + (names.length > NAMED ? ' … (/briefdesk briefings has all)' : '')
