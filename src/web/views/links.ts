import { dayInWords } from '../../message/dates.ts'
import type { DeskAnswer } from '../http.ts'
import { linksPage } from '../pages/links.ts'
import type { Visit } from '../visit.ts'
import { answerShown, findShell } from './shell.ts'

/** Characters of a code: what the links are told apart by. */
const CODE_SHOWN = 12

/** The links to briefings, for those who may withdraw them. */
export async function viewLinks(visit: Visit): Promise<DeskAnswer> {
  const [shell, links] = await Promise.all([findShell(visit), visit.parts.reading.links(visit.visitor)])
  const rows = links.map(({ link: { code, at, until, ...link }, title }) => ({
    ...{ ...link, title, code: code.slice(0, CODE_SHOWN), made: dayInWords(at) },
    until: until === undefined ? 'it is withdrawn' : dayInWords(until),
  }))
  return answerShown(visit, linksPage(shell, rows))
}
