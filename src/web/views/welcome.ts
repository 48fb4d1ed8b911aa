import type { Html } from '../html.ts'
import { seeOther, type DeskAnswer } from '../http.ts'
import { welcomePage } from '../pages/welcome.ts'
import type { DeskSaid } from '../said.ts'
import type { Visit } from '../visit.ts'
import { answerShown } from './shell.ts'

/** The first page, as long as no chat is connected. */
export async function viewWelcome(visit: Visit): Promise<DeskAnswer> {
  return visit.parts.owner ? answerShown(visit, await drawWelcome(visit)) : seeOther('/desk')
}

/** The briefing that comes with the bot, where it is still there. */
const SAMPLE = 'nato-china'

/** The same with what was typed in vain. */
export async function drawWelcome(
  visit: Visit,
  vain?: { readonly said: DeskSaid; readonly typed: string },
): Promise<Html> {
  const { parts, visitor } = visit
  const { reading, files, draw, owner } = parts
  const listed = await reading.briefings(visitor)
  const first = listed.find(({ name }) => name === SAMPLE) ?? listed[0]
  const opened = first && (await reading.open(visitor, first.name))
  const sample = opened && { name: opened.name, title: first.title, previews: await draw(opened.post) }
  return welcomePage(files.names, { where: owner?.where() ?? '', ...(sample && { sample }), ...vain })
}
