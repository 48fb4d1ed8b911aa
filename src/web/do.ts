import type { CommandRequest } from '../bot/ports/platform.ts'
import { answerPage, seeOther, type DeskAnswer } from './http.ts'
import { missingPage } from './pages/sign-in.ts'
import { sayReply, writeSaid, type DeskSaid } from './said.ts'
import { cookieOf } from './session.ts'
import type { Visit } from './visit.ts'
import { drawBriefings } from './views/briefings.ts'
import { drawWelcome } from './views/welcome.ts'

/** The one door for acts: a form becomes the call that a chat would make, and the reply is said on the page it came from. */
export async function doAct(visit: Visit): Promise<DeskAnswer> {
  const { parts, asked } = visit
  const request = await requestOf(visit)
  if (!request) return answerPage(missingPage(parts.files.names), 404)
  const reply = await parts.answer(request)
  return backWith(visit, asked.form.get('back'), sayReply(reply))
}

const backWith = ({ parts }: Visit, back: string | null, said: DeskSaid): DeskAnswer =>
  seeOther(isPlaceOfDesk(back) ? back : '/desk', [cookieOf(parts, 'said', writeSaid(said), 60)])

/** Never elsewhere, whatever a form says. */
const isPlaceOfDesk = (back: string | null): back is string =>
  back !== null && /^\/desk(?:[/?#][!-[\]-~]*)?$/.test(back) && !back.startsWith('/desk//')

/** Fields of every form; the others are arguments. */
const own = new Set(['command', 'back', 'revision', 'target', 'once', 'line'])

/** Undefined where it would take effect in a channel that the visitor does not see. */
async function requestOf({ parts, asked: { form }, visitor, now }: Visit): Promise<CommandRequest | undefined> {
  const { actor, place } = visitor
  const channel = form.get('target')
  const there = channel === null ? place : await parts.reading.placeIn(visitor, channel)
  const [line, revision, once] = [form.getAll('line').join(' '), form.get('revision'), form.get('once')]
  const args = Object.fromEntries([...form].filter(([name]) => !own.has(name)))
  return (
    there && {
      ...{ actor, place: there, origin: 'control', locale: 'en', at: now },
      command: form.get('command') ?? '',
      args: { ...args, ...(line !== '' && { line }) },
      ...(revision !== null && { revision }),
      // The same form sent twice is one click.
      ...(once !== null && { onMessage: `desk ${actor.id} ${once}` }),
    }
  )
}

/** Briefs a text or a link, and opens what came of it. */
export async function briefHandedIn(visit: Visit): Promise<DeskAnswer> {
  const { parts, asked, visitor, now } = visit
  const text = (asked.form.get('text') ?? '').replace(/\r\n?/g, '\n')
  const request = { ...visitor, command: 'brief-this', args: { text }, locale: 'en', at: now }
  const reply = await parts.answer(request)
  const name = reply.message.call?.args['name']
  if (reply.problem !== true && name !== undefined) return seeOther(`/desk/b/${encodeURIComponent(name)}`)
  const said = sayReply(reply)
  const page = parts.owner
    ? await drawWelcome(visit, { said, typed: text })
    : await drawBriefings(visit, { said, typed: text })
  return answerPage(page, 422)
}
