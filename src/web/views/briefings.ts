import type { Html } from '../html.ts'
import type { DeskAnswer } from '../http.ts'
import { briefingsPage } from '../pages/briefings.ts'
import type { DeskSaid } from '../said.ts'
import type { Visit } from '../visit.ts'
import { answerShown, findShell } from './shell.ts'

/** All briefings, or those whose title has the words that are sought. */
export async function viewBriefings(visit: Visit): Promise<DeskAnswer> {
  return answerShown(visit, await drawBriefings(visit))
}

/** The same with what was typed in vain. */
export async function drawBriefings(
  visit: Visit,
  vain?: { readonly said: DeskSaid; readonly typed: string },
): Promise<Html> {
  const { parts, visitor, asked } = visit
  const sought = asked.query.get('q')?.trim() ?? ''
  const all = await parts.reading.briefings(visitor)
  const isAddress = /^https?:\/\//i.test(sought)
  const words = sought.toLowerCase()
  const listed = isAddress ? all : all.filter(({ name, title }) => `${name} ${title}`.toLowerCase().includes(words))
  const typed = vain?.typed ?? (isAddress ? sought : '')
  return briefingsPage(await findShell(visit, vain?.said), { listed, sought: isAddress ? '' : sought, typed })
}
