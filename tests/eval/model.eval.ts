// npm run eval -- model DIR [--as editor|liar|worst] [--record FILE] [--predict FILE]: a model's choice in the articles of
// DIR (articles.jsonl, choice.jsonl), through its server and the checks. With MODEL_URL it is that model; else the editor's
// own choice, a liar (a wrong speaker for each quotation) or the worst reader (only lines never to be shown), replayed by a
// scripted server. --record writes the answers, --predict what is shown.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { brief } from '../../src/briefing/brief.ts'
import type { Briefing } from '../../src/briefing/briefing.ts'
import { rankSentences } from '../../src/briefing/lines/rank.ts'
import type { PickedFor, Picks } from '../../src/briefing/pointed/pointed.ts'
import { writeSheet } from '../../src/briefing/pointed/sheet.ts'
import { findQuotes } from '../../src/briefing/quotes/quotes.ts'
import { verify } from '../../src/briefing/verify.ts'
import { engine } from '../../src/cli/engine.ts'
import { modelOf } from '../../src/cli/model.ts'
import { readSettings } from '../../src/config.ts'
import { createModel } from '../../src/models/models.ts'
import { openScripted } from '../models/server.ts'
import { readChoices, type Row } from './choice/rows.ts'
import { picksOf } from './model/editor.ts'
import { counted } from './progress.ts'
import { shownOf } from './predict/briefing.ts'

const readers: Readonly<Record<string, (row: Row) => Picks>> = {
  editor: (row) => picksOf(row).picks,
  liar: (row) => ({ ...picksOf(row).picks, speakers: lies(row) }),
  worst(row) {
    const { picks } = picksOf(row)
    return { ...picks, bottomLine: picks.never, points: picks.never, never: [], keyQuotes: [], speakers: [] }
  },
}

/** For each quotation whose speaker is known, somebody else whom the article names. */
function lies(row: Row): Picks['speakers'] {
  const { people } = writeSheet(row.article)
  return picksOf(row).picks.speakers.flatMap(({ quote, person }) => {
    const right = people.find(({ number }) => number === person)?.words.toLowerCase() ?? ''
    const isOther = ({ words }: { words: string }): boolean =>
      !words.split(/[\s,]+/).some((word) => /^\p{Lu}\p{L}{2}/u.test(word) && right.includes(word.toLowerCase()))
    const others = people.filter(isOther)
    const other = others[(quote * 7) % Math.max(1, others.length)]
    return other ? [{ quote, person: other.number }] : []
  })
}

export async function run(args: readonly string[]): Promise<void> {
  const options = { as: { type: 'string' }, record: { type: 'string' }, predict: { type: 'string' } } as const
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
  const [folder] = positionals
  const reader = readers[values.as ?? 'editor']
  if (folder === undefined || !reader) throw new Error('usage: npm run eval -- model DIR [--as editor|liar|worst]')
  const rows = [...readChoices(folder, 'open'), ...readChoices(folder, 'held')]
  let row = rows[0]
  const server = await openScripted('anthropic', true, () => ({ writes: JSON.stringify(row ? reader(row) : {}) }))
  const model =
    modelOf(readSettings(process.env)) ?? createModel({ url: server.url, name: 'editor', dialect: 'anthropic' })
  const tally = createTally()
  const [recorded, predicted]: [string[], string[]] = [[], []]
  for (row of counted(rows, 'Articles')) {
    const { article, id, offset } = row
    const begun = performance.now()
    const outcome = await model.point(writeSheet(article), AbortSignal.timeout(120_000))
    const ms = performance.now() - begun
    recorded.push(JSON.stringify({ id, model: model.model, ms: Math.round(ms), ...outcome }))
    const pointed = 'picks' in outcome ? { model: model.model, picks: outcome.picks } : undefined
    const { briefing } = verify(brief(article, { name: id, ...engine, pointed }), article)
    predicted.push(JSON.stringify({ id, ...shownOf(briefing, offset) }))
    tally.add({ row, briefing, picks: pointed?.picks, ms, tokens: outcome.tokens })
  }
  await model.close()
  await server.close()
  if (values.record !== undefined) writeFileSync(values.record, `${recorded.join('\n')}\n`)
  if (values.predict !== undefined) writeFileSync(values.predict, `${predicted.join('\n')}\n`)
  process.stdout.write(tally.print())
}

interface Ended {
  readonly row: Row
  readonly briefing: Briefing
  readonly picks: Picks | undefined
  readonly ms: number
  readonly tokens: number
}

/** Counts which picks came out, which check refused the others, and what the vetoes let pass of lies about speakers. */
function createTally() {
  const rules = new Map<string, number>()
  const kinds = new Map<PickedFor, { picked: number; refused: number }>()
  const wrong: string[] = []
  let [articles, answered, named, lies, wrongKeys, ms, tokens, never, unlisted, unfit] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
  const count = (kind: PickedFor, picked: number, refused: number): void => {
    const known = kinds.get(kind) ?? { picked: 0, refused: 0 }
    kinds.set(kind, { picked: known.picked + picked, refused: known.refused + refused })
  }
  return {
    add(ended: Ended): void {
      const { row, briefing, picks } = ended
      articles++
      ms += ended.ms
      tokens += ended.tokens
      if (!picks || !briefing.pointed) return
      answered++
      const { refused, sentences } = briefing.pointed
      const refusedFor = (kind: PickedFor): number => refused.filter(({ picked }) => picked === kind).length
      // A bottom line is one pick, whatever stands behind it as a second choice.
      const tops = new Set(picks.bottomLine).size
      count('bottom line', Math.min(1, tops), +(tops > 0 && refusedFor('bottom line') === tops))
      count('point', new Set(picks.points).size, refusedFor('point'))
      count('key quotation', new Set(picks.keyQuotes).size, refusedFor('key quotation'))
      count('speaker', picks.speakers.length, refusedFor('speaker'))
      for (const { picked, rule } of refused)
        rules.set(`${picked}: ${rule}`, (rules.get(`${picked}: ${rule}`) ?? 0) + 1)
      const editors = picksOf(row)
      unlisted += editors.unlisted
      never += sentences.filter((number) => editors.picks.never.includes(number)).length
      const ranked = rankSentences(row.article).sentences
      unfit += sentences.filter((number) => ranked[number - 1]?.unfit !== undefined).length
      const truth = new Map(editors.picks.speakers.map(({ quote, person }) => [quote, person]))
      const own = findQuotes(row.article)
      for (const { quote, person } of picks.speakers) {
        if (person === truth.get(quote)) continue
        lies++
        const shown = briefing.quotes.find(({ id }) => id === quote)
        if (shown?.speaker?.namedWith === undefined) continue
        wrong.push(`${row.id} Q${quote}: ${shown.speaker.name}`)
        if (briefing.keyQuotes.includes(quote) && own[quote - 1]?.speaker === undefined) wrongKeys++
      }
      named += briefing.quotes.filter(({ speaker }) => speaker?.namedWith !== undefined).length
    },
    print(): string {
      const all = [...kinds.values()]
      const sum = (of: 'picked' | 'refused'): number => all.reduce((total, one) => total + one[of], 0)
      const cameOut = (name: string, picked: number, refused: number): string =>
        `${name}: ${picked - refused} of ${picked} came out (${((100 * (picked - refused)) / Math.max(1, picked)).toFixed(1)} %)`
      return [
        `${answered} of ${articles} answered, ${(ms / articles / 1_000).toFixed(2)} s and ${Math.round(tokens / articles)} tokens an article`,
        cameOut('picks', sum('picked'), sum('refused')),
        ...[...kinds].map(([kind, { picked, refused }]) => `  ${cameOut(kind, picked, refused)}`),
        `${named} speakers named with the model only; ${wrong.length} of ${lies} lies about speakers shown, ${wrongKeys} as key quotations`,
        `${unfit} lines shown against a rule of ours; ${never} that an editor would never show; ${unlisted} speakers whom the sheet does not list`,
        ...[...rules].sort((a, b) => b[1] - a[1]).map(([rule, times]) => `  ${String(times).padStart(4)} ${rule}`),
        ...wrong.map((one) => `  lie shown: ${one}`),
        '',
      ].join('\n')
    },
  }
}
