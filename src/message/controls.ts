import type { Section, SectionKind } from '../briefing/briefing.ts'
import { count } from './counting.ts'
import type { ChoiceOption, Control, LinkButton, MessageBlock } from './message.ts'
import { addressOf, callWith, sectionsOf, writeName, type Scene } from './scene.ts'

/** The name of a section on buttons and in help. */
export const sectionLabels: Readonly<Record<SectionKind, string>> = {
  'bottom-line': 'Bottom line',
  'key-points': 'Key points',
  part: 'Part',
  quotes: 'Quotes',
  who: 'Who speaks',
  people: 'People',
  timeline: 'Timeline',
  numbers: 'Numbers',
  next: 'What is next',
  gaps: 'What is missing',
  source: 'Source',
}

/** Under the overview: the quotes, the timeline, the article, sharing; the rest is in the menu. */
export function overviewControls(scene: Scene): MessageBlock[] {
  const quotes = sizeOf(scene, 'quotes')
  const dates = sizeOf(scene, 'timeline')
  const url = addressOf(scene)
  return [
    ...row(
      [
        ...(quotes > 0
          ? [toSection(scene, 'quotes', quotes === 1 ? 'The quote in full' : `All ${quotes} quotes`)]
          : []),
        ...(dates > 0 ? [toSection(scene, 'timeline', `Timeline · ${dates}`)] : []),
        ...besideOriginal(scene),
        ...(scene.share ? [shareControl(scene)] : []),
      ],
      url === undefined ? undefined : { label: 'Read the article', url },
    ),
    ...more(scene, new Set(['quotes', 'timeline'])),
  ]
}

/** Under any other page of a briefing; `here` is what it shows, as the arguments of its call. */
export const pageControls = (scene: Scene, here: Readonly<Record<string, string>>): MessageBlock[] => [
  ...row([
    { label: 'Overview', ...scene.call },
    ...(here['section'] === 'quotes' ? besideOriginal(scene) : []),
    ...(scene.share && here['find'] === undefined ? [shareControl(scene, here)] : []),
  ]),
  ...more(scene, new Set([here['section']])),
]

const row = (controls: readonly Control[], link?: LinkButton): MessageBlock[] =>
  controls.length > 0 || link ? [{ kind: 'controls', controls, ...(link && { link }) }] : []

const sizeOf = (scene: Scene, kind: SectionKind): number =>
  sectionsOf(scene, kind).reduce((sum, { entries }) => sum + entries.filter((entry) => entry.kind !== 'gap').length, 0)

const toSection = (scene: Scene, section: string, label: string): Control => ({
  label,
  ...callWith(scene, { section }),
})

/** The section that shows each quotation beside the original statement. */
export const originalPage = 'original' as const

const besideOriginal = (scene: Scene): Control[] =>
  (scene.original?.held.length ?? 0) > 0 ? [toSection(scene, originalPage, 'Beside the original')] : []

const onTheOverview: ReadonlySet<SectionKind> = new Set(['bottom-line', 'key-points'])

/** What a menu of Discord holds: the sections always, the speakers as far as there is room. */
const MENU_MOST = 25

/** All else that there is, in one menu. */
function more(scene: Scene, left: ReadonlySet<string | undefined>): MessageBlock[] {
  const filled = scene.briefing.sections.filter(
    ({ entries, id, kind }) => entries.length > 0 && !left.has(id) && !onTheOverview.has(kind),
  )
  const parts = filled.filter(({ kind }) => kind === 'part')
  const wrong: ChoiceOption[] = scene.correct ? [{ label: 'Something wrong?', value: 'wrong', group: 'This page' }] : []
  const sections = [
    ...filled.filter(({ kind }) => kind !== 'part').map((section) => sectionOption(section, 'Sections')),
    ...parts.map((section) => sectionOption(section, 'Parts')),
  ]
  const speakers = speakersOf(scene).slice(0, MENU_MOST - sections.length - wrong.length)
  const options = [...sections.slice(0, MENU_MOST - wrong.length), ...speakers, ...wrong]
  if (options.length === 0) return []
  const label = `More: ${parts.length > 0 ? 'parts' : 'people'}…`
  return [{ kind: 'choice', choice: { label, arg: 'more', options, ...scene.call } }]
}

const sectionOption = ({ id, kind, heading }: Section, group: string): ChoiceOption => ({
  label: kind === 'part' ? heading : sectionLabels[kind],
  value: `section:${id}`,
  group,
})

/** The most quoted first. */
function speakersOf({ briefing }: Scene): ChoiceOption[] {
  const quotes = new Map<string, { label: string; number: number }>()
  for (const { speaker } of briefing.quotes) {
    if (!speaker) continue
    const number = (quotes.get(speaker.name)?.number ?? 0) + 1
    quotes.set(speaker.name, { label: writeName(speaker), number })
  }
  return [...quotes]
    .sort(([, a], [, b]) => b.number - a.number)
    .map(([name, { label, number }]) => ({
      label,
      value: `speaker:${name}`,
      hint: count(number, 'quote'),
      group: 'Speakers',
    }))
}

/** `of` names the command whose answer is shared; the bot adds a key, so that it is shared only once. */
function shareControl({ call }: Scene, here: Readonly<Record<string, string>> = {}): Control {
  const args = { ...call.args, of: call.command, ...here }
  return { label: 'Share to channel', style: 'primary', ...call, command: 'share', args }
}
