import type { Section, SectionKind } from '../briefing/briefing.ts'
import { count } from './counting.ts'
import type { MessageBlock, Control } from './message.ts'
import { callWith, writeName, type Scene } from './scene.ts'

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

const onTheOverview: readonly SectionKind[] = ['bottom-line', 'key-points', 'part']

/** Buttons for the sections that are not empty, a choice of speakers, sharing and correcting. `here` is the section shown now. */
export function controls(scene: Scene, here?: string): MessageBlock[] {
  const filled = scene.briefing.sections.filter(({ entries, id }) => entries.length > 0 && id !== here)
  const kinds = filled.filter(({ kind }) => !onTheOverview.includes(kind))
  const parts = filled.filter(({ kind }) => kind === 'part')
  const overview: Control[] = here === undefined ? [] : [{ label: 'Overview', ...scene.call }]
  return [
    ...row([...overview, ...kinds.map((section) => toSection(scene, section))]),
    ...row(parts.map((section) => toSection(scene, section))),
    ...speakerChoice(scene),
    ...row([...(scene.share ? [shareControl(scene, here)] : []), ...(scene.correct ? [correctControl(scene)] : [])]),
  ]
}

const row = (buttons: readonly Control[]): MessageBlock[] =>
  buttons.length > 0 ? [{ kind: 'controls', controls: buttons }] : []

const toSection = (scene: Scene, { id, kind, heading }: Section): Control => ({
  label: kind === 'part' ? heading : sectionLabels[kind],
  ...callWith(scene, { section: id }),
})

function speakerChoice(scene: Scene): MessageBlock[] {
  const quotations = new Map<string, { label: string; number: number }>()
  for (const { speaker } of scene.briefing.quotes) {
    if (!speaker) continue
    const number = (quotations.get(speaker.name)?.number ?? 0) + 1
    quotations.set(speaker.name, { label: writeName(speaker), number })
  }
  if (quotations.size === 0) return []
  const options = [...quotations].slice(0, MOST_OFFERED).map(([value, { label, number }]) => ({
    label,
    value,
    hint: count(number, 'quotation'),
  }))
  const label = quotations.size > MOST_OFFERED ? `Speaker (the first ${MOST_OFFERED})` : 'Speaker'
  return [{ kind: 'choice', choice: { label, arg: 'speaker', options, ...scene.call } }]
}

/** What a menu holds; more would fill messages with menus. Any other name can be typed. */
const MOST_OFFERED = 100

/** `of` names the command whose answer is shared; the bot adds a key, so that it is shared only once. */
function shareControl({ call }: Scene, section: string | undefined): Control {
  const args = { ...call.args, of: call.command, ...(section === undefined ? {} : { section }) }
  return { label: 'Share to channel', style: 'primary', ...call, command: 'share', args }
}

const correctControl = ({ briefing }: Scene): Control => ({
  label: 'Something wrong?',
  command: 'briefdesk',
  args: { line: `correct ${briefing.name}` },
})
