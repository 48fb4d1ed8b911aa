import { randomBytes } from 'node:crypto'
import type { OpenedBriefing } from '../../bot/ports/desk.ts'
import { clockTime } from '../../message/dates.ts'
import { answerPage, type DeskAnswer } from '../http.ts'
import { briefingPage } from '../pages/briefing/briefing.ts'
import type { CopyView, CorrectionView } from '../pages/briefing/copies.ts'
import { understoodPart, type PostForm, type WhenView } from '../pages/briefing/post.ts'
import { missingPage } from '../pages/sign-in.ts'
import type { Visit } from '../visit.ts'
import { answerShown, findShell } from './shell.ts'

/** The page of one briefing. */
export async function viewBriefing(visit: Visit, name: string): Promise<DeskAnswer> {
  const { parts, visitor, asked } = visit
  const { reading } = parts
  const opened = await reading.open(visitor, name)
  if (!opened) return answerPage(missingPage(parts.files.names), 404)
  const [shell, mayCorrect, zone, form, copies] = await Promise.all([
    findShell(visit),
    reading.mayCorrect(visitor),
    reading.zoneOf(visitor),
    findForm(visit),
    findCopies(visit, opened.name),
  ])
  const key = new Set(opened.verified.briefing.keyQuotes)
  return answerShown(
    visit,
    briefingPage(shell, {
      name: opened.name,
      call: opened.call,
      verified: opened.verified,
      quotes: opened.quotes.map(({ quote, hidden }) => ({ quote, hidden, key: key.has(quote.id) })),
      post: opened.post,
      previews: await parts.draw(opened.post),
      as: asked.query.get('as') ?? 'briefing',
      ...(mayCorrect && { correct: { revision: opened.revision, names: opened.names }, share: true }),
      copies,
      corrections: correctionsOf(opened, zone),
      form,
    }),
  )
}

/** Where it can be posted; undefined where nothing may be. */
async function findForm(visit: Visit): Promise<PostForm | undefined> {
  const { parts, visitor, asked } = visit
  const targets = (await parts.reading.targets(visitor)).filter(({ share, schedule }) => share || schedule)
  if (targets.length === 0 && !visitor.place.local) return undefined
  const words = asked.query.getAll('line').at(-1) ?? 'weekdays 08:30'
  return {
    targets: targets.map(({ target, ...may }) => ({
      ...may,
      channel: parts.channelOf(target),
      mention: `<#${target.channel}>`,
      target: target.channel,
    })),
    when: await findWhen(visit, words),
    once: randomBytes(9).toString('base64url'),
  }
}

/** What the bot understands by a time in words, as a piece of a page. */
export async function understandWhen(visit: Visit): Promise<DeskAnswer> {
  return answerPage(understoodPart(await findWhen(visit, visit.asked.query.get('words') ?? '')))
}

async function findWhen({ parts, visitor }: Visit, words: string): Promise<WhenView> {
  const understood = await parts.reading.when(visitor, words)
  return 'problem' in understood ? { words, times: [], problem: understood.problem } : { words, ...understood }
}

const COPIES_MOST = 12

async function findCopies({ parts, visitor }: Visit, name: string): Promise<readonly CopyView[]> {
  const { posts } = await parts.reading.posts(visitor, { briefing: name, limit: 50 })
  const zone = await parts.reading.zoneOf(visitor)
  return posts
    .map(({ post }) => post)
    .filter(({ part, edits }) => part === 0 && edits === undefined)
    .slice(0, COPIES_MOST)
    .map((post) => ({
      channel: parts.channelOf(post.target),
      when: clockTime(post.sentAt ?? post.due, zone),
      state: post.state,
      words: post.state,
    }))
}

function correctionsOf({ quotes, edit }: OpenedBriefing, zone: string): readonly CorrectionView[] {
  if (!edit) return []
  const about = { by: edit.by, when: clockTime(edit.at, zone) }
  return quotes.flatMap(({ quote, hidden }) => {
    if (hidden === 'editors') return [{ what: `Quotation ${quote.id} is hidden.`, ...about }]
    if (hidden !== undefined || quote.speaker?.reached !== 'editor') return []
    return [{ what: `Quotation ${quote.id} is given to ${quote.speaker.name}.`, ...about }]
  })
}
