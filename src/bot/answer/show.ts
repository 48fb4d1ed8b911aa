import type { Engine } from '../ports/engine.ts'
import type { Section, VerifiedBriefing } from '../../briefing/briefing.ts'
import { composeOverview, composeParts, composeSection, composeSpeaker } from '../../message/compose.ts'
import { composeAgainst } from '../../message/quotes/against.ts'
import { composeFound } from '../../message/found.ts'
import type { CommandCall, Control, Message } from '../../message/message.ts'
import type { ComposeOptions } from '../../message/scene.ts'
import type { Asked } from './asked.ts'
import type { Found } from '../library/library.ts'
import type { Reply } from '../ports/platform.ts'
import { confirm, trouble } from './reply.ts'
import { findSection, nearestSection, type PageName } from './sections.ts'
import { findSpeakers, nearestSpeaker, speakersOf } from './speakers.ts'

/** A verified briefing, the call that shows it, and when it is shown. */
export interface Shown {
  readonly verified: VerifiedBriefing
  readonly options: ComposeOptions & { readonly call: CommandCall }
  readonly engine: Pick<Engine, 'answers'>
  readonly ask?: Found['ask']
}

/** What was asked for, or help that names the closest thing that works. */
export async function show(shown: Shown, asked: Asked): Promise<Reply> {
  if (asked.find !== undefined) return await found(shown, asked.find)
  const { briefing } = shown.verified
  if (asked.section !== undefined) {
    const section = findSection(briefing, asked.section)
    if (!section) return noSection(shown, asked.section)
    return asked.speaker === undefined ? page(shown, section) : bySpeaker(shown, asked.speaker)
  }
  if (asked.speaker !== undefined) return bySpeaker(shown, asked.speaker)
  return await byWords(shown, asked.words)
}

const answered = (message: Message): Reply => ({ message, visibility: 'private' })

function page({ verified, options }: Shown, section: Section | PageName): Reply {
  if (section === 'overview') return answered(composeOverview(verified, options))
  if (section === 'original') {
    const { original } = verified
    if (original) return answered(composeAgainst(verified, original, options))
    return trouble(
      'No original statement was named for this briefing.',
      `An editor can name one: /briefdesk source ${verified.briefing.name} <link> by: <who issued it>`,
      [{ label: 'Overview', ...options.call }],
    )
  }
  return answered(section === 'parts' ? composeParts(verified, options) : composeSection(verified, section, options))
}

/** `quotes stoltenberg`: the longest run of words that names a section, then a speaker; or a speaker alone. */
async function byWords(shown: Shown, words: readonly string[]): Promise<Reply> {
  const { briefing } = shown.verified
  for (let length = Math.min(words.length, HEADING_MOST); length > 0; length--) {
    const section = findSection(briefing, words.slice(0, length).join(' '))
    const rest = words.slice(length).join(' ')
    if (section === undefined) continue
    if (rest === '') return page(shown, section)
    if (words.length < fewestOfQuestion || findSpeakers(briefing, rest).length > 0) return bySpeaker(shown, rest)
  }
  const typed = words.join(' ')
  if (/^(?:help|\?)$/i.test(typed)) return howToAsk(shown)
  if (typed === '') return page(shown, 'overview')
  if (findSpeakers(briefing, typed).length > 0) return bySpeaker(shown, typed)
  const slip = words.length < fewestOfQuestion && (nearestSection(briefing, typed) ?? nearestSpeaker(briefing, typed))
  return slip ? noSection(shown, typed) : await found(shown, typed)
}

/** What can be typed after the name of a briefing. */
function howToAsk({ verified: { briefing }, options: { call } }: Shown): Reply {
  const typed = call.args['name'] ?? call.args['line']
  const name = `/${call.command}${typed === undefined ? '' : ` ${typed}`}`
  const person = briefing.quotes.find(({ speaker }) => speaker?.kind === 'person')?.speaker?.name
  const speaker = person ?? speakersOf(briefing)[0]
  return confirm(
    `What can follow ${name}`,
    [
      `A section: ${sectionNames(briefing).join(', ')}, or the number or heading of a part.`,
      ...(speaker === undefined ? [] : [`A speaker: ${name} ${speaker}`]),
      `A question or words to look for: ${name} find:words`,
      'All that Briefdesk can do: /briefdesk help',
    ],
    [{ label: 'Overview', ...call }],
  )
}

const sectionNames = ({ sections }: VerifiedBriefing['briefing']): readonly string[] => [
  'overview',
  ...sections.filter(({ entries, kind }) => entries.length > 0 && kind !== 'part').map(({ id }) => id),
]

/** In words: no heading is longer. */
const HEADING_MOST = 30

/** So many words are no slip in the name of a section: they are looked for in the article. */
const fewestOfQuestion = 3

function bySpeaker(shown: Shown, typed: string): Reply {
  const { verified, options } = shown
  const [name, ...others] = findSpeakers(verified.briefing, typed)
  if (name === undefined) return noSpeaker(shown, typed)
  if (others.length === 0) return answered(composeSpeaker(verified, name, options))
  const people = [name, ...others].map((each) => ({ label: each, value: each }))
  const choice = { label: 'Speaker', arg: 'speaker', options: people, ...options.call }
  return trouble(`More than one speaker is called “${typed}”.`, 'Choose one, or type more of the name.', choice)
}

/** Every answer is a sentence of the article, letter for letter. */
async function found({ verified, options, engine, ask }: Shown, question: string): Promise<Reply> {
  const matches = await engine.answers(verified.article, question, await ask?.(question))
  return answered(composeFound(verified, question, matches, options))
}

function noSection(shown: Shown, typed: string): Reply {
  const { briefing } = shown.verified
  const near = nearestSection(briefing, typed)
  const speaker = near ? undefined : nearestSpeaker(briefing, typed)
  const guess = near ? toSection(shown, near) : speaker === undefined ? undefined : toSpeaker(shown, speaker)
  const what = `“${typed}” is neither a section nor a speaker of this briefing.`
  const names = sectionNames(briefing).join(', ')
  if (!guess) return trouble(what, `Sections: ${names}.`, [toFind(shown, typed), toOverview(shown)])
  return trouble(`${what} Did you mean ${guess.label}?`, undefined, [guess, toFind(shown, typed), toOverview(shown)])
}

function noSpeaker(shown: Shown, typed: string): Reply {
  const { briefing } = shown.verified
  const near = nearestSpeaker(briefing, typed)
  const what = `Nobody called “${typed}” is quoted in this article.`
  const ways = [toFind(shown, typed), toOverview(shown)]
  if (near !== undefined) return trouble(`${what} Did you mean ${near}?`, undefined, [toSpeaker(shown, near), ...ways])
  const names = speakersOf(briefing).slice(0, mostNames)
  return trouble(what, names.length === 0 ? undefined : `Quoted are: ${names.join(', ')}.`, ways)
}

const mostNames = 10

const toFind = ({ options: { call } }: Shown, typed: string): Control => ({
  label: `Find “${typed}” in the article`,
  ...call,
  args: { ...call.args, find: typed },
})
const toOverview = ({ options }: Shown): Control => ({ label: 'Overview', ...options.call })
const toSection = ({ options: { call } }: Shown, { id, heading }: Section): Control => ({
  label: heading,
  ...call,
  args: { ...call.args, section: id },
})
const toSpeaker = ({ options: { call } }: Shown, speaker: string): Control => ({
  label: speaker,
  ...call,
  args: { ...call.args, speaker },
})
