import { locateExact } from '../../article/locate.ts'
import { control, set, showQuote, toList, type Work } from './correct.ts'
import { nearest } from '../answer/nearest.ts'
import { trouble } from '../answer/reply.ts'
import type { Reply } from '../ports/platform.ts'
import type { ReviewedQuote } from './review.ts'
import { matchNames } from '../answer/speakers.ts'

const LONGEST = 200

/** Changes a quotation's speaker, chosen or typed as `Rut Amsel, engineer`; a name in quotation marks is taken literally. */
export async function setSpeaker(work: Work, { quote, hidden }: ReviewedQuote, words: string): Promise<Reply> {
  const { source, names } = work.proof
  const { quoted, typed, role } = readSpeaker(words)
  if (hidden !== undefined)
    return trouble(
      `Quote ${quote.id} is hidden.`,
      `Show it first: /briefdesk correct ${source.name} show ${quote.id}`,
      [toList(work)],
    )
  if (quoted === undefined && typed === '') return showQuote(work, { quote })
  if (typed.length > LONGEST || (role?.length ?? 0) > LONGEST)
    return trouble(`A name or a role has at most ${LONGEST} characters.`, 'Write less of it.', [toList(work)])
  const meant = quoted === undefined ? matchNames(names, typed) : [quoted]
  const [speaker = typed, ...others] = meant
  if (others.length > 0) return several(work, quote.id, { typed, meant })
  if (meant.length === 0 && !locateExact(work.proof.found.verified.article, typed))
    return unknown(work, quote.id, { typed, role })
  const setting = { set: 'speaker', speaker, ...(role && { role }) } as const
  const deed = { number: quote.id, setting, log: `speaker of quote ${quote.id} set` }
  return await set(work, deed, {
    title: `Quote ${quote.id} of ${source.name} is now given to ${speaker}${role ? `, ${role},` : ''} and marked “set by an editor”.`,
    line: `Before: ${quote.speaker?.name ?? 'we could not tell who said this'}.`,
    back: { label: `Another speaker of ${quote.id}`, deed: `speaker ${quote.id}` },
  })
}

interface Typed {
  readonly typed: string
  readonly quoted?: string | undefined
  readonly role?: string | undefined
}

function readSpeaker(words: string): Typed {
  const line = words.trim()
  const [marked, straight, curled] = /^(?:"([^"]+)"|“([^”]+)”)\s*(?:,|$)/u.exec(line) ?? []
  const quoted = (straight ?? curled)?.trim()
  const [plain = ''] = line.split(',', 1)
  const role = line.slice(marked?.length ?? plain.length + 1).trim()
  return { typed: quoted ?? plain.trim(), quoted, role: role === '' ? undefined : role }
}

function several(work: Work, number: number, { typed, meant }: { typed: string; meant: readonly string[] }): Reply {
  const people = meant.map((name) => ({ label: name, value: name }))
  const choice = { ...control(work, 'Speaker', `speaker ${number}`), arg: 'speaker', options: people }
  return trouble(`The article names more than one “${typed}”.`, 'Choose one, or type more of the name.', choice)
}

/** A typo would be public, so a name that is not in the article must be confirmed. */
function unknown(work: Work, number: number, { typed, role }: Typed): Reply {
  const near = nearest(typed, work.proof.names)
  const end = role === undefined ? '' : `, ${role}`
  const as = (name: string): string => `speaker ${number} "${name}"${end}`
  return trouble(
    `We do not find “${typed}” in the article.${near === undefined ? '' : ` Did you mean ${near}?`}`,
    `To set the name all the same, put it in quotation marks: /briefdesk correct ${work.proof.source.name} ${as(typed)}`,
    [
      ...(near === undefined ? [] : [control(work, near, as(near))]),
      control(work, 'Set it as typed', as(typed)),
      toList(work),
    ],
  )
}
